"""Entities and relations as tables for spreadsheet programs."""

from collections.abc import Iterator

from graph.exchange.sheets import sheet
from queries.exports.told import sample
from queries.rows import COUNTS
from queries.subgraph import Edge, Node, Subgraph

_NODE = ("uid", "name", "kind", "aliases", "documents", "claims")
_EDGE = ("source", "source_uid", "predicate", "target", "target_uid", *COUNTS)


def write_nodes(piece: Subgraph) -> Iterator[bytes]:
    """One entity a row."""
    return sheet(_NODE, ([_shown(getattr(node, column)) for column in _NODE] for node in piece.nodes))


def write_edges(piece: Subgraph) -> Iterator[bytes]:
    """One relation a row, with its counts, the claim that shows it best and the one that denies it."""
    nodes = {node.uid: node for node in piece.nodes}
    columns = list(sample(piece.edges[0])) if piece.edges else []
    return sheet([*_EDGE, *columns], (_edge(edge, nodes) for edge in piece.edges))


def _edge(edge: Edge, nodes: dict[str, Node]) -> list[object]:
    ends = [nodes[edge.source].name, edge.source, edge.predicate, nodes[edge.target].name, edge.target]
    return [*ends, *(getattr(edge, count) for count in COUNTS), *sample(edge).values()]


def _shown(value: object) -> object:
    """A kind is a text of its own class, which a table should not see."""
    return str(value) if isinstance(value, str) else value
