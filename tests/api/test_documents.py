"""Adding documents and taking them out, with the real readers and the real pipeline."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from graph.loading import prepare, records
from graph.store import Store, open_store
from tests.api.conftest import LOCAL, client_of
from tests.queries import world
from tests.queries.conftest import fill

TEXT = (
    "Mira Solen met Oren Vash in Port Ansel on Monday. Oren Vash said that the Harbour Council backs the Tide League."
)
FRENCH = (
    "Le premier ministre a rencontré hier les représentants des syndicats dans la capitale, et il leur a promis que "
    "les nouvelles lois ne seraient pas votées avant la fin de l'année. Les syndicats ont répondu qu'ils attendraient, "
    "mais que la grève aurait lieu si le gouvernement ne tenait pas ses promesses devant le parlement."
)


def _code(response: Any) -> tuple[int, str]:
    assert response.headers["content-type"] == "application/problem+json"
    return response.status_code, response.json()["code"]


def test_a_text_becomes_a_document_that_can_be_asked_about(own_client: TestClient) -> None:
    response = own_client.post("/documents", json={"text": TEXT, "headline": "At the port", "published": "2020-07-06"})
    added = response.json()
    assert (response.status_code, added["added"]) == (201, True)
    assert response.headers["location"] == f"/documents/{added['uid']}"
    document = own_client.get(f"/documents/{added['uid']}").json()
    assert (document["text"], document["headline"], document["published"]) == (TEXT, "At the port", "2020-07-06")
    assert added["entities"] == document["entities"] == len(document["names"]) > 0
    claims = own_client.get("/claims", params={"document": added["uid"]}).json()["items"]
    assert len(claims) == added["claims"] > 0
    assert all(TEXT[claim["start"] : claim["end"]] == claim["quote"] for claim in claims)


def test_the_same_again_changes_nothing(own_client: TestClient) -> None:
    first = own_client.post("/documents", json={"text": TEXT})
    second = own_client.post("/documents", json={"text": TEXT})
    assert (first.status_code, second.status_code) == (201, 200)
    assert second.json() == {
        **first.json(),
        "added": False,
        "documents": [{**first.json()["documents"][0], "added": False}],
    }


def test_a_file_is_read_by_its_ending(own_client: TestClient) -> None:
    page = f"---\nheadline: At the port\n---\n\n{TEXT}\n"
    response = own_client.post("/documents", files={"file": ("notes/port.md", page.encode())})
    assert response.status_code == 201
    document = own_client.get(response.headers["location"]).json()
    assert TEXT in document["text"]
    assert document["source"].endswith("port.md")


def test_a_file_of_lines_gives_several_documents(own_client: TestClient) -> None:
    lines = "\n".join(json.dumps({"id": str(n), "text": f"{TEXT} Part {n}."}) for n in range(2))
    answer = own_client.post("/documents", files={"file": ("two.jsonl", lines.encode())}).json()
    assert [one["added"] for one in answer["documents"]] == [True, True]
    assert answer["uid"] == answer["documents"][0]["uid"]
    assert answer["claims"] == sum(one["claims"] for one in answer["documents"])


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.txt", b"", "unreadable-empty"),
        ("a.txt", b"\x00\x01\x02\x03" * 50, "unreadable-binary"),
        ("a.exe", b"MZ", "unreadable-format"),
        ("a", b"text", "unreadable-format"),
        ("a.pdf", b"%PDF-1.4 broken", "unreadable-damaged"),
        ("a.docx", b"no archive", "unreadable-damaged"),
        ("a.txt", FRENCH.encode(), "unreadable-not-english"),
        ("a.jsonl", b"not json", "unreadable-bad-line"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_the_reason(
    world_client: TestClient, name: str, content: bytes, code: str
) -> None:
    response = world_client.post("/documents", files={"file": (name, content)})
    assert _code(response) == (422, code)
    assert name in response.json()["detail"] and response.json()["reason"]
    assert len(world_client.get("/documents").json()["items"]) == len(world.DOCUMENTS)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"text": "  \n "}, "unreadable-empty"),
        ({"text": FRENCH}, "unreadable-not-english"),
        ({"text": ""}, "invalid-parameter"),
        ({"headline": "no text"}, "invalid-parameter"),
        ({"text": TEXT, "titel": "x"}, "invalid-parameter"),
        ({"text": TEXT, "published": "2020-13-40"}, "invalid-parameter"),
        ({"text": 5}, "invalid-parameter"),
        ([], "invalid-parameter"),
    ],
    ids=str,
)
def test_a_text_that_cannot_be_taken_is_refused(world_client: TestClient, body: Any, code: str) -> None:
    assert _code(world_client.post("/documents", json=body)) == (422, code)


@pytest.mark.parametrize(
    ("headers", "content", "expected"),
    [
        ({"content-type": "application/json"}, b"{not json", (422, "invalid-parameter")),
        ({"content-type": "application/json"}, b'{"text": "\\ud800"}', (422, "invalid-parameter")),
        ({"content-type": "text/plain"}, b"a text", (415, "unknown-media-type")),
        ({}, b"", (415, "unknown-media-type")),
        ({"content-type": "multipart/form-data"}, b"no boundary", (400, "bad-request")),
        ({"content-type": "multipart/form-data; boundary=x"}, b"--x--\r\n", (422, "missing-file")),
    ],
)
def test_a_body_of_another_make_is_refused(
    world_client: TestClient, headers: dict[str, str], content: bytes, expected: tuple[int, str]
) -> None:
    assert _code(world_client.post("/documents", headers=headers, content=content)) == expected


@pytest.fixture
def small_client(tmp_path: Path) -> Any:
    """A client of a service that takes 1000 bytes at most."""
    store = open_store(f"embedded:{tmp_path / 'graph'}")
    fill(store)
    yield client_of(store, Settings(max_body_bytes=1000))
    store.close()


def test_a_body_above_the_limit_is_refused_by_what_it_announces(small_client: TestClient) -> None:
    response = small_client.post("/documents", json={"text": "x" * 2000})
    assert _code(response) == (413, "too-large")
    assert response.json()["limit_bytes"] == 1000


@pytest.mark.parametrize("media_type", ["application/json", "multipart/form-data; boundary=x"])
def test_a_body_above_the_limit_is_refused_while_it_streams(small_client: TestClient, media_type: str) -> None:
    head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
    pieces = (piece for piece in [head, *[b"x" * 100] * 20])
    response = small_client.post("/documents", headers={"content-type": media_type}, content=pieces)
    assert _code(response) == (413, "too-large")


def test_a_text_longer_than_the_pipeline_takes_is_refused(world_client: TestClient) -> None:
    response = world_client.post("/documents", json={"text": "word " * 200_001})
    assert _code(response) == (413, "unreadable-too-large")


def test_questions_are_answered_while_a_document_is_extracted(tmp_path: Path) -> None:
    store = open_store(f"embedded:{tmp_path / 'graph'}")
    fill(store)
    app = create_app(Settings(), store)
    adding, asking = (TestClient(app, base_url=LOCAL) for _ in range(2))
    with ThreadPoolExecutor() as threads:
        with app.state.resources.extracting:
            added = threads.submit(adding.post, "/documents", json={"text": TEXT})
            assert len(asking.get("/documents").json()["items"]) == len(world.DOCUMENTS)
            assert not added.done()
        assert added.result().status_code == 201
    store.close()


def test_two_documents_at_once_are_both_added(tmp_path: Path) -> None:
    store = open_store(f"embedded:{tmp_path / 'graph'}")
    prepare(store)
    app = create_app(Settings(), store)
    with (
        TestClient(app, base_url=LOCAL) as first,
        TestClient(app, base_url=LOCAL) as second,
        ThreadPoolExecutor() as pool,
    ):
        texts = [f"{TEXT} Part {n}." for n in (1, 1, 2, 2)]
        sent = [
            pool.submit(client.post, "/documents", json={"text": text})
            for text, client in zip(texts, [first, second] * 2, strict=True)
        ]
        assert sorted(one.result().status_code for one in sent) == [200, 200, 201, 201]
    assert len(list(records(store))) == 2
    store.close()


def test_a_missing_model_is_said(own_client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_SPACY_MODEL", "no_such_model")
    response = own_client.post("/documents", json={"text": TEXT})
    assert _code(response) == (503, "model-missing")
    assert "no_such_model" in response.json()["detail"]


def test_a_removed_document_is_gone_with_all_that_it_stated(own_client: TestClient) -> None:
    uid = world.document("leaflet")
    assert own_client.delete(f"/documents/{uid}").status_code == 204
    assert own_client.get(f"/documents/{uid}").status_code == 404
    assert own_client.get(f"/claims/{world.claim('d1')}").status_code == 404
    assert _code(own_client.delete(f"/documents/{uid}")) == (404, "unknown-document")


def _contents(store: Store) -> list[dict[str, Any]]:
    return sorted((record.to_json() for record in records(store)), key=lambda row: row["document"]["uid"])


def test_adding_and_removing_leaves_the_graph_as_it_was(tmp_path: Path) -> None:
    store = open_store(f"embedded:{tmp_path / 'graph'}")
    fill(store)
    before = _contents(store)
    client = client_of(store)
    uid = client.post("/documents", json={"text": TEXT}).json()["uid"]
    assert len(_contents(store)) == len(before) + 1
    client.delete(f"/documents/{uid}")
    assert _contents(store) == before
    store.close()
