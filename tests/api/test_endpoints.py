"""What each endpoint answers over the hand-made graph (see `tests.queries.world`)."""

import base64
import hashlib
import re
from html import unescape
from urllib.parse import urlsplit

import pytest
from fastapi.testclient import TestClient

from api.schemas.base import Counts
from queries.questions import questions
from tests.queries import world


def test_entities_are_found_by_an_acronym_and_by_kind(world_client: TestClient) -> None:
    found = world_client.get("/entities", params={"q": "TL", "kind": "Organization"}).json()["items"]
    assert [(one["uid"], one["name"], one["match"]) for one in found] == [
        (world.entity("league"), "Tide League", "exact")
    ]
    assert world_client.get("/entities", params={"q": "TL", "kind": "Person"}).json()["items"] == []


def test_following_next_gives_every_entity_once(world_client: TestClient) -> None:
    address, seen = "/entities?limit=4", []
    while address:
        page = world_client.get(address).json()
        seen += [one["uid"] for one in page["items"]]
        address = page["next"]
    assert len(seen) == 9
    assert set(seen) == {world.entity(key) for key in world.NAMES}


def test_the_last_full_page_has_no_next(world_client: TestClient) -> None:
    assert world_client.get("/entities?limit=9").json()["next"] is None


@pytest.mark.parametrize("tail", ["", "/connections?limit=2"])
def test_the_uid_of_any_appearance_leads_to_the_present_entity(world_client: TestClient, tail: str) -> None:
    present = world.entity("mira")
    old = next(uid for uid in world.appearances("mira") if uid != present)
    response = world_client.get(f"/entities/{old}{tail}")
    assert response.status_code == 308
    assert response.headers["location"] == f"/entities/{present}{tail}"
    assert world_client.get(response.headers["location"]).status_code == 200


def test_connections_count_and_quote(world_client: TestClient) -> None:
    answer = world_client.get(f"/entities/{world.entity('council')}/connections").json()
    assert answer["entity"] == {"uid": world.entity("council"), "name": "Harbour Council", "kind": "Organization"}
    backs = next(one for one in answer["items"] if one["predicate"] == "BACKS")
    assert (backs["direction"], backs["other"]["name"]) == ("out", "Tide League")
    # a2 and its copy b2 affirm it: one story; c1 denies it.
    assert {key: backs["counts"][key] for key in ("claims", "affirmed", "denied", "sources")} == {
        "claims": 3,
        "affirmed": 2,
        "denied": 1,
        "sources": 2,
    }
    assert backs["counts"].keys() == Counts.model_fields.keys()
    assert backs["evidence"]["quote"] == "the Harbour Council backs the Tide League"


@pytest.mark.parametrize(
    ("given", "labels"),
    [
        ({"predicate": "BACKS"}, ["a2", "b2", "c1", "d1"]),
        ({"predicate": "backs", "polarity": "denied"}, ["c1"]),
        ({"modality": "possible"}, ["c3", "d1"]),
        ({"speaker": "Dana Kerr"}, ["a4", "b4", "d5"]),
        ({"subject": "Oren Vash", "object": "Mira Solen"}, ["d3", "d5"]),
        ({"object": "Tide League", "until": "2020-07-02"}, ["a2", "b2"]),
        ({"document": world.document("gazette")}, ["c1", "c2", "c3", "c4"]),
    ],
    ids=str,
)
def test_claims_are_those_that_meet_every_condition(
    world_client: TestClient, given: dict[str, str], labels: list[str]
) -> None:
    items = world_client.get("/claims", params=given).json()["items"]
    assert {one["uid"] for one in items} == {world.claim(label) for label in labels}


def test_a_claim_stands_in_its_document_where_it_says(world_client: TestClient) -> None:
    claim = world_client.get(f"/claims/{world.claim('c1')}").json()
    assert (claim["subject"]["name"], claim["predicate"], claim["object"]["name"]) == (
        "Harbour Council",
        "BACKS",
        "Tide League",
    )
    assert (claim["speaker"]["name"], claim["polarity"]) == ("Oren Vash", "denied")
    document = world_client.get(f"/documents/{claim['document']['uid']}").json()
    assert document["text"][claim["start"] : claim["end"]] == claim["quote"]


def test_a_claim_in_the_authors_voice_has_no_speaker(world_client: TestClient) -> None:
    assert world_client.get(f"/claims/{world.claim('a1')}").json()["speaker"] is None


def test_paths_go_from_source_to_target_hop_by_hop(world_client: TestClient) -> None:
    answer = world_client.get("/paths", params={"source": "Mira Solen", "target": "Port Ansel"}).json()
    assert (answer["source"]["uid"], answer["target"]["uid"]) == (world.entity("mira"), world.entity("port"))
    [path] = answer["paths"]
    names = [path["hops"][0]["source"]["name"], *(hop["target"]["name"] for hop in path["hops"])]
    assert names == ["Mira Solen", "Harbour Council", "Tide League", "Port Ansel"]
    last = {(link["predicate"], link["direction"]) for link in path["hops"][-1]["links"]}
    assert last == {("ATTACKED", "forward"), ("BASED_IN", "forward")}


def test_entities_further_apart_than_asked_have_no_path(world_client: TestClient) -> None:
    answer = world_client.get("/paths", params={"source": "Mira Solen", "target": "Port Ansel", "max_hops": 2})
    assert answer.status_code == 200
    assert answer.json()["paths"] == []


