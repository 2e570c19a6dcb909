"""Every format of export: what it is called, what it carries, and who writes it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from graph.exchange import claims_table, cypher_script, follow_the_money, jsonld, neo4j_csv, rdf
from graph.store.base import Store
from queries.exports import gexf, graphml, node_link, sheets
from queries.subgraph import Subgraph


class Layer(StrEnum):
    """What a format carries."""

    SUMMARY = "summary"
    EVIDENCE = "evidence"
    GRAPH = "graph"


@dataclass(frozen=True, slots=True)
class Format:
    """One format. `suffix` is the end of a file's name, `reads` says whether `sayso import` reads it back."""

    name: str
    suffix: str
    media_type: str
    title: str
    layer: Layer
    reads: bool = False


SummaryWriter = Callable[[Subgraph], Iterator[bytes]]
DocumentsWriter = Callable[[Store, list[str]], Iterator[bytes]]

_SUMMARY: dict[Format, SummaryWriter] = {
    Format("graphml", ".graphml", "application/graphml+xml", "GraphML", Layer.SUMMARY): graphml.write,
    Format("gexf", ".gexf", "application/gexf+xml", "GEXF, for Gephi", Layer.SUMMARY): gexf.write,
    Format("node-link", ".json", "application/json", "Node-link JSON", Layer.SUMMARY): node_link.write,
    Format("nodes-csv", ".nodes.csv", "text/csv", "Entities as a table", Layer.SUMMARY): sheets.write_nodes,
    Format("edges-csv", ".edges.csv", "text/csv", "Relations as a table", Layer.SUMMARY): sheets.write_edges,
}
_DOCUMENTS: dict[Format, DocumentsWriter] = {
    Format("claims-csv", ".claims.csv", "text/csv", "Claims as a table", Layer.EVIDENCE): claims_table.write,
    Format("jsonld", ".jsonld", "application/ld+json", "JSON-LD", Layer.EVIDENCE, True): jsonld.write,
    Format("nquads", ".nq", "application/n-quads", "N-Quads", Layer.EVIDENCE, True): rdf.write_nquads,
    Format("trig", ".trig", "application/trig", "TriG", Layer.EVIDENCE, True): rdf.write_trig,
    Format("turtle", ".ttl", "text/turtle", "Turtle", Layer.EVIDENCE, True): rdf.write_turtle,
    Format(
        "ftm", ".ftm.json", "application/x-ndjson", "FollowTheMoney entities", Layer.EVIDENCE
    ): follow_the_money.write_entities,
    Format(
        "ftm-statements", ".statements.csv", "text/csv", "FollowTheMoney statements", Layer.EVIDENCE
    ): follow_the_money.write_statements,
    Format("cypher", ".cypher", "text/x-cypher", "Cypher script", Layer.GRAPH): cypher_script.write,
    Format("neo4j-csv", ".neo4j.zip", "application/zip", "Bulk import of Neo4j", Layer.GRAPH): neo4j_csv.write,
}

FORMATS: Mapping[str, Format] = MappingProxyType({format_.name: format_ for format_ in (*_SUMMARY, *_DOCUMENTS)})
"""Every format by its name."""


def summary_writer(format_: Format) -> SummaryWriter:
    """What writes a format of the summary. Raises KeyError."""
    return _SUMMARY[format_]


def documents_writer(format_: Format) -> DocumentsWriter:
    """What writes a format of the evidence or of the stored graph. Raises KeyError."""
    return _DOCUMENTS[format_]
