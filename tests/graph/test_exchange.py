"""Linked data: what goes out comes back as the identical graph, and a file that is not sound changes nothing."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import Dataset, URIRef

from graph.evidence import document_uids, records
from graph.exchange import jsonld, rdf
from graph.exchange.follow_the_money import write_entities, write_statements
from graph.exchange.importing import SYNTAXES, load_records, syntax_of
from graph.exchange.reading import InvalidImportError, records_of
from graph.exchange.terms import document_iri, entity_iri, iri, part_iri, relation_iri
from graph.loading import load, prepare, remove
from graph.ontology import Form, Kind, Modality, Polarity
from graph.record import Attribution, Claim, Document, Entity, Mention, Record, Span
from graph.store import Store, open_store
from graph.store.base import Parameters, Row
from tests.graph.hostile import record_of_names
from tests.graph.support import graph_as_value
from tests.queries import world
from tests.queries.conftest import fill

WRITERS = {
    "json-ld": jsonld.write,
    "nquads": rdf.write_nquads,
    "trig": rdf.write_trig,
    "turtle": rdf.write_turtle,
}


def written(store: Store, syntax: str) -> bytes:
    return b"".join(WRITERS[syntax](store, document_uids(store)))


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(f"embedded:{tmp_path / 'other'}")
    prepare(opened)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def readable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The hand-made graph, for tests that only read."""
    opened = open_store(f"embedded:{tmp_path_factory.mktemp('exchange') / 'graph'}")
    fill(opened)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The hand-made graph and a hostile document."""
    opened = open_store(f"embedded:{tmp_path_factory.mktemp('full') / 'graph'}")
    fill(opened)
    load(opened, record_of_names())
    yield opened
    opened.close()


@pytest.mark.parametrize("syntax", WRITERS)
def test_an_export_imported_elsewhere_is_the_identical_graph_and_exports_the_same_bytes(
    full: Store, other: Store, syntax: str
) -> None:
    content = written(full, syntax)
    done = load_records(other, records_of(content, syntax))
    assert (done.added, done.unchanged) == (5, 0)
    assert graph_as_value(other) == graph_as_value(full)
    assert written(other, syntax) == content
    again = load_records(other, records_of(content, syntax))
    assert (again.added, again.unchanged) == (0, 5)


def test_each_engine_imports_what_the_embedded_one_wrote_and_writes_the_same_bytes(store: Store, full: Store) -> None:
    content = written(full, "nquads")
    prepare(store)
    load_records(store, records_of(content, "nquads"))
    assert graph_as_value(store) == graph_as_value(full)
    assert written(store, "nquads") == content


_TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
_MAYBE = st.none() | _TEXT


@st.composite
def _records(draw: st.DrawFn) -> Record:
    """A person and some organizations, each named once or more in a text of arbitrary characters."""
    words = draw(st.lists(_TEXT, min_size=2, max_size=5))
    text, places = "", []
    for word in words:
        places.append(Span(len(text), len(text) + len(word)))
        text += word + draw(st.text(st.characters(exclude_categories=["Cs"]), max_size=5))
    forms = st.sampled_from([Form.NOMINAL, Form.PRONOUN])

    def mention(place: Span, form: Form) -> Mention:
        return Mention(place.start, place.end, text[place.start : place.end], form)

    entities = [
        Entity(
            f"e{number}",
            Kind.PERSON if number == 0 else Kind.ORGANIZATION,
            draw(_TEXT),
            tuple(draw(st.lists(_TEXT, max_size=3))),
            (mention(place, Form.NAME), *(mention(one, draw(forms)) for one in draw(st.permutations(places))[:2])),
            tuple(draw(st.lists(_TEXT, max_size=2))),
        )
        for number, place in enumerate(places)
    ]
    others = st.sampled_from([entity.id for entity in entities[1:]])
    spoken = st.none() | others
    claims = [
        Claim(
            *(draw(st.sampled_from(["LEADS", "BACKS"])), "e0", draw(others)),
            *(draw(st.sampled_from(Polarity)), draw(st.sampled_from(Modality)), draw(spoken)),
            *(draw(_MAYBE), draw(_MAYBE), place.start, place.end, text[place.start : place.end]),
            *(draw(st.floats(0, 1)), draw(_TEXT)),
        )
        for place in places
    ]
    attributions = [
        Attribution(draw(spoken), draw(st.none() | st.just(place)), place, place)
        for place in draw(st.permutations(places))
    ]
    document = Document(text, *(draw(_MAYBE) for _ in range(7)))
    return Record(document, tuple(entities), tuple(attributions), tuple(claims))


@pytest.mark.parametrize("syntax", WRITERS)
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(record=_records())
def test_every_record_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, syntax: str, record: Record
) -> None:
    opened = open_store(f"embedded:{tmp_path_factory.mktemp('any')}")
    prepare(opened)
    load(opened, record)
    assert records_of(written(opened, syntax), syntax) == list(records(opened))
    opened.close()


def _dataset(store: Store) -> Dataset:
    dataset = Dataset()
    dataset.parse(data=written(store, "trig").decode(), format="trig")
    return dataset


def test_a_claim_is_a_reified_statement_with_its_quote_place_speaker_and_stance(readable: Store) -> None:
    graph = _dataset(readable).graph(URIRef(document_iri(world.document("gazette"))))
    row = world.claim_row("c1")
    claim = URIRef(part_iri("claim", world.claim("c1")))
    quoted = graph.value(graph.value(claim, URIRef(iri("target"))), URIRef(iri("selector")))
    told = {key: graph.value(claim, URIRef(iri(key))) for key in ("subject", "predicate", "object", "speaker")}
    assert {key: str(value) for key, value in told.items()} == {
        "subject": entity_iri(world.entity("council")),
        "predicate": relation_iri("BACKS"),
        "object": entity_iri(world.entity("league")),
        "speaker": entity_iri(world.entity("oren")),
    }
    assert str(graph.value(claim, URIRef(iri("polarity")))) == "denied"
    assert str(graph.value(quoted, URIRef(iri("exact")))) == row["quote"]
    assert [graph.value(quoted, URIRef(iri(key))).toPython() for key in ("start", "end")] == [  # type: ignore[union-attr]
        row["start"],
        row["end_offset"],
    ]


def test_no_relation_is_stated_as_a_plain_triple(readable: Store) -> None:
    predicates = {str(predicate) for _, predicate, _, _ in _dataset(readable).quads()}
    assert len(predicates) > 20
    assert not [one for one in predicates if one.startswith(relation_iri(""))]


def test_the_query_in_the_docs_finds_what_is_denied(readable: Store, request: pytest.FixtureRequest) -> None:
    page = (request.config.rootpath / "docs" / "exports.md").read_text(encoding="utf-8")
    query = "\n".join(line for line in page[page.index("    PREFIX") :].split("\n\n")[0].splitlines())
    rows = [tuple(map(str, row)) for row in _dataset(readable).query(query)]  # type: ignore[arg-type, union-attr]
    assert rows == [
        ("Oren Vash", relation_iri("MET_WITH"), "Mira Solen", "Oren Vash never met Mira Solen"),
        (
            *("Harbour Council", relation_iri("BACKS"), "Tide League"),
            "the Harbour Council does not back the Tide League",
        ),
    ]


def test_each_document_is_a_named_graph_that_holds_its_claims_and_no_others(readable: Store) -> None:
    claims = {
        str(graph.identifier): len(set(graph.subjects(URIRef(iri("polarity")))))
        for graph in _dataset(readable).graphs()
        if str(graph.identifier).startswith(document_iri(""))
    }
    expected = {"herald": 4, "wire": 4, "gazette": 4, "leaflet": 5}
    assert claims == {document_iri(world.document(name)): count for name, count in expected.items()}


class _Watched:
    """A store that notes which documents' texts were read."""

    def __init__(self, store: Store) -> None:
        self.address, self._store = store.address, store
        self.texts: list[object] = []

    def read(self, cypher: str, parameters: Parameters | None = None, *, timeout_s: float | None = None) -> list[Row]:
        rows = self._store.read(cypher, parameters, timeout_s=timeout_s)
        self.texts += [row["headline"] for row in rows if "text" in row]
        return rows


