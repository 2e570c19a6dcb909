"""Exports: each format is opened by a real reader, carries what the graph holds, and is the same bytes every time."""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import pytest
from lxml import etree

from graph.exchange.reading import records_of
from graph.loading import load, prepare
from graph.store import Store, open_store
from queries.around import graph_around
from queries.client import Graph
from queries.errors import AmbiguousEntityError, BadParameterError, UnknownDocumentError, UnknownEntityError
from queries.exports import FORMATS, Layer, export
from queries.rows import COUNTS
from queries.whole import whole_graph
from tests.graph.hostile import NAMES, record_of_names
from tests.queries import world
from tests.queries.world import document, entity


def content(store: Store, format_: str, **asked: object) -> bytes:
    return b"".join(export(store, format_, **asked).content)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A graph of names that try to be something else."""
    store = open_store(f"embedded:{tmp_path_factory.mktemp('hostile') / 'graph'}")
    prepare(store)
    load(store, record_of_names())
    yield store
    store.close()


def _network(format_: str, written: bytes) -> nx.MultiDiGraph:
    if format_ == "graphml":
        return nx.read_graphml(io.BytesIO(written), force_multigraph=True)
    if format_ == "gexf":
        return nx.read_gexf(io.BytesIO(written))
    return nx.node_link_graph(json.loads(written), edges="edges")


NETWORKS = ["graphml", "gexf", "node-link"]


@pytest.mark.parametrize("format_", NETWORKS)
def test_networkx_reads_every_entity_and_every_relation_with_its_counts(world_store: Store, format_: str) -> None:
    whole = whole_graph(world_store)
    made = _network(format_, content(world_store, format_))
    assert {uid: told["name"] for uid, told in made.nodes(data=True)} == {node.uid: node.name for node in whole.nodes}
    assert {uid: told["kind"] for uid, told in made.nodes(data=True)} == {node.uid: node.kind for node in whole.nodes}
    found = {
        (source, told["predicate"], target): [told[count] for count in COUNTS]
        for source, target, told in made.edges(data=True)
    }
    assert found == {
        (edge.source, edge.predicate, edge.target): [getattr(edge, count) for count in COUNTS] for edge in whole.edges
    }


@pytest.mark.parametrize("format_", ["graphml", "gexf"])
def test_a_disputed_relation_shows_both_its_words_and_those_of_the_denial(world_store: Store, format_: str) -> None:
    made = _network(format_, content(world_store, format_))
    edges = made.get_edge_data(entity("council"), entity("league"))
    (told,) = edges.values()
    assert (told["claims"], told["denied"], told["asserted"]) == (3, 1, 2)
    assert (told["polarity"], told["quote"]) == ("affirmed", "the Harbour Council backs the Tide League")
    assert told["denial_quote"] == "the Harbour Council does not back the Tide League"
    assert told["denial_speaker"] == "Oren Vash"


def test_node_link_json_is_lossless_for_the_summary(world_store: Store) -> None:
    made = _network("node-link", content(world_store, "node-link"))
    for node in whole_graph(world_store).nodes:
        assert made.nodes[node.uid]["aliases"] == list(node.aliases)
    for edge in whole_graph(world_store).edges:
        told = made.edges[edge.source, edge.target, edge.predicate]["evidence"]
        assert told == [{name: getattr(one, name) for name in one.__dataclass_fields__} for one in edge.evidence]


def _rows(written: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written.decode(), newline="")))


def test_the_tables_have_a_row_for_every_entity_and_every_relation(world_store: Store) -> None:
    nodes = {row["uid"]: row for row in _rows(content(world_store, "nodes-csv"))}
    assert {row["name"] for row in nodes.values()} == {name for _, name in world.NAMES.values()}
    assert nodes[entity("league")] == {
        "uid": entity("league"),
        "name": "Tide League",
        "kind": "Organization",
        "aliases": "TL",
        "documents": "4",
        "claims": "8",
    }
    edges = {(row["source"], row["predicate"], row["target"]): row for row in _rows(content(world_store, "edges-csv"))}
    assert len(edges) == len(whole_graph(world_store).edges)
    disputed = edges["Harbour Council", "BACKS", "Tide League"]
    assert (disputed["claims"], disputed["denied"], disputed["denial_speaker"]) == ("3", "1", "Oren Vash")


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_graph_gives_the_same_bytes_whichever_engine_holds_it(
    world_store: Store, embedded_world: Store, format_: str
) -> None:
    once = content(world_store, format_)
    assert content(world_store, format_) == once
    assert content(embedded_world, format_) == once


@pytest.mark.parametrize("format_", FORMATS)
def test_an_empty_graph_is_an_empty_file_that_can_be_read(tmp_path: Path, format_: str) -> None:
    store = open_store(f"embedded:{tmp_path}")
    prepare(store)
    written = content(store, format_)
    store.close()
    if format_ in NETWORKS:
        assert len(_network(format_, written)) == 0
    elif FORMATS[format_].media_type == "text/csv":
        assert _rows(written) == []


@pytest.mark.parametrize("format_", NETWORKS)
def test_hostile_names_are_read_back_as_names(hostile: Store, format_: str) -> None:
    names = {told["name"] for _, told in _network(format_, content(hostile, format_)).nodes(data=True)}
    if format_ == "node-link":
        assert set(NAMES) <= names
        return
    no_xml = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe]")
    assert {no_xml.sub("\N{REPLACEMENT CHARACTER}", name) for name in NAMES} <= names


@pytest.mark.parametrize("format_", ["graphml", "gexf"])
def test_markup_in_names_is_no_element_of_the_file(hostile: Store, format_: str) -> None:
    tree = etree.fromstring(content(hostile, format_), etree.XMLParser(resolve_entities=False, huge_tree=True))
    assert not [one for one in tree.iter() if etree.QName(one).localname in ("script", "b")]


@pytest.mark.parametrize("format_", ["nodes-csv", "edges-csv", "claims-csv"])
def test_no_cell_of_a_table_is_a_formula(hostile: Store, format_: str) -> None:
    cells = [cell for row in csv.reader(io.StringIO(content(hostile, format_).decode(), newline="")) for cell in row]
    assert any("HYPERLINK" in cell for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_around_an_entity_a_summary_is_the_piece_that_is_drawn(world_store: Store) -> None:
    for depth in (0, 1, 2):
        written = content(world_store, "node-link", entities=["Mira Solen"], depth=depth)
        expected = graph_around(world_store, [entity("mira")], depth, 2000)
        assert set(_network("node-link", written)) == {node.uid for node in expected.nodes}
    assert content(world_store, "gexf", entities=["Mira Solen"]) == content(
        world_store, "gexf", entities=[entity("mira")], depth=1
    )


def test_around_entities_evidence_is_the_documents_that_speak_of_them(world_store: Store) -> None:
    for keys, names in [(("ilse",), {"leaflet"}), (("bank", "mira"), {"herald", "wire", "gazette", "leaflet"})]:
        written = content(world_store, "nquads", entities=[entity(key) for key in keys])
        found = {record.document.uid for record in records_of(written, "nquads")}
        assert found == {document(name) for name in names}


def test_of_a_document_both_layers_are_what_it_states(world_store: Store) -> None:
    written = content(world_store, "jsonld", document=document("gazette"))
    assert records_of(written, "json-ld") == [world.records()["gazette"]]
    names = {row["name"] for row in _rows(content(world_store, "nodes-csv", document=document("gazette")))}
    assert names == {"Harbour Council", "Tide League", "Oren Vash", "Northern Bank", "Salt Company"}


def test_the_python_client_exports_too(world_store: Store) -> None:
    made = Graph(world_store).export("gexf", "Mira Solen", depth=2)
    assert b"".join(made.content) == content(world_store, "gexf", entities=["Mira Solen"], depth=2)
    assert made.filename == "sayso-mira-solen.gexf"


def test_every_format_has_an_ending_of_its_own_and_a_name_for_its_file(world_store: Store) -> None:
    assert len({one.suffix for one in FORMATS.values()}) == len(FORMATS)
    assert export(world_store, "graphml").filename == "sayso.graphml"
    assert export(world_store, "trig", entities=["Mira Solen"]).filename == "sayso-mira-solen.trig"


def test_the_name_of_a_file_is_letters_whatever_the_entity_is_called(hostile: Store) -> None:
    for name in (NAMES[0], NAMES[6], NAMES[9]):
        assert re.fullmatch(r"sayso-[a-z0-9-]+\.graphml", export(hostile, "graphml", entities=[name]).filename)


@pytest.mark.parametrize(
    ("asked", "error", "because"),
    [
        ({"format_": "grahpml"}, BadParameterError, "there is no format 'grahpml'; nearest: graphml"),
        ({"format_": "xls"}, BadParameterError, "there is no format 'xls'; there are graphml, gexf"),
        ({"format_": "gexf", "entities": ["Mira"], "document": "d1"}, BadParameterError, "not both"),
        ({"format_": "gexf", "entities": ["Mira Solen"], "depth": 7}, BadParameterError, "from 0 to 6; nearest: 6"),
        ({"format_": "gexf", "depth": 2}, BadParameterError, "leave it out"),
        ({"format_": "jsonld", "entities": ["Mira Solen"], "depth": 2}, BadParameterError, "leave depth out"),
        ({"format_": "gexf", "entities": ["Nobody"]}, UnknownEntityError, "there is no entity 'Nobody'"),
        ({"format_": "ftm", "entities": ["an"]}, AmbiguousEntityError, "may be any of"),
        ({"format_": "ftm", "document": "d0"}, UnknownDocumentError, "there is no document 'd0'"),
    ],
)
def test_what_cannot_be_exported_is_refused_with_the_way_out(
    embedded_world: Store, asked: dict[str, object], error: type[Exception], because: str
) -> None:
    with pytest.raises(error, match=because):
        export(embedded_world, **asked)  # type: ignore[arg-type]


def test_docs_tell_of_every_format_what_it_carries(request: pytest.FixtureRequest) -> None:
    page = (request.config.rootpath / "docs" / "exports.md").read_text(encoding="utf-8")
    rows = {match[1]: line for line in page.splitlines() if (match := re.match(r"\| `([a-z0-9-]+)`", line))}
    assert rows.keys() == FORMATS.keys()
    assert {name for name, one in FORMATS.items() if one.reads} == {
        name for name, line in rows.items() if line.rstrip(" |").endswith("yes")
    }
    assert {one.layer for one in FORMATS.values()} == set(Layer)
