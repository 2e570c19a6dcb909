"""The service and the command line on a real Neo4j."""

import json
from pathlib import Path

import pytest

from api.examples import examples
from graph.engine import Running
from graph.store import Store
from tests.api.conftest import Call, client_of
from tests.api.make_examples import asked
from tests.api.test_openapi import is_shown_by
from tests.neo4j_fixture import MARKS
from tests.queries import world
from tests.queries.conftest import fill

pytestmark = MARKS


def test_every_example_is_answered_the_same(neo4j_store: Store) -> None:
    fill(neo4j_store)
    client = client_of(neo4j_store)
    asking = [one for one in examples() if one["method"] == "GET" and one["answer"] is not None]
    wrong = [
        one["path"]
        for one in asking
        if not is_shown_by(one["answer"], asked(client, "GET", one["path"], one["parameters"], None).json())
    ]
    assert len(asking) > 10
    assert wrong == []


def test_a_dump_of_the_folder_moves_into_neo4j(
    world_sayso: Call,
    neo4j_store: Store,
    neo4j_server: Running,
    neo4j_environment: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dump = world_sayso("dump").out
    Path("graph.jsonl").write_text(dump, encoding="utf-8")
    for name, value in neo4j_environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("SAYSO_STORE", neo4j_server.bolt_url)
    told = world_sayso("restore", "graph.jsonl", "--json")
    assert (told.status, json.loads(told.out)["added"]) == (0, len(world.DOCUMENTS))
    assert world_sayso("dump").out == dump
    assert json.loads(world_sayso("search", "TL", "--json").out)[0]["uid"] == world.entity("league")
    assert world_sayso("remove", world.document("leaflet")).status == 0
    assert len(world_sayso("dump").out.splitlines()) == len(dump.splitlines()) - 1


def test_a_wrong_password_and_a_server_that_is_not_there_are_one_line_each(
    sayso: Call, neo4j_server: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAYSO_NEO4J_PASSWORD", "not this one")
    told = sayso("--store", neo4j_server.bolt_url, "search", "x")
    assert told.status == 2 and told.err.count("\n") == 1
    assert "SAYSO_NEO4J_PASSWORD" in told.err and "not this one" not in told.err
    told = sayso("--store", "bolt://127.0.0.1:9", "search", "x")
    assert told.status == 2 and told.err.count("\n") == 1
