"""The reconciliation service: what OpenRefine asks, answered as the specification has it."""

import json
from typing import Any
from urllib.parse import urlsplit

import pytest
from fastapi.testclient import TestClient
from jsonschema import ValidationError

from api.app import create_app
from api.schemas.reconciling import BATCH_SIZE
from api.settings import Settings
from graph.store import Store
from tests.api import reconciliation as schemas
from tests.api.conftest import LOCAL, client_of
from tests.neo4j_fixture import MARKS
from tests.queries import world
from tests.queries.conftest import fill


def _ask(client: TestClient, **queries: dict[str, Any]) -> dict[str, Any]:
    response = client.post("/reconcile", data={"queries": json.dumps(queries)})
    assert response.status_code == 200, response.text
    schemas.conforms(response.json(), schemas.RESULTS)
    answer: dict[str, Any] = response.json()
    return answer


def test_the_manifest_is_as_the_specification_demands_and_its_addresses_lead_on(
    world_client: TestClient,
) -> None:
    manifest = world_client.get("/reconcile").json()
    schemas.conforms(manifest, schemas.MANIFEST)
    assert [one["id"] for one in manifest["defaultTypes"]] == ["Person", "Organization", "Place"]
    assert manifest["batchSize"] == BATCH_SIZE
    uid = world.entity("mira")
    pages = [manifest["view"]["url"], manifest["preview"]["url"]]
    paths = [one["service_url"] + one["service_path"] for one in manifest["suggest"].values()]
    paths.append("".join(manifest["extend"]["propose_properties"].values()))
    for url in [*(page.replace("{{id}}", uid) for page in pages), *paths]:
        assert url.startswith(f"{LOCAL}/")
        assert world_client.get(url).status_code == 200


def test_the_manifest_names_the_address_by_which_the_service_was_called(embedded_store: Store) -> None:
    client = TestClient(
        create_app(Settings(hosts=("names.example",)), embedded_store), base_url="https://names.example"
    )
    manifest = client.get("/reconcile").json()
    assert urlsplit(manifest["view"]["url"]).netloc == "names.example"
    assert manifest["view"]["url"].startswith("https://")


def test_the_check_of_the_tests_would_see_a_wrong_answer() -> None:
    with pytest.raises(ValidationError):
        schemas.conforms(
            {"versions": ["0.1"], "name": "x", "identifierSpace": "x", "schemaSpace": "x"}, schemas.MANIFEST
        )
    with pytest.raises(ValidationError):
        schemas.conforms({"q0": {"result": [{"id": "a", "name": "b"}]}}, schemas.RESULTS)


def test_a_batch_is_answered_query_by_query(world_client: TestClient) -> None:
    answer = _ask(
        world_client,
        q0={"query": "Mira Solen"},
        q1={"query": "Solen", "type": "Person", "limit": 1},
        q2={"query": "Tide League", "type": ["Organization", "Place"]},
        q3={"query": "Tide League", "type": "Person"},
        q4={"query": "nobody at all"},
    )
    assert list(answer) == ["q0", "q1", "q2", "q3", "q4"]
    (mira,) = answer["q0"]["result"]
    assert (mira["id"], mira["score"], mira["match"]) == (world.entity("mira"), 100, True)
    assert mira["type"] == [{"id": "Person", "name": "Person"}]
    assert mira["features"] == [{"id": "same-name", "value": 100}]
    (hint,) = answer["q1"]["result"]
    assert (hint["id"], hint["match"]) == (world.entity("mira"), False)
    assert [one["name"] for one in answer["q2"]["result"]] == ["Tide League"]
    assert answer["q3"]["result"] == answer["q4"]["result"] == []


def test_get_and_post_answer_the_same(world_client: TestClient) -> None:
    queries = json.dumps({"q0": {"query": "TL"}, "q1": {"query": world.entity("port")}})
    by_get = world_client.get("/reconcile", params={"queries": queries})
    assert by_get.json() == world_client.post("/reconcile", data={"queries": queries}).json()
    assert by_get.json()["q1"]["result"][0]["name"] == "Port Ansel"


def test_a_property_that_fits_counts_and_one_that_does_not_takes_the_match_away(world_client: TestClient) -> None:
    def asking(pid: str, value: object) -> dict[str, Any]:
        queries = {"query": "Mira Solen", "properties": [{"pid": pid, "v": value}]}
        (found,) = _ask(world_client, q0=queries)["q0"]["result"]
        return dict(found)

    for value in ("Harbour Council", {"id": world.entity("council"), "name": "whatever"}, ["x", "the harbour council"]):
        found = asking("LEADS", value)
        assert (found["match"], found["features"][-1]) == (True, {"id": "LEADS", "value": True})
    for value in ("Northern Bank", {"id": world.entity("bank")}, 3, True):
        found = asking("LEADS", value)
        assert (found["match"], found["features"][-1]) == (False, {"id": "LEADS", "value": False})
    # Planned and denied too, but stated as a fact once, and symmetric.
    assert asking("MET_WITH", "Oren Vash")["match"]