def test_the_graph_around_an_entity_is_its_neighbours_and_what_relates_them(world_client: TestClient) -> None:
    answer = world_client.get("/graph", params={"entity": "Northern Bank", "depth": 1}).json()
    assert {node["name"] for node in answer["nodes"]} == {"Northern Bank", "Oren Vash", "Salt Company", "Dana Kerr"}
    edges = {(edge["source"], edge["predicate"], edge["target"]) for edge in answer["edges"]}
    uid = world.entity
    assert edges == {
        (uid("oren"), "WORKS_FOR", uid("bank")),
        (uid("bank"), "OWNS", uid("salt")),
        (uid("dana"), "LEADS", uid("bank")),
    }


def test_the_graph_without_a_start_is_the_most_connected(world_client: TestClient) -> None:
    names = {node["name"] for node in world_client.get("/graph").json()["nodes"]}
    assert "Tide League" in names and "Ilse Brandt" not in names


@pytest.mark.parametrize(
    ("format_", "media_type", "begins"),
    [
        ("svg", "image/svg+xml", b"<svg"),
        ("png", "image/png", b"\x89PNG"),
        ("html", "text/html", b"<!doctype html>"),
        ("mmd", "text/vnd.mermaid", b"---"),
        ("dot", "text/vnd.graphviz", b"digraph"),
    ],
)
def test_a_diagram_comes_in_the_format_asked_for(
    world_client: TestClient, format_: str, media_type: str, begins: bytes
) -> None:
    response = world_client.get(f"/diagram.{format_}", params={"entity": ["Tide League", "Mira Solen"]})
    assert response.headers["content-type"].partition(";")[0] == media_type
    assert begins in response.content[:200]
    assert "default-src 'none'" in response.headers["content-security-policy"]


def test_a_diagram_links_its_entities_to_the_service(world_client: TestClient) -> None:
    picture = world_client.get("/diagram.svg", params={"entity": "Tide League"}).text
    assert f"/entities/{world.entity('league')}" in picture


def test_every_page_that_the_page_of_a_diagram_links_to_is_there(world_client: TestClient) -> None:
    page = world_client.get("/diagram.html", params={"entity": "Harbour Council", "depth": 2}).text
    links = {unescape(link) for link in re.findall(r'href="(/[^"]*)"', page)}
    assert {link.split("/")[1] for link in links} == {"entities", "claims", "documents"}
    assert any(link.startswith("/entities/claims?") for link in links)
    assert [link for link in links if world_client.get(link).status_code != 200] == []


def test_a_document_names_its_entities_where_they_stand(world_client: TestClient) -> None:
    document = world_client.get(f"/documents/{world.document('leaflet')}").json()
    spots = {name["name"]: (name["starts"], name["ends"]) for name in document["names"]}
    starts, ends = spots["Tide League"]
    assert {document["text"][start:end] for start, end in zip(starts, ends, strict=True)} == {"Tide League", "TL"}


def test_copies_of_a_story_know_each_other(world_client: TestClient) -> None:
    document = world_client.get(f"/documents/{world.document('wire')}").json()
    assert document["copies"] == [world.document("herald")]


def test_documents_are_listed_newest_first(world_client: TestClient) -> None:
    items = world_client.get("/documents").json()["items"]
    assert [one["publisher"] for one in items] == ["Gazette", "Wire", "Herald", None]


def test_every_question_is_listed_with_an_address_that_it_understands(world_client: TestClient) -> None:
    items = world_client.get("/questions").json()["items"]
    assert [one["name"] for one in items] == list(questions())
    for one in items:
        response = world_client.get(one["example"])
        # The examples speak of other graphs than this one, so they may find nothing, but never be misunderstood.
        assert urlsplit(one["example"]).path == f"/questions/{one['name']}"
        assert response.status_code in (200, 404), response.text


def test_a_question_takes_entities_by_name(world_client: TestClient) -> None:
    answer = world_client.get("/questions/said-by", params={"speaker": "Oren Vash"}).json()
    assert {row["uid"] for row in answer["rows"]} == {world.claim("c1"), world.claim("c4")}
    assert list(answer["rows"][0]) == answer["columns"]


def test_the_start_page_needs_nothing_from_outside(world_client: TestClient) -> None:
    page = world_client.get("/", params={"q": "tide"})
    assert page.headers["content-type"].startswith("text/html")
    assert "http://" not in page.text and "https://" not in page.text and "<script" not in page.text
    assert f'href="/entities/{world.entity("league")}"' in page.text


def test_the_policy_of_the_start_page_lets_its_own_style_in_and_nothing_else(world_client: TestClient) -> None:
    page = world_client.get("/")
    style = page.text.partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in page.headers["content-security-policy"]
    assert "default-src 'none'" in page.headers["content-security-policy"]


def test_every_link_of_the_start_page_leads_somewhere(world_client: TestClient) -> None:
    links = {part.partition('"')[0] for part in world_client.get("/?q=tide").text.split('href="')[1:]}
    assert "/questions/denials" in links and len(links) > 20
    answers = {link: world_client.get(link.replace("&amp;", "&")).status_code for link in links}
    assert answers == dict.fromkeys(links, 200)


def test_the_start_page_shows_hostile_words_as_words(world_client: TestClient) -> None:
    page = world_client.get("/", params={"q": "<script>alert(1)</script>\"'"}).text
    assert "<script" not in page
