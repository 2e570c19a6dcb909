"""Pieces of the graph and pictures of them, over HTTP and on the command line."""

from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from lxml import etree

from queries.diagram import MEDIA_TYPES
from queries.pieces import drawable
from tests.api.conftest import Call
from tests.queries import world
from tests.queries.world import document, entity

Edges = set[tuple[str, str, str]]

STARTS: list[tuple[str, str, Edges]] = [
    ("entity=Oren Vash&predicates=WORKS_FOR", "oren bank", {("oren", "WORKS_FOR", "bank")}),
    ("entity=Oren Vash&entity=Salt Company&depth=0", "oren salt", set()),
    (
        "between=Mira Solen&between=Northern Bank&predicates=&max_hops=2",
        "mira oren bank",
        {("mira", "MET_WITH", "oren"), ("oren", "WORKS_FOR", "bank")},
    ),
    (
        f"document={document('herald')}",
        "mira council league oren port",  # it names Dana too, and states nothing of her
        {
            *(("mira", "LEADS", "council"), ("council", "BACKS", "league")),
            *(("mira", "MET_WITH", "oren"), ("league", "ATTACKED", "port")),
        },
    ),
    ("question=denials&predicate=BACKS&limit=5", "council league", {("council", "BACKS", "league")}),
    (
        "question=common-connections&entities=Harbour Council&entities=Oren Vash",
        "mira council oren",
        {("mira", "LEADS", "council"), ("mira", "MET_WITH", "oren")},
    ),
]


@pytest.mark.parametrize(("query", "nodes", "edges"), STARTS, ids=[one[0] for one in STARTS])
def test_a_piece_has_the_entities_and_relations_asked_for(
    world_client: TestClient, query: str, nodes: str, edges: Edges
) -> None:
    answer = world_client.get(f"/graph?{query}").json()
    keys = {entity(key): key for key in world.NAMES}
    assert {keys[node["uid"]] for node in answer["nodes"]} == set(nodes.split())
    assert {_told(edge, keys) for edge in answer["edges"]} == edges
    assert answer["title"] and answer["note"]


def _told(edge: dict[str, Any], keys: dict[str, str]) -> tuple[str, str, str]:
    ends = keys[edge["source"]], keys[edge["target"]]
    # Of a symmetric relation the one whose name comes first.
    one, other = sorted(ends) if edge["predicate"] == "MET_WITH" else ends
    return one, edge["predicate"], other


EMPTY = [
    ("entity=Ilse Brandt", "No relation in the graph meets this."),
    ("entity=Tide League&since=2030-01-01", "published on 2030-01-01 or later"),
    ("between=Ilse Brandt&between=Mira Solen", "No chain of up to 4 relations joins them."),
    ("question=denials&predicate=LEADS", "The answer to denials, predicate LEADS."),
]


@pytest.mark.parametrize("format_", MEDIA_TYPES)
@pytest.mark.parametrize(("query", "said"), EMPTY, ids=[one[0] for one in EMPTY])
def test_a_picture_of_nothing_says_so_in_every_format(
    world_client: TestClient, query: str, said: str, format_: str
) -> None:
    response = world_client.get(f"/diagram.{format_}?{query}")
    assert response.status_code == 200
    if format_ == "png":
        assert response.content.startswith(b"\x89PNG")
    else:
        # A picture breaks its caption over lines, Mermaid and DOT write it as it is.
        text = " ".join(etree.fromstring(response.content).itertext()) if format_ == "svg" else response.text
        assert said in " ".join(text.split())


def test_the_picture_of_every_question_that_can_be_drawn_is_served(world_client: TestClient) -> None:
    listed = {one["name"]: one for one in world_client.get("/questions").json()["items"]}
    needs = [name for name in drawable() if any(one["required"] for one in listed[name]["parameters"])]
    free = [name for name in drawable() if name not in needs]
    assert len(free) > 8
    for name in free:
        assert world_client.get(f"/diagram.svg?question={name}").status_code == 200, name
    for name in needs:
        problem = world_client.get(f"/diagram.svg?question={name}").json()
        assert (problem["status"], problem["code"]) == (422, "invalid-parameter"), name


def test_the_parameters_of_an_answer_are_the_question_s_own(world_client: TestClient) -> None:
    # `limit` and `entity` mean what the question means by them, whatever a piece means by them.
    answer = world_client.get("/graph?question=claims&limit=501&subject=Tide League").json()
    assert "limit 501" in answer["note"]
    problem = world_client.get("/graph?question=claims&depth=2").json()
    assert (problem["status"], problem["parameter"]) == (422, "depth")


