"""Words that try to be more than words: through every parameter of every address, and out of the graph in all forms."""

import csv
import io
import json
import re
from collections.abc import Collection, Iterator
from itertools import cycle
from typing import Any
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from lxml import etree, html

from api.examples import examples
from api.visible import visible
from graph.loading import load, prepare
from graph.store import Store, open_store
from tests.api.conftest import LOCAL, Call, client_of
from tests.graph.hostile import NAMES, record_of_names
from tests.neo4j_fixture import MARKS
from tests.queries.conftest import fill
from tests.queries.state import state

# Each ends a text in one way or another and goes on with a statement that would be seen in the graph.
WRITE = "MATCH (n) DETACH DELETE n CREATE (:Intruder) //"
CYPHER = [
    f"'}}) {WRITE}",
    f'"}}) {WRITE}',
    f"x' OR 1=1 WITH 1 AS x {WRITE}",
    f"`) {WRITE}",
    f"0 {WRITE}",
    f"\\' {WRITE}",
    f"\\u0027}}) {WRITE}",
    f"x\n{WRITE}",
    "1; MATCH (n) DETACH DELETE n",
    "$limit",
    "*/ RETURN 1 /*",
]
MARKUP = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    '"]; click n0 call alert(1)\n%%{init: {"securityLevel": "loose"}}%%',
    '=HYPERLINK("http://evil.example")',
    "../../../../etc/passwd",
    "\r\nSet-Cookie: a=b",
    "\u202egnirts",
    "\x00",
    "%00",
]
ALL = [*CYPHER, *MARKUP]
SHAPING = ("sort", "fields", "cursor", "limit", "offset", "since", "until")  # never sent to a store as they are
ANY = "parameters"  # how the page describes that a question takes parameters of its own
READING = [one for one in examples() if one["method"] == "GET"]


