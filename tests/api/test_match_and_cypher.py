"""`/match` and `/cypher`, over HTTP and on the command line."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.schemas.matching import NAMES_AT_MOST
from api.settings import Settings, SettingsError
from graph.store import Store, open_store
from tests.api.conftest import Call, client_of
from tests.neo4j_fixture import MARKS
from tests.queries import world
from tests.queries.conftest import fill

NAMES = "MATCH (n:Entity) RETURN n.name AS name ORDER BY name"


def test_a_list_and_a_single_name_are_matched_alike(world_client: TestClient) -> None:
    listed = world_client.post("/match", json={"names": ["Mira Solen", "Vash", "nobody"]}).json()["items"]
    assert [one["name"] for one in listed] == ["Mira Solen", "Vash", "nobody"]
    assert [[found["certain"] for found in one["candidates"]] for one in listed] == [[True], [False], []]
    assert listed[1]["candidates"][0]["reasons"] == [{"code": "surname", "score": 35, "says": "surname only"}]
    for one in listed:
        assert world_client.get("/match", params={"name": one["name"]}).json()["items"] == [one]


def test_the_kind_and_the_limit_are_kept(world_client: TestClient) -> None:
    asked = {"names": ["Port Ansel"], "kind": "Person"}
    assert world_client.post("/match", json=asked).json()["items"] == [{"name": "Port Ansel", "candidates": []}]
    found = world_client.get("/match", params={"name": "Port Ansel", "kind": "Place", "limit": 1}).json()
    assert [one["uid"] for one in found["items"][0]["candidates"]] == [world.entity("port")]


@pytest.mark.parametrize(
    "body",
    [
        {"names": []},
        {"names": ["x"] * (NAMES_AT_MOST + 1)},
        {"names": ["x" * 201]},
        {"names": ["\ud800"]},
        {"names": "x"},
        {"names": ["x"], "limit": 0},
        {"names": ["x"], "limit": 51},
        {"names": ["x"], "kind": "Robot"},
        {"names": ["x"], "colour": 1},
        {},
    ],
    ids=lambda body: str(body)[:40],
)
def test_a_list_that_is_not_as_it_should_be_is_refused_with_the_reason(
    world_client: TestClient, body: dict[str, Any]
) -> None:
    response = world_client.post("/match", content=json.dumps(body), headers={"content-type": "application/json"})
    assert (response.status_code, response.json()["code"]) == (422, "invalid-parameter")


def test_cypher_is_off_unless_it_is_switched_on(embedded: Store) -> None:
    response = client_of(embedded, Settings()).post("/cypher", json={"statement": "RETURN 1 AS x"})
    assert (response.status_code, response.json()["code"]) == (403, "cypher-off")
    assert "SAYSO_CYPHER=on" in response.json()["detail"]


@pytest.mark.parametrize(("text", "on"), [("on", True), ("ON", True), ("off", False), ("", False)])
def test_the_setting_is_on_or_off(text: str, on: bool) -> None:
    assert Settings.from_environment({"SAYSO_CYPHER": text}).cypher is on


def test_a_setting_that_is_neither_is_named() -> None:
    with pytest.raises(SettingsError, match=r"SAYSO_CYPHER is 'yes'; give on or off"):
        Settings.from_environment({"SAYSO_CYPHER": "yes"})


def test_a_statement_is_answered_with_columns_rows_and_whether_that_is_all(world_client: TestClient) -> None:
    answer = world_client.post("/cypher", json={"statement": NAMES, "limit": 2}).json()
    assert answer == {
        "columns": ["name"],
        "rows": [{"name": "Dana Kerr"}, {"name": "Harbour Council"}],
        "complete": False,
    }
    path = "MATCH p = (:Entity {name: $name})-[:LEADS]->(b) RETURN p, 1e308 * 10 AS much"
    answer = world_client.post("/cypher", json={"statement": path, "parameters": {"name": "Mira Solen"}}).json()
    assert answer["complete"] and answer["rows"][0]["much"] == "Infinity"
    nodes = answer["rows"][0]["p"]["nodes"]
    assert [node["properties"]["name"] for node in nodes] == ["Mira Solen", "Harbour Council"]
    empty = world_client.post("/cypher", json={"statement": "MATCH (n:Nothing) RETURN n.uid AS uid"}).json()
    assert empty == {"columns": ["uid"], "rows": [], "complete": True}


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"statement": "MATCH (n) DETACH DELETE n"}, "refused-cypher"),
        ({"statement": "LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l"}, "refused-cypher"),
        ({"statement": "CALL db.labels()"}, "refused-cypher"),
        ({"statement": "RETURN 1 AS x; RETURN 2 AS x"}, "refused-cypher"),
        ({"statement": "nonsense"}, "refused-cypher"),
        ({"statement": "RETURN $x AS x"}, "refused-cypher"),
        ({"statement": "RETURN $x AS x", "parameters": {"x": 2**70}}, "refused-cypher"),
        ({"statement": "RETURN $x AS x", "parameters": {"x": "\ud800"}}, "refused-cypher"),
        ({"statement": ""}, "invalid-parameter"),
        ({"statement": "x" * 10_001}, "invalid-parameter"),
        ({"statement": NAMES, "limit": 10_001}, "invalid-parameter"),
        ({"statement": NAMES, "timeout": 31}, "invalid-parameter"),
        ({"statement": NAMES, "parameters": []}, "invalid-parameter"),
        ({"statement": NAMES, "write": True}, "invalid-parameter"),
        ({}, "invalid-parameter"),
    ],
    ids=lambda value: str(value)[:60],
)
def test_a_statement_that_is_not_run_is_a_problem_with_the_reason(
    world_client: TestClient, body: dict[str, Any], code: str
) -> None:
    response = world_client.post("/cypher", content=json.dumps(body), headers={"content-type": "application/json"})
    assert (response.status_code, response.json()["code"]) == (422, code)
    assert "passwd" not in response.text or "root:" not in response.text


def test_a_statement_that_takes_too_long_is_a_problem(world_client: TestClient) -> None:
    endless = "UNWIND range(1, 1000000) AS x UNWIND range(1, 1000000) AS y RETURN count(*) AS n"
    response = world_client.post("/cypher", json={"statement": endless, "timeout": 0.2})
    assert (response.status_code, response.json()["code"]) in ((504, "query-timeout"), (422, "refused-cypher"))
    assert world_client.post("/cypher", json={"statement": NAMES}).status_code == 200


def test_a_page_of_another_site_cannot_send_a_statement(world_client: TestClient) -> None:
    elsewhere = {"Origin": "http://elsewhere.example"}
    for path, body in (("/cypher", {"statement": NAMES}), ("/match", {"names": ["x"]})):
        response = world_client.post(path, json=body, headers=elsewhere)
        assert (response.status_code, response.json()["code"]) == (403, "foreign-origin")


@pytest.mark.parametrize("_neo4j", [pytest.param(None, marks=MARKS)])
def test_neo4j_answers_the_same(_neo4j: None, neo4j_store: Store, world_client: TestClient) -> None:
    fill(neo4j_store)
    client = client_of(neo4j_store)
    for body in ({"statement": NAMES, "limit": 3}, {"statement": "MATCH (n:Entity) DETACH DELETE n"}):
        ours, theirs = client.post("/cypher", json=body), world_client.post("/cypher", json=body)
        assert ours.status_code == theirs.status_code
        assert ours.json().get("rows") == theirs.json().get("rows")
    names = {"names": [name for _, name in world.NAMES.values()] + ["Vash", "TL", "Kerr, Dana", "League"]}
    assert client.post("/match", json=names).json() == world_client.post("/match", json=names).json()


@pytest.fixture(scope="module")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """An empty embedded store."""
    return open_store(f"embedded:{tmp_path_factory.mktemp('off') / 'graph'}")


def _csv(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_match_reads_names_from_arguments_and_from_a_file(world_sayso: Call) -> None:
    Path("names.txt").write_text("﻿Vash\n\n  TL  \n", encoding="utf-8")
    told = world_sayso("match", "Mira Solen", "--file", "names.txt", "--json")
    assert told.status == 0
    answer = json.loads(told.out)
    assert [one["name"] for one in answer] == ["Mira Solen", "Vash", "TL"]
    assert [one["candidates"][0]["score"] for one in answer] == [100, 35, 90]
    assert answer[0]["candidates"][0]["certain"] is True


def test_match_reads_standard_input(world_folder: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "api.cli", "--store", f"embedded:{world_folder}", "match", "-f", "-", "--csv"]
    main = "from api.cli import main; main()"
    ended = subprocess.run(
        [sys.executable, "-c", main, *command[3:]],
        input="Oren Vash\nnobody\n",
        capture_output=True,
        text=True,
        check=True,
    )
    rows = _csv(ended.stdout)
    assert [(row["name"], row["entity"], row["certain"]) for row in rows] == [
        ("Oren Vash", "Oren Vash", "yes"),
        ("nobody", "", ""),
    ]


def test_match_as_a_table_says_the_reason_and_counts_what_it_did_not_find(world_sayso: Call) -> None:
    told = world_sayso("match", "Vash", "nobody")
    assert told.status == 0 and "surname only" in told.out
    assert "1 of 2 names" in told.err
    assert world_sayso("match", "nobody").status == 1
    assert world_sayso("match", "Port Ansel", "--kind", "Person").status == 1


def test_match_without_names_and_with_two_formats_is_refused(world_sayso: Call) -> None:
    for words in (
        ("match",),
        ("match", "x", "--json", "--csv"),
        ("match", "-f", "absent.txt"),
        ("match", "x", "--limit", "0"),
    ):
        told = world_sayso(*words)
        assert told.status == 2 and told.out == "" and told.err
    Path("latin.txt").write_bytes("Jos\xe9".encode("latin-1"))
    assert "UTF-8" in world_sayso("match", "-f", "latin.txt").err


def test_names_in_csv_are_no_formulas(world_sayso: Call) -> None:
    told = world_sayso("match", "=cmd|' /C calc'!A0", "+1+1", "@SUM(1)", "Mira Solen", "--csv")
    assert [row["name"][0] for row in _csv(told.out)] == ["'", "'", "'", "M"]


def test_cypher_answers_as_table_json_and_csv(world_sayso: Call) -> None:
    statement = "MATCH (n:Entity) WHERE n.claims >= $least RETURN n.name AS name, n.aliases AS aliases ORDER BY name"
    told = world_sayso("cypher", statement, "least=6", "--json")
    assert told.status == 0
    rows = json.loads(told.out)
    assert {"name": "Tide League", "aliases": ["TL"]} in rows
    assert "Tide League" in world_sayso("cypher", statement, "least=6").out
    table = _csv(world_sayso("cypher", statement, "least=6", "--csv").out)
    assert [row["name"] for row in table] == [row["name"] for row in rows]


def test_cypher_says_when_there_is_more_and_when_there_is_nothing(world_sayso: Call) -> None:
    told = world_sayso("cypher", NAMES, "--limit", "2", "--json")
    assert len(json.loads(told.out)) == 2 and "first 2 rows" in told.err
    told = world_sayso("cypher", "MATCH (n:Nothing) RETURN n.uid AS uid")
    assert told.status == 1 and "no rows" in told.err


def test_cypher_refuses_what_is_no_reading_in_one_line(world_sayso: Call) -> None:
    before = world_sayso("dump").out
    for statement in ("MATCH (n) DETACH DELETE n", "CALL db.labels()", "RETURN 1 AS x; RETURN 2 AS x", "nonsense"):
        told = world_sayso("cypher", statement)
        assert told.status == 2 and told.out == "" and told.err.count("\n") == 1
    assert world_sayso("cypher", "RETURN $x AS x", "x").status == 2
    assert world_sayso("dump").out == before


def test_a_value_on_the_command_line_is_json_or_else_text(world_sayso: Call) -> None:
    told = world_sayso("cypher", "RETURN $a AS a, $b AS b, $c AS c", "a=[1,2]", "b=Mira Solen", 'c="3"', "--json")
    assert json.loads(told.out) == [{"a": [1, 2], "b": "Mira Solen", "c": "3"}]


def test_columns_and_cells_of_csv_are_no_formulas(world_sayso: Call) -> None:
    told = world_sayso("cypher", "RETURN '=1+1' AS `=a`, ['@x'] AS b, {c: '=d'} AS d", "--csv")
    assert next(csv.reader(io.StringIO(told.out))) == ["'=a", "b", "d"]
    assert _csv(told.out)[0] == {"'=a": "'=1+1", "b": "'@x", "d": '{"c": "=d"}'}