def test_a_relation_that_nobody_states_as_a_fact_is_no_property(world_client: TestClient) -> None:
    query = {"query": "Dana Kerr", "properties": [{"pid": "LEADS", "v": "Northern Bank"}]}  # were the vote held today
    (found,) = _ask(world_client, q0=query)["q0"]["result"]
    assert not found["match"]


def test_properties_lift_a_candidate_but_never_make_it_certain(world_client: TestClient) -> None:
    query = {"query": "Vash", "properties": [{"pid": "WORKS_FOR", "v": "Northern Bank"}]}
    (found,) = _ask(world_client, q0=query)["q0"]["result"]
    assert (found["score"], found["match"]) == (40, False)


def test_a_query_without_a_name_has_no_candidates(world_client: TestClient) -> None:
    assert _ask(world_client, q0={"properties": [{"pid": "LEADS", "v": "x"}]})["q0"]["result"] == []


@pytest.mark.parametrize(
    ("sent", "status", "code", "word"),
    [
        ({"queries": "no JSON"}, 422, "invalid-parameter", "queries"),
        ({"queries": "[]"}, 422, "invalid-parameter", "queries"),
        ({"queries": '{"q0": {"limit": 3, "query": "x", "colour": 1}}'}, 422, "invalid-parameter", "colour"),
        ({"queries": '{"q0": {"query": "x", "limit": 0}}'}, 422, "invalid-parameter", "limit"),
        ({"queries": '{"q0": {"query": "x", "type": "Persn"}}'}, 422, "unknown-type", "Person"),
        (
            {"queries": '{"q0": {"query": "Mira Solen", "properties": [{"pid": "LEAD", "v": "x"}]}}'},
            422,
            "unknown-property",
            "LEADS",
        ),
        ({"queries": json.dumps({"q0": {"query": "x" * 201}})}, 422, "invalid-parameter", "200"),
        ({"queries": json.dumps({f"q{i}": {"query": "x"} for i in range(BATCH_SIZE + 1)})}, 413, "too-many", "100"),
        ({}, 422, "missing-queries", "queries"),
        ({"extend": '{"ids": ["x"]}'}, 422, "invalid-parameter", "properties"),
        ({"extend": '{"ids": [], "properties": [{"id": "COLOUR"}]}'}, 422, "unknown-property", "LEADS"),
        ({"extend": json.dumps({"ids": ["x"] * (BATCH_SIZE + 1), "properties": []})}, 422, "invalid-parameter", "100"),
    ],
)
def test_a_batch_that_cannot_be_answered_says_why(
    world_client: TestClient, sent: dict[str, str], status: int, code: str, word: str
) -> None:
    response = world_client.post("/reconcile", data=sent)
    assert (response.status_code, response.json()["code"]) == (status, code)
    assert response.headers["content-type"] == "application/problem+json"
    assert word in response.text


def test_jsonp_is_not_offered(world_client: TestClient) -> None:
    response = world_client.get("/reconcile", params={"callback": "alert(1)//"})
    assert (response.status_code, response.json()["code"]) == (422, "unknown-parameter")


def test_a_page_of_another_site_reads_only_where_the_setting_names_it(embedded_store: Store) -> None:
    openrefine = {"Origin": "http://127.0.0.1:3333"}
    closed = client_of(embedded_store)
    assert "access-control-allow-origin" not in closed.get("/reconcile", headers=openrefine).headers
    opened = client_of(embedded_store, Settings(cors_origins=("http://127.0.0.1:3333",)))
    for path in ("/reconcile", "/reconcile/suggest/entity?prefix=a", "/reconcile/properties"):
        allowed = opened.get(path, headers=openrefine).headers["access-control-allow-origin"]
        assert allowed == "http://127.0.0.1:3333"
    other = opened.get("/reconcile", headers={"Origin": "http://elsewhere.example"})
    assert "access-control-allow-origin" not in other.headers


