"""A piece of the graph as a value: what the diagrams draw and what `/graph` answers.

Nodes are entities, edges are the summary of all claims of one predicate from one entity to another, each with a sample
of its evidence. Nothing here touches a store.
"""

from dataclasses import dataclass

from graph.ontology import Kind, Modality, Polarity


@dataclass(frozen=True, slots=True)
class Evidence:
    """One claim behind an edge. `speaker` None is the author's own voice; `published` is an ISO date."""

    claim: str
    quote: str
    polarity: Polarity
    modality: Modality
    speaker: str | None
    document: str
    headline: str | None
    publisher: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Node:
    """An entity. `documents` and `claims` count what speaks of it in the whole graph, not in the piece."""

    uid: str
    name: str
    kind: Kind
    aliases: tuple[str, ...] = ()
    documents: int = 0
    claims: int = 0


@dataclass(frozen=True, slots=True)
class Edge:
    """All claims of one predicate from `source` to `target` (uids of nodes), counted.

    `affirmed + denied == claims` and `actual + possible + planned + hypothetical == claims`; `asserted` counts those
    that are both affirmed and actual. `speakers` counts named speakers, `sources` independent stories. A symmetric
    predicate has one edge, from the smaller uid to the larger. `last_published` is the ISO date of the newest document
    that states it, None where none has a date.
    """

    source: str
    target: str
    predicate: str
    claims: int
    affirmed: int
    denied: int
    actual: int
    possible: int
    planned: int
    hypothetical: int
    asserted: int
    speakers: int
    sources: int
    evidence: tuple[Evidence, ...] = ()
    last_published: str | None = None


@dataclass(frozen=True, slots=True)
class Subgraph:
    """Nodes by uid and edges by (source, target, predicate), each in that order.

    `omitted` counts the entities within reach that the limit left out. Every edge's ends are among the nodes.
    """

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    omitted: int = 0