@pytest.mark.parametrize("writer", [*WRITERS.values(), write_entities, write_statements], ids=lambda one: one.__name__)
def test_a_document_is_read_only_when_those_before_it_are_written(readable: Store, writer: Any) -> None:
    watched = _Watched(readable)
    headlines = {record.document.headline for record in records(readable)}
    pieces = writer(watched, document_uids(readable))
    while not watched.texts:
        next(pieces)
    assert len(watched.texts) == 1
    for _ in pieces:
        pass
    assert len(watched.texts) == 4 and set(watched.texts) == headlines


def test_a_document_that_is_removed_meanwhile_is_left_out(tmp_path: Path) -> None:
    store = open_store(f"embedded:{tmp_path}")
    fill(store)
    pieces = rdf.write_nquads(store, document_uids(store))
    begun = next(pieces)
    remove(store, world.document("gazette"))
    found = records_of(begun + b"".join(pieces), "nquads")
    assert {record.document.uid for record in found} == {world.document(name) for name in ("herald", "wire", "leaflet")}
    store.close()


def test_an_export_of_one_document_holds_only_it(readable: Store) -> None:
    content = b"".join(rdf.write_nquads(readable, [world.document("gazette")]))
    assert records_of(content, "nquads") == [world.records()["gazette"]]


