"""A value that may not stand there is answered with the range, or the words, and the nearest that may; a value that is
meant to be obeyed is only looked for."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from graph.naming import normalise
from queries.addresses import placeholders
from queries.questions import Parameter, Question, Type, questions
from tests.queries import world
from tests.queries.test_conformance import ALL

MIRA = world.entity("mira")
RANGES = [
    ("/claims?limit=0", "limit", "0", (1, 1000), "1"),
    ("/claims?limit=1001", "limit", "1001", (1, 1000), "1000"),
    ("/claims?offset=-5", "offset", "-5", (0, 1_000_000), "0"),
    ("/claims?offset=9999999", "offset", "9999999", (0, 1_000_000), "1000000"),
    ("/questions/paths?source=a&target=b&max_hops=7", "max_hops", "7", (1, 6), "6"),
    ("/entities/neighbourhood?entities=Mira Solen&depth=9", "depth", "9", (1, 4), "4"),
    ("/relations/backing?min_sources=0", "min_sources", "0", (1, 100), "1"),
    ("/graph?entity=TL&depth=4", "depth", "4", (0, 3), "3"),
    ("/graph?limit=0", "limit", "0", (1, 500), "1"),
    ("/diagram.svg?entity=TL&depth=-1", "depth", "-1", (0, 3), "0"),
]


def _refused(client: TestClient, address: str) -> dict[str, Any]:
    response = client.get(address)
    problem: dict[str, Any] = response.json()
    assert response.status_code == 422 and response.headers["content-type"] == "application/problem+json", problem
    return problem


@pytest.mark.parametrize(("address", "name", "given", "bounds", "nearest"), RANGES, ids=[one[0] for one in RANGES])
def test_a_number_out_of_its_range_is_told_the_range_and_the_nearest(
    world_client: TestClient, address: str, name: str, given: str, bounds: tuple[int, int], nearest: str
) -> None:
    problem = _refused(world_client, address)
    assert (problem["code"], problem["parameter"], problem["given"]) == ("invalid-parameter", name, given)
    assert (problem["at_least"], problem["at_most"], problem["did_you_mean"]) == (*bounds, [nearest])
    assert f"from {bounds[0]} to {bounds[1]}" in problem["detail"]


@pytest.mark.parametrize(
    ("address", "name", "nearest"),
    [
        ("/paths?source=a&target=b&max_hops=0", "max_hops", "1"),
        ("/diagram.pgn", "format", "png"),
    ],
)
def test_so_is_one_of_the_addresses_with_an_answer_of_their_own(
    world_client: TestClient, address: str, name: str, nearest: str
) -> None:
    problem = _refused(world_client, address)
    [error] = problem["errors"]
    assert (problem["code"], error["name"]) == ("invalid-parameter", name)
    assert error["nearest"] == problem["did_you_mean"] == [nearest]


@pytest.mark.parametrize("number", ["many", "1.5", "1e3", "", " ", "٣", "9" * 6000, "0x10", "--1", "-"])
def test_what_is_no_number_is_told_the_range(world_client: TestClient, number: str) -> None:
    response = world_client.get("/claims", params={"limit": number})
    if not number:  # no value at all: the default
        assert response.json()["limit"] == 100
    else:
        assert (response.status_code, response.json()["code"]) == (422, "invalid-parameter")
        assert "from 1 to 1000" in response.json()["detail"]


@pytest.mark.parametrize(
    ("day", "nearest"),
    [
        ("2020-02-30", ["2020-02-29"]),
        ("2021-02-29", ["2021-02-28"]),
        ("2020-13-01", ["2020-12-01"]),
        ("2020-00-00", ["2020-01-01"]),
        ("0000-05-05", ["0001-05-05"]),
        ("yesterday", None),
        ("1/2/2020", None),
    ],
)
@pytest.mark.parametrize("name", ["since", "until"])
def test_a_day_that_the_calendar_lacks_is_told_the_nearest(
    world_client: TestClient, name: str, day: str, nearest: list[str] | None
) -> None:
    problem = _refused(world_client, f"/claims?{name}={day}")
    assert (problem["code"], problem["parameter"]) == ("invalid-parameter", name)
    assert problem.get("did_you_mean") == nearest and "YYYY-MM-DD" in problem["detail"]


def test_days_in_the_wrong_order_are_told_so(world_client: TestClient) -> None:
    problem = _refused(world_client, "/relations/changes?since=2020-07-02&until=2020-07-01")
    assert (problem["parameter"], problem["did_you_mean"]) == ("until", ["2020-07-02"])


@pytest.mark.parametrize(
    ("address", "code", "nearest"),
    [
        ("/claims?predicate=BAKS", "unknown-predicate", "BACKS"),
        ("/claims?predicate=back", "unknown-predicate", "BACKS"),
        ("/claims?polarity=denyed", "invalid-parameter", "denied"),
        ("/claims?modality=posible", "invalid-parameter", "possible"),
        ("/entities?kind=Persn", "invalid-parameter", "Person"),
        ("/entities/common-connections?entities=Mira Solen,Oren Vash&kinds=Person,Plce", "invalid-parameter", "Place"),
        (f"/entities/{MIRA}/timeline?predicates=MET_WITH,LEEDS", "unknown-predicate", "LEADS"),
    ],
)
def test_a_word_that_is_none_is_told_the_nearest_and_all(
    world_client: TestClient, address: str, code: str, nearest: str
) -> None:
    problem = _refused(world_client, address)
    assert problem["code"] == code
    assert problem["did_you_mean"][0] == nearest and nearest in problem["allowed"]


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("/entities/a00000000000000000000", "unknown-entity"),
        ("/entities/..%2F..%2Fetc/timeline", "unknown-address"),
        ("/entities/%00/timeline", "unknown-entity"),
        (f"/entities/{MIRA}/claims/nobody", "unknown-entity"),
        ("/documents/d00000000000000000000/claims", "unknown-document"),
        ("/documents/c00000000000000000000/entities", "unknown-document"),
        ("/claims/a00000000000000000000", "unknown-claim"),
        ("/claims?document=nothing", "unknown-document"),
    ],
)
def test_a_uid_that_leads_nowhere_is_told_so(world_client: TestClient, address: str, code: str) -> None:
    response = world_client.get(address)
    assert (response.status_code, response.json()["code"]) == (404, code)
    assert len(response.json()["detail"]) > 30


def test_an_entity_that_is_one_name_off_is_told_the_nearest(world_client: TestClient) -> None:
    problem = world_client.get("/claims?subject=Mira Solem").json()
    assert (problem["code"], problem["did_you_mean"]) == ("unknown-entity", [MIRA])


@pytest.mark.parametrize("name", ["q", "publisher"])
def test_a_text_that_is_too_long_is_told_how_long_it_may_be(world_client: TestClient, name: str) -> None:
    assert "of 200 at most" in _refused(world_client, f"/documents?{name}={'x' * 201}")["detail"]
    assert world_client.get(f"/documents?{name}={'x' * 200}").status_code == 200


def test_too_few_entities_are_told_how_many(world_client: TestClient) -> None:
    problem = _refused(world_client, "/entities/common-connections?entities=Mira Solen")
    assert (problem["parameter"], problem["at_least"], problem["at_most"]) == ("entities", 2, 20)


def _required() -> list[tuple[Question, Parameter]]:
    return [
        (one, parameter)
        for one in questions().values()
        for parameter in one.parameters
        if parameter.required and parameter.name not in placeholders(one.path)
    ]


@pytest.mark.parametrize(("question", "parameter"), _required(), ids=lambda one: one.name)
def test_a_parameter_that_is_missing_is_named(
    world_client: TestClient, question: Question, parameter: Parameter
) -> None:
    given = {name: value for name, value in question.example.items() if name != parameter.name}
    response = world_client.get(f"/questions/{question.name}", params=given)
    if response.status_code == 422:
        assert parameter.name in response.json()["detail"]
    else:  # another name of the example is not in this graph, which is found first
        assert response.json()["code"] == "unknown-entity"


HOSTILE = [
    "' OR 1=1 //",
    "') DETACH DELETE n //",
    "\\u0027 RETURN 1 //",
    "$uid",
    "{{predicates}}",
    "`) MATCH (n) DETACH DELETE n //",
    "x' UNION MATCH (n) RETURN n.text AS uid //",
    "*",
    "\x00",
    "\n",
    "<script>alert(1)</script>",
]


def _texts() -> list[tuple[Question, Parameter]]:
    """Every parameter of every question that is not a number."""
    return [
        (one, parameter)
        for one in questions().values()
        for parameter in one.parameters
        if parameter.type is not Type.INTEGER
    ]


@pytest.mark.parametrize(("question", "parameter"), _texts(), ids=lambda one: one.name)
def test_cypher_in_a_parameter_is_a_value_like_any_other(
    world_client: TestClient, question: Question, parameter: Parameter
) -> None:
    case = next(case for case in ALL if case.question == question.name)
    right = {name: value if isinstance(value, str) else None for name, value in case.parameters.items()}
    for hostile in HOSTILE:
        given = {name: value for name, value in right.items() if value} | {parameter.name: hostile}
        response = world_client.get(f"/questions/{question.name}", params=given)
        assert response.status_code in (200, 404, 422), response.text
        if response.status_code == 200:
            # A text to look for, which nothing matches; or one that is none, as it would be without it.
            assert response.json()["rows"] == [] or not normalise(hostile), (hostile, response.text)
    assert len(world_client.get("/documents").json()["items"]) == len(world.DOCUMENTS)
