"""Measures over HTTP and on the command line."""

import json

import pytest
from fastapi.testclient import TestClient

from tests.api.conftest import Call


def test_a_measure_is_answered_with_its_bound(world_client: TestClient) -> None:
    answer = world_client.get("/measures/betweenness", params={"limit": 2}).json()
    assert [(one["rank"], one["entity"]["name"], one["score"], one["community"]) for one in answer["items"]] == [
        (1, "Northern Bank", 0.404762, None),
        (2, "Tide League", 0.404762, None),
    ]
    assert (answer["entities"], answer["ties"], answer["left_out"]) == (8, 8, 0)
    assert answer["bound"] == "8 tied entities and 8 ties of the whole graph, at most 500 entities: nobody left out"


def test_a_measure_around_an_entity_takes_its_name(world_client: TestClient) -> None:
    answer = world_client.get("/measures/pagerank", params={"entity": "TL", "depth": 1, "nodes": 2}).json()
    assert {one["entity"]["name"] for one in answer["items"]} == {"Tide League", "Port Ansel"}
    assert answer["left_out"] == 2


def test_every_measure_is_listed_and_answers(world_client: TestClient) -> None:
    listed = world_client.get("/measures").json()["items"]
    assert [one["name"] for one in listed] == ["betweenness", "communities", "pagerank"]
    for one in listed:
        assert world_client.get(one["path"]).json()["items"]


@pytest.mark.parametrize(
    ("address", "nearest"),
    [
        ("/measures/pagerank?nodes=2001", "2000"),
        ("/measures/pagerank?depth=0", "1"),
        ("/measures/pagerank?stance=asertd", "asserted"),
        ("/measures/betweeness", "betweenness"),
    ],
)
def test_a_value_that_is_none_is_refused_with_the_nearest(world_client: TestClient, address: str, nearest: str) -> None:
    response = world_client.get(address)
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["did_you_mean"] == [nearest]


def test_the_command_prints_a_table_and_the_bound(world_sayso: Call) -> None:
    told = world_sayso("measure", "communities", "--around", "Tide League", "--depth", "1")
    assert told.status == 0
    assert "Harbour Council" in told.out
    assert "Measured: 4 tied entities and 3 ties within 1 step of 1 given, at most 500 entities" in told.err


def test_the_command_prints_json(world_sayso: Call) -> None:
    told = world_sayso("measure", "betweenness", "--limit", "1", "--json")
    assert told.status == 0
    answer = json.loads(told.out)
    assert (answer["measure"], answer["left_out"]) == ("betweenness", 0)
    assert [(one["rank"], one["name"], one["score"]) for one in answer["items"]] == [(1, "Northern Bank", 0.404762)]


def test_a_measure_of_nothing_says_so(world_sayso: Call) -> None:
    told = world_sayso("measure", "pagerank", "--around", "Ilse Brandt")
    assert (told.status, told.out) == (1, "")
    assert "0 tied entities and 0 ties within 2 steps of 1 given" in told.err