def test_entities_are_suggested_by_name_and_by_uid_page_by_page(world_client: TestClient) -> None:
    def suggested(**asked: object) -> list[dict[str, Any]]:
        answer = world_client.get("/reconcile/suggest/entity", params=asked).json()
        schemas.conforms(answer, schemas.SUGGESTED_ENTITIES)
        return list(answer["result"])

    assert [one["name"] for one in suggested(prefix="tid")] == ["Tide League"]
    assert [one["id"] for one in suggested(prefix=world.entity("port"))] == [world.entity("port")]
    assert suggested(prefix=world.entity("port"), cursor=1) == []
    every = suggested()
    assert len(every) == len(world.NAMES)
    assert suggested(cursor=2) == every[2:]
    assert suggested(prefix="nobody at all") == []


def test_types_and_properties_are_suggested(world_client: TestClient) -> None:
    for path in ("type", "property"):
        for prefix in ("", "o", "zzz"):
            answer = world_client.get(f"/reconcile/suggest/{path}", params={"prefix": prefix}).json()
            schemas.conforms(answer, schemas.SUGGESTED)
    named = world_client.get("/reconcile/suggest/property", params={"prefix": "met with"}).json()["result"]
    assert named == [{"id": "MET_WITH", "name": "Met with"}]


def test_only_properties_that_a_type_can_have_are_proposed(world_client: TestClient) -> None:
    def proposed(**asked: object) -> set[str]:
        answer = world_client.get("/reconcile/properties", params={"limit": 100, **asked}).json()
        schemas.conforms(answer, schemas.PROPOSED)
        return {one["id"] for one in answer["properties"]}

    assert {"LEADS", "aliases"} <= proposed(type="Person")
    assert "FAMILY_OF" not in proposed(type="Place")
    assert proposed(type="Person") < proposed()
    assert len(proposed(type="Person", limit=3)) == 3
    assert world_client.get("/reconcile/properties", params={"type": "Robot"}).json()["code"] == "unknown-type"


def test_values_of_properties_are_given_for_known_and_unknown_entities(world_client: TestClient) -> None:
    names = ["LEADS", "MET_WITH", "aliases", "documents", "kind", "BACKS"]
    ids = [world.entity("mira"), world.entity("league"), "nobody"]
    asked = {"ids": ids, "properties": [{"id": one} for one in names]}
    answer = world_client.post("/reconcile", data={"extend": json.dumps(asked)}).json()
    schemas.conforms(answer, schemas.EXTENSION)
    assert [one["id"] for one in answer["meta"]] == names
    mira, league, nobody = (answer["rows"][uid] for uid in ids)
    assert mira["LEADS"] == [{"id": world.entity("council"), "name": "Harbour Council"}]
    assert mira["MET_WITH"] == [{"id": world.entity("oren"), "name": "Oren Vash"}]
    assert (mira["aliases"], mira["documents"], mira["kind"]) == ([], [{"int": 3}], [{"str": "Person"}])
    assert (league["aliases"], league["BACKS"]) == ([{"str": "TL"}], [])
    assert nobody == {name: [] for name in names}


def test_the_preview_is_a_page_that_can_do_nothing_but_be_read(world_client: TestClient) -> None:
    response = world_client.get("/reconcile/preview", params={"id": world.entity("league")})
    assert response.headers["content-type"].startswith("text/html")
    assert "default-src 'none'" in response.headers["content-security-policy"]
    assert "Harbour Council — backs → Tide League" in response.text
    assert "Salt Company — backs → Tide League (nobody states it as a fact)" in response.text
    assert world_client.get("/reconcile/preview", params={"id": "x"}).json()["code"] == "unknown-entity"


@pytest.fixture(scope="module")
def embedded_store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """An empty store."""
    from graph.loading import prepare
    from graph.store import open_store

    store = open_store(f"embedded:{tmp_path_factory.mktemp('empty') / 'graph'}")
    prepare(store)
    return store


@pytest.mark.parametrize("_neo4j", [pytest.param(None, marks=MARKS)])
def test_neo4j_answers_the_same(_neo4j: None, neo4j_store: Store, world_client: TestClient) -> None:
    fill(neo4j_store)
    client = client_of(neo4j_store)
    queries = {
        "q0": {"query": "TL"},
        "q1": {"query": "Vash", "properties": [{"pid": "WORKS_FOR", "v": "Northern Bank"}]},
        "q2": {"query": "Solen, Mira", "type": "Person"},
    }
    assert _ask(client, **queries) == _ask(world_client, **queries)
    extend = {"ids": [world.entity("mira")], "properties": [{"id": "LEADS"}, {"id": "MET_WITH"}]}
    asked = {"extend": json.dumps(extend)}
    assert client.post("/reconcile", data=asked).json() == world_client.post("/reconcile", data=asked).json()
    preview = f"/reconcile/preview?id={world.entity('league')}"
    assert client.get(preview).text == world_client.get(preview).text
