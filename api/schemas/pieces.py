"""Pieces of the graph, for whoever draws them."""

from pydantic import BaseModel

from api.schemas.base import Counts, EntityLink
from graph.ontology import Modality, Polarity


class GraphNode(EntityLink):
    """An entity of a piece of the graph. `documents` and `claims` count what speaks of it in the whole graph."""

    aliases: list[str]
    documents: int
    claims: int


class GraphEvidence(BaseModel):
    """One claim behind an edge; `document` is its uid."""

    claim: str
    quote: str
    polarity: Polarity
    modality: Modality
    speaker: str | None
    document: str
    headline: str | None
    publisher: str | None
    published: str | None


class GraphEdge(Counts):
    """All claims of one predicate from one entity to another (uids of nodes), with a sample of them; `last_published`
    is the date of the newest document behind it."""

    source: str
    target: str
    predicate: str
    evidence: list[GraphEvidence]
    last_published: str | None


class Graph(BaseModel):
    """A piece of the graph with the words that a picture of it has above it. `omitted` counts the entities within reach
    that the limit left out."""

    title: str
    note: str
    nodes: list[GraphNode]
    edges: list[GraphEdge]
    omitted: int
