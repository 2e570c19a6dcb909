"""Which piece of the graph to show: around some entities, of one document, or its middle."""

from collections.abc import Sequence
from dataclasses import dataclass

from api.asking import PATIENCE_S, asked
from graph.store.base import Store
from queries.around import graph_around
from queries.diagram import Format, render
from queries.resolving import entity_named
from queries.subgraph import Subgraph

_MIDDLE = 25  # entities of a picture that is of nothing in particular: it stays legible


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the graph, and what to call it."""

    title: str
    note: str
    subgraph: Subgraph


def piece_of(store: Store, entities: Sequence[str], document: str | None, depth: int, limit: int) -> Piece:
    """The piece around entities (names or uids); else of what one document names; else the most connected ones.

    `depth` counts steps from the entities given. Raises AskError, StoreError.
    """
    if entities:
        found = [entity_named(store, entity) for entity in entities]
        title = f"Around {' and '.join(dict.fromkeys(one.name for one in found))}"
        return Piece(title, "", _around(store, [one.uid for one in found], depth, limit))
    if document:
        headline = asked(store, "document", {"document": document}).rows[0]["headline"] or document
        named = asked(store, "document-entities", {"document": document}).rows
        note = "Whom the document names, and all that the graph states among them"
        return Piece(headline, note, _around(store, [row["uid"] for row in named][:limit], 0, limit))
    rows = asked(store, "most-connected", {"limit": min(limit, _MIDDLE)}).rows
    return Piece("The most connected entities", "", _around(store, [row["uid"] for row in rows], 0, limit))


def picture(piece: Piece, format_: Format, service: str | None = None) -> bytes:
    """The piece in a format. With `service` ("" for its own pages) entities link to it. Raises
    DiagramError."""
    return render(piece.subgraph, format=format_, title=piece.title, note=piece.note, service=service)


def _around(store: Store, uids: Sequence[str], depth: int, limit: int) -> Subgraph:
    if not uids:
        return Subgraph()
    return graph_around(store, uids, depth, limit, timeout_s=PATIENCE_S)
