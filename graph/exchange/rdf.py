"""N-Quads, TriG and Turtle: the JSON-LD nodes in the other syntaxes of RDF, a node at a time, each in a fixed order."""

from collections.abc import Iterator

from rdflib import Dataset, URIRef
from rdflib.plugins.parsers.jsonld import to_rdf

from graph.exchange.jsonld import Node, nodes
from graph.exchange.terms import context, prefixes
from graph.store.base import Store


def write_nquads(store: Store, documents: list[str]) -> Iterator[bytes]:
    """One statement a line, the graph of its document as fourth part."""
    for node in nodes(store, documents):
        # Only a line feed ends a statement; other line ends stand as they are inside of its text.
        lines = _dataset(node).serialize(format="nquads").split("\n")
        yield from (f"{line}\n".encode() for line in sorted(filter(None, lines)))


def write_trig(store: Store, documents: list[str]) -> Iterator[bytes]:
    """A block for each document; the relations and the entities stand before them, in no graph."""
    yield _prologue()
    for node in nodes(store, documents):
        body = _turtle(node)
        yield f"<{node['@id']}> {{\n{body}}}\n\n".encode() if "@graph" in node else body.encode()


def write_turtle(store: Store, documents: list[str]) -> Iterator[bytes]:
    """Everything in one graph: that each claim and appearance names its document takes the place of the graphs."""
    yield _prologue()
    for node in nodes(store, documents):
        yield _turtle(node).encode()


def _dataset(node: Node) -> Dataset:
    made = Dataset()
    to_rdf([node], made, context_data=context())
    return made


def _prologue() -> bytes:
    return "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in prefixes().items()).encode() + b"\n"


def _turtle(node: Node) -> str:
    dataset = _dataset(node)
    graph = dataset.graph(URIRef(node["@id"])) if "@graph" in node else dataset.default_graph
    written: str = graph.serialize(format="turtle")
    # The prefixes come first and end with the first empty line; they stand once at the head of the whole file.
    return written.partition("\n\n")[2].rstrip("\n") + "\n\n"