def _changed(store: Store, key: str, value: object) -> bytes:
    """The export with another value of a key, wherever it stands in the first document's graph."""
    whole = json.loads(written(store, "json-ld"))
    graph = next(node for node in whole["@graph"] if "@graph" in node)

    def change(node: object) -> None:
        if isinstance(node, dict):
            for name in node:
                if name == key:
                    node[name] = value
                else:
                    change(node[name])
        elif isinstance(node, list):
            for one in node:
                change(one)

    change(graph)
    return json.dumps(whole).encode()


@pytest.mark.parametrize(
    ("key", "value", "because"),
    [
        ("text", "Other words.", "is not the text at"),
        ("exact", "other words", "is not the text at"),
        ("headline", "Another", "was changed, its uid would be d"),
        ("headline", ["One", "Two"], "2 values of headline"),
        ("headline", 7, "headline of .* is '7', which is no text"),
        ("polarity", "maybe", "'maybe' is not a valid Polarity"),
        ("form", "verb", "'verb' is not a valid Form"),
        ("predicate", "urn:sayso:relation:DROP", "there is no predicate 'DROP'"),
        ("subjectAppearance", "urn:sayso:appearance:a0", "does not belong there"),
        ("start", "soon", "start of .* is 'soon', which is no whole number"),
        ("start", -1, "is not the text at"),
        ("confidence", 7, "is '7', which is no number from 0 to 1"),
        ("target", None, "has no target"),
        ("position", None, "has no position"),
        ("local", "e1", "two entities are called e1"),
    ],
)
def test_an_export_that_was_changed_is_refused_with_the_cause(
    readable: Store, key: str, value: object, because: str
) -> None:
    with pytest.raises(InvalidImportError, match=because) as refused:
        records_of(_changed(readable, key, value), "json-ld")
    assert "\n" not in str(refused.value)
    assert "export the graph again" in str(refused.value)


@pytest.mark.parametrize("syntax", WRITERS)
def test_a_file_that_was_cut_short_is_refused(readable: Store, syntax: str) -> None:
    whole = written(readable, syntax)
    for share in (0.3, 0.6, 0.9):
        with pytest.raises(InvalidImportError) as refused:
            records_of(whole[: int(len(whole) * share)], syntax)
        assert "\n" not in str(refused.value)


@pytest.mark.parametrize("syntax", WRITERS)
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"\x00" * 50,
        b"[" * 100_000,
        b"{" * 1000,
        b"<a" * 1000,
        b"=cmd()",
        b'"just text"',
        b"[1, 2]",
    ],
    ids=lambda content: repr(content[:12]),
)
def test_what_is_no_linked_data_of_ours_is_refused_in_one_line(syntax: str, content: bytes) -> None:
    with pytest.raises(InvalidImportError) as refused:
        records_of(content, syntax)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "context",
    [
        "http://127.0.0.1:9/context",
        "file:///etc/hostname",
        ["file:///etc/hostname"],
        {"@import": "http://127.0.0.1:9/context"},
        {"term": {"@id": "urn:x:y", "@context": "file:///etc/hostname"}},
    ],
)
def test_nothing_is_fetched_from_an_address_in_a_file(context: object) -> None:
    for content in ({"@context": context}, {"@graph": [{"urn:x:y": {"@context": context}}]}):
        with pytest.raises(InvalidImportError, match="which is not fetched"):
            records_of(json.dumps(content).encode(), "json-ld")


def test_the_end_of_its_name_tells_what_a_file_is() -> None:
    assert {syntax_of(f"Graph{suffix.upper()}") for suffix in SYNTAXES} == set(WRITERS)
    for name, because in [
        ("g.jsonl", "sayso restore g.jsonl"),
        ("g.csv", ".jsonld, .nq, .trig, .ttl"),
        ("g", "nothing"),
    ]:
        with pytest.raises(InvalidImportError, match=because):
            syntax_of(name)