WRONG = [
    ("entity=TL&document=d0", 422, "invalid-parameter", "entity and document are given", None),
    ("entity=TL&depth=4", 422, "invalid-parameter", "from 0 to 3", ["3"]),
    ("entity=TL&depth=4&depth=1", 422, "repeated-parameter", "depth is given more than once", None),
    ("entity=TL&limit=0", 422, "invalid-parameter", "from 1 to 500", ["1"]),
    ("entity=TL&since=2020-02-31", 422, "invalid-parameter", "YYYY-MM-DD", ["2020-02-29"]),
    ("entity=TL&predicates=BAKS", 422, "unknown-predicate", "BACKS", ["BACKS"]),
    ("entity=Nobody", 404, "unknown-entity", "Nobody", None),
    ("entity=an", 422, "ambiguous-entity", "Dana Kerr", None),
    ("between=TL&between=Nobody", 404, "unknown-entity", "Nobody", None),
    ("between=TL", 422, "invalid-parameter", "it must be 2 to 6", None),
    ("between=TL&between=Mira Solen&max_hops=9", 422, "invalid-parameter", "from 1 to 6", ["6"]),
    ("document=d0", 404, "unknown-document", "d0", None),
    ("question=denails", 404, "unknown-question", "denials", ["denials"]),
    ("question=publishers", 422, "invalid-parameter", "denials", None),
    ("question=denials&lmit=3", 422, "invalid-parameter", "limit", ["limit"]),
    ("question=denials&question=claims", 422, "invalid-parameter", "more than once", None),
    ("entiti=TL", 422, "unknown-parameter", "entity", ["entity"]),
]


@pytest.mark.parametrize("address", ["/graph", "/diagram.svg"])
@pytest.mark.parametrize(("query", "status", "code", "said", "nearest"), WRONG, ids=[one[0] for one in WRONG])
def test_what_cannot_be_is_a_problem_with_a_way_out(
    world_client: TestClient, address: str, query: str, status: int, code: str, said: str, nearest: list[str] | None
) -> None:
    response = world_client.get(f"{address}?{query}")
    problem = response.json()
    assert response.headers["content-type"] == "application/problem+json"
    assert (problem["status"], problem["code"]) == (status, code)
    assert said in problem["detail"]
    assert nearest is None or problem["did_you_mean"] == nearest


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("Tide League", "--polarity", "denied"), "Only what is denied."),
        (("--between", "Mira Solen", "Port Ansel"), "The shortest chains of up to 4 relations."),
        (("--between", "Mira Solen", "TL", "--chains", "all"), "All chains of up to 3 relations"),
        (("--document", document("gazette")), "Gazette, 2020-07-03"),
        (("--question", "denials", "predicate=BACKS"), "The answer to denials, predicate BACKS."),
        ((), "The most connected entities"),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, tuple) else "",
)
def test_each_kind_of_piece_is_drawn_on_the_command_line(world_sayso: Call, words: tuple[str, ...], said: str) -> None:
    told = world_sayso("diagram", *words)
    assert (told.status, told.err) == (0, "")
    assert said in told.out
    told = world_sayso("diagram", *words, "-o", "piece.svg")
    assert told.status == 0 and "piece.svg" in told.err
    caption = " ".join(" ".join(etree.parse("piece.svg").getroot().itertext()).split())
    assert said in caption


@pytest.mark.parametrize(
    "words", [("Ilse Brandt",), ("--between", "Ilse Brandt", "TL"), ("--question", "denials", "predicate=LEADS")]
)
def test_a_picture_of_nothing_is_written_and_told_by_the_status(world_sayso: Call, words: tuple[str, ...]) -> None:
    told = world_sayso("diagram", *words, "-o", "nothing.svg")
    assert told.status == 1
    assert "there is nothing in this graph" in told.err
    assert Path("nothing.svg").read_bytes().startswith(b"<svg")
    told = world_sayso("diagram", *words)
    assert told.status == 1 and told.out.startswith("---")


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("TL", "--document", "d0"), 2, "entity and document are given"),
        (("TL", "--max-hops", "2"), 2, "max_hops says nothing with entity"),
        (("TL", "--depth", "4"), 2, "nearest: 3"),
        (("TL", "--limit", "501"), 2, "nearest: 500"),
        (("TL", "--min-sources", "0"), 2, "nearest: 1"),
        (("TL", "--since", "2020-02-31"), 2, "nearest: 2020-02-29"),
        (("TL", "--predicates", "BAKS"), 2, "nearest: BACKS"),
        (("--between", "TL"), 2, "two entities or more, and 1 is given"),
        (("--between", "TL", "Vash", "--max-hops", "7"), 2, "nearest: 6"),
        (("--between", "TL", "Vash", "--chains", "shortes"), 2, "nearest: shortest"),
        (("--between", "TL", "Vash", "--since", "2020-07-01"), 2, "since says nothing with between"),
        (("--question", "denails"), 2, "nearest: denials"),
        (("--question", "publishers"), 2, "hold no entities"),
        (("--question", "denials", "BACKS"), 2, "is not KEY=VALUE"),
        (("--question", "denials", "--depth", "2"), 2, "--depth goes with entities"),
        (("--question", "denials", "--between"), 2, "--between goes with entities"),
        (("--document", "d0"), 1, "d0"),
        (("TL", "-o", "tl.sgv"), 2, "nearest: .svg"),
        (("TL", "-o", "tl"), 2, ".png"),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, tuple) else "",
)
def test_what_cannot_be_is_one_line_and_no_file(
    world_sayso: Call, words: tuple[str, ...], status: int, said: str
) -> None:
    told = world_sayso("diagram", *words, *(() if "-o" in words else ("-o", "piece.svg")))
    assert (told.status, told.out, told.err.count("\n")) == (status, "", 1)
    assert said in told.err
    assert not list(Path().glob("*.s[vg]*"))