def _requests(
    client: TestClient, hostile: list[str], without: Collection[str] = ()
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every address with its example's parameters, each parameter that its page lists in turn replaced by the next of
    the hostile words."""
    turns, page = cycle(hostile), client.get("/openapi.json").json()["paths"]
    for one in READING:
        listed = [parameter["name"] for parameter in page[one["path"]]["get"].get("parameters", ())]
        in_path = {name for name in listed if f"{{{name}}}" in one["path"]}
        for name in sorted(set(listed) - {*without, ANY}):
            values = {**one["parameters"], name: next(turns)}
            filled = {key: quote(str(values[key]), safe="") for key in in_path}
            yield one["path"].format(**filled), {key: values[key] for key in values if key not in in_path}


def _is_plain(response: Any) -> bool:
    """Whether an answer is no page in which a browser would run what it holds, and leads to none elsewhere."""
    if response.is_redirect:
        return bool(response.headers["location"].startswith((f"{LOCAL}/", "/entities/")))
    media_type = response.headers["content-type"].partition(";")[0]
    if response.status_code >= 400:
        return bool(media_type == "application/problem+json")
    return media_type not in ("text/html", "image/svg+xml") or "content-security-policy" in response.headers


def test_hostile_words_in_any_parameter_do_nothing(own_client: TestClient, own_store: Store) -> None:
    before = state(own_store)
    tried = set()
    for path, parameters in _requests(own_client, ALL):
        response = own_client.get(path, params=parameters)
        tried.add(path)
        assert response.status_code < 500, (path, parameters, response.text)
        assert _is_plain(response), (path, parameters)
        assert "set-cookie" not in response.headers
        assert "root:" not in response.text
    assert len(tried) > len(READING)
    assert state(own_store) == before


def test_hostile_words_in_any_body_do_nothing(own_client: TestClient, own_store: Store) -> None:
    before = state(own_store)
    for words in ALL[::2]:
        bodies: list[tuple[str, dict[str, Any]]] = [
            ("/match", {"names": [words], "kind": None}),
            ("/match", {"names": ["x"], "kind": words}),
        ]
        if words in (CYPHER[0], CYPHER[4], "\u202egnirts"):
            bodies.append(("/cypher", {"statement": "RETURN $p AS p", "parameters": {"p": words, words: 1}}))
        for path, body in bodies:
            response = own_client.post(path, json=body)
            assert response.status_code in (200, 422) and _is_plain(response), (path, body, response.text)
        batches = (
            {"queries": json.dumps({words: {"query": words, "limit": 3}})},
            {"queries": json.dumps({"q": {"query": "Mira Solen", "properties": [{"pid": "LEADS", "v": words}]}})},
            {"queries": json.dumps({"q": {"query": "x", "type": words}})},
            {"extend": json.dumps({"ids": [words], "properties": [{"id": "LEADS"}]})},
            {"queries": words},
        )
        for batch in batches:
            response = own_client.post("/reconcile", data=batch)
            assert response.status_code in (200, 422) and _is_plain(response), (batch, response.text)
    assert state(own_store) == before


@pytest.mark.parametrize("_neo4j", [pytest.param(None, marks=MARKS)])
def test_hostile_words_do_nothing_on_neo4j_either(_neo4j: None, neo4j_store: Store) -> None:
    fill(neo4j_store)
    client, before = client_of(neo4j_store), state(neo4j_store)
    for path, parameters in _requests(client, [" ".join(CYPHER)], SHAPING):
        response = client.get(path, params=parameters)
        assert response.status_code < 500, (path, parameters, response.text)
    client.post("/match", json={"names": ALL})
    assert state(neo4j_store) == before


@pytest.mark.parametrize("words", [CYPHER[0], MARKUP[0], MARKUP[4]])
def test_hostile_words_as_arguments_of_commands_do_nothing(world_sayso: Call, words: str) -> None:
    before = world_sayso("dump").out
    for command in (
        ("search", words),
        ("show", words),
        ("path", words, "Mira Solen"),
        ("ask", "claims", f"speaker={words}"),
        ("ask", words),
        ("diagram", words, "-o", "x.svg"),
        ("match", words),
        ("cypher", "RETURN $p AS p", f"p={words}"),
        ("remove", words),
    ):
        told = world_sayso(*command)
        assert told.status in (0, 1, 2)
        assert "a fault of the program" not in told.err, command
    assert world_sayso("dump").out == before


# What follows is text in the graph, as a document may bring it in.


@pytest.fixture(scope="module")
def hostile_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A graph in which every name, headline, tag and quote is hostile."""
    store = open_store(f"embedded:{tmp_path_factory.mktemp('hostile') / 'graph'}")
    prepare(store)
    load(store, record_of_names())
    yield store
    store.close()


@pytest.fixture(scope="module")
def hostile_client(hostile_store: Store) -> TestClient:
    """A client of the service over it."""
    return client_of(hostile_store)


def _formats(client: TestClient, path: str) -> list[str]:
    parameters = client.get("/openapi.json").json()["paths"][path]["get"]["parameters"]
    return list(next(one["schema"]["enum"] for one in parameters if one["name"] == "format"))


@pytest.fixture(scope="module")
def pages(hostile_client: TestClient) -> dict[str, str]:
    """Everything that a browser takes for a page: its address and its text."""
    items = hostile_client.get("/entities", params={"limit": 100}).json()["items"]
    addresses = ["/", *(f"/?q={quote(name[:100])}" for name in NAMES[:12:3])]
    addresses += [f"/reconcile/preview?id={one['uid']}" for one in items]
    addresses += [f"/diagram.{format_}" for format_ in _formats(hostile_client, "/diagram.{format}")]
    answers = {address: hostile_client.get(address) for address in addresses}
    assert all(answer.status_code == 200 for answer in answers.values())
    return {
        address: answer.text
        for address, answer in answers.items()
        if answer.headers["content-type"].startswith(("text/html", "image/svg+xml"))
    }


@pytest.fixture(scope="module")
def exports(hostile_client: TestClient, hostile_store: Store) -> dict[str, Any]:
    """The graph in every format, each made without a change to it."""
    before = state(hostile_store)
    formats = _formats(hostile_client, "/export/{format}")
    answers = {format_: hostile_client.get(f"/export/{format_}") for format_ in formats}
    assert all(answer.status_code == 200 for answer in answers.values())
    assert state(hostile_store) == before
    return answers


def test_no_page_holds_a_name_as_markup(pages: dict[str, str]) -> None:
    assert len(pages) > len(NAMES) + 4
    for address, page in pages.items():
        tree = etree.fromstring(page.encode()) if address.endswith(".svg") else html.fromstring(page)
        elements = [one for one in tree.iter() if isinstance(one.tag, str)]
        assert not {etree.QName(one).localname for one in elements} & {"iframe", "object", "embed", "foreignObject"}
        assert not [
            one for one in elements if "alert(1)" in (one.text or "") and etree.QName(one).localname == "script"
        ]
        for element in elements:
            for name, value in element.attrib.items():
                assert not etree.QName(name).localname.startswith("on"), (address, name)
                assert not value.strip().lower().startswith(("javascript:", "data:text")), (address, value)
    assert any("&lt;script&gt;alert(1)" in page for page in pages.values())  # it is there to be read


def test_no_picture_or_preview_obeys_control_or_bidi_characters(pages: dict[str, str]) -> None:
    looked_at = [address for address in pages if "reconcile" in address or address.endswith((".svg", ".html"))]
    assert len(looked_at) > len(NAMES)
    for address in looked_at:
        obeyed = re.findall("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", pages[address])
        assert obeyed == [], address


def test_a_mermaid_drawing_is_made_of_its_own_lines(hostile_client: TestClient) -> None:
    drawing = hostile_client.get("/diagram.mmd").text
    line = re.compile(
        r"---|title: \".*\"|flowchart LR|  n\d+\S.*:::\w+|  click n\d+ href \"/entities/a[0-9a-f]{20}\""
        r"|  n\d+ \S+\|\"[^\"]*\"\| n\d+|  linkStyle [\d,]+ [\w:#,. -]+|  classDef \w+ [\w:#,. -]+|  %%.*|"
    )
    assert len(drawing.splitlines()) > len(NAMES)
    assert [one for one in drawing.split("\n") if not line.fullmatch(one)] == []
    assert "%%{" not in drawing


def test_no_cell_of_any_table_is_a_formula(exports: dict[str, Any]) -> None:
    tables = [
        answer.text
        for format_, answer in exports.items()
        # Statements are read by programs, which would take an apostrophe before a name for a part of it.
        if answer.headers["content-type"].startswith("text/csv") and format_ != "ftm-statements"
    ]
    assert len(tables) >= 3
    for table in tables:
        cells = [cell for row in csv.reader(io.StringIO(table, newline="")) for cell in row]
        assert len(cells) > 100
        assert [cell for cell in cells if cell.startswith(("=", "+", "@", "\t", "\r"))] == []
        assert [cell for cell in cells if re.match(r"-\D|-\d+[^\d.e]", cell)] == []


def test_every_export_is_sent_as_a_file_with_a_name_of_ours(exports: dict[str, Any]) -> None:
    for format_, answer in exports.items():
        assert re.fullmatch(r'attachment; filename="[\w.-]+"', answer.headers["content-disposition"]), format_


def test_answers_give_hostile_text_back_as_it_is_and_only_as_json(hostile_client: TestClient) -> None:
    items = hostile_client.get("/entities", params={"limit": 100}).json()["items"]
    assert {NAMES[0], NAMES[9], NAMES[10]} <= {one["name"] for one in items}
    for path in ("/entities", "/claims", "/documents", "/graph", "/match?name=x", "/relations/backing"):
        response = hostile_client.get(path)
        assert response.headers["content-type"] == "application/json"
    lines = hostile_client.get("/claims", headers={"accept": "application/x-ndjson"})
    assert all(json.loads(line) for line in lines.text.strip("\n").split("\n"))


def test_what_commands_print_commands_no_terminal_and_is_no_formula(
    sayso: Call, hostile_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAYSO_STORE", hostile_store.address)
    printed = 0
    for command in (
        ("search", "x"),
        ("show", "Mara Voss"),
        ("ask", "most-connected"),
        ("ask", "claims"),
        ("ask", "documents"),
        ("path", "Ilan Reed", "alert"),
        ("match", "control", "bidi", "Voss"),
        ("cypher", "MATCH (n:Entity) RETURN n.name AS name, n.tags AS tags"),
    ):
        told = sayso(*command)
        printed += told.status == 0
        for text in (told.out, told.err):
            assert visible(text) == text, command
    assert printed >= 6
    table = sayso("cypher", "MATCH (n:Entity) RETURN n.name AS name, n.tags AS tags", "--csv").out
    cells = [cell for row in csv.reader(io.StringIO(table, newline="")) for cell in row]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
