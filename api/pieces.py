"""Pieces of the graph, and pictures of them, within a time that nobody minds waiting."""

from collections.abc import Mapping

from api.asking import PATIENCE_S
from graph.store.base import Store
from queries.diagram import Format, render
from queries.pieces import Piece, piece_of


def piece(store: Store, given: Mapping[str, object]) -> Piece:
    """The piece that parameters ask for. Raises AskError, StoreError."""
    return piece_of(store, given, timeout_s=PATIENCE_S)


def picture(drawn: Piece, format_: Format, service: str | None = None) -> bytes:
    """The piece in one of the formats of `queries.diagram`, with links into a service ("" for its own pages) where one
    is given. Raises DiagramError."""
    return render(drawn.subgraph, format=format_, title=drawn.title, note=drawn.note, service=service)
