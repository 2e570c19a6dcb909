"""From what is asked for to the content of a file."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.evidence import document_uids
from graph.exchange.dossier import documents_about
from graph.store.base import Store
from queries.around import graph_around
from queries.asking import ask
from queries.errors import BadParameterError, or_nearest
from queries.exports.formats import FORMATS, Format, Layer, documents_writer, summary_writer
from queries.parameters import check_range, nearest_to
from queries.questions import ENTITIES_AT_MOST
from queries.resolving import entity_named, existing_document
from queries.subgraph import Subgraph
from queries.whole import graph_among, whole_graph

DEEPEST = 6  # steps
_PIECE = 65536  # bytes


@dataclass(frozen=True, slots=True)
class Export:
    """A file: its format, what to call it, and its content in pieces, which are made while they are read."""

    format: Format
    filename: str
    content: Iterator[bytes]


def export(
    store: Store,
    format_: str,
    entities: Sequence[str] = (),
    document: str | None = None,
    depth: int | None = None,
) -> Export:
    """The graph in a format: all of it, or what is around entities (names or uids), or of one document (its uid).

    Around entities a summary is of those within `depth` steps (0 to 6, default 1; at most 2000 entities); evidence is
    every document that speaks of one of them, whole. Of a document a summary is of those whom it names. Reading the
    content may raise StoreError. Raises BadParameterError, UnknownEntityError, AmbiguousEntityError,
    UnknownDocumentError, StoreError.
    """
    chosen = format_named(format_)
    _check(chosen, entities, document, depth)
    uids = [entity_named(store, entity).uid for entity in entities]
    of = existing_document(store, document) if document else None
    if chosen.layer is Layer.SUMMARY:
        piece = _summary(store, uids, of, 1 if depth is None else depth)
        content = summary_writer(chosen)(piece)
    else:
        content = documents_writer(chosen)(store, _documents(store, uids, of))
    return Export(chosen, _filename(chosen, entities, document), _gathered(content))


def format_named(name: str) -> Format:
    """The format of that name. Raises BadParameterError, which names the nearest ones."""
    if name not in FORMATS:
        nearest = nearest_to(name, FORMATS)
        there_are = f"; there are {', '.join(FORMATS)}"
        raise BadParameterError(
            f"there is no format {name!r}{or_nearest(nearest, there_are)}", "format", name, nearest, allowed=FORMATS
        )
    return FORMATS[name]


def _check(format_: Format, entities: Sequence[str], document: str | None, depth: int | None) -> None:
    if entities and document:
        raise BadParameterError("give entities or a document, not both", "document", document)
    if depth is None:
        return
    check_range("depth", depth, 0, DEEPEST)
    if not entities:
        raise BadParameterError("depth counts steps from entities, and none is given: leave it out", "depth", depth)
    if format_.layer is not Layer.SUMMARY:
        raise BadParameterError(
            f"{format_.name} holds the documents that speak of the entities, whole, without steps: leave depth out",
            "depth",
            depth,
        )


def _summary(store: Store, entities: list[str], document: str | None, depth: int) -> Subgraph:
    if entities:
        return graph_around(store, entities, depth, ENTITIES_AT_MOST)
    if document:
        named = ask(store, "document-entities", {"document": document}).rows
        return graph_among(store, {row["uid"] for row in named})
    return whole_graph(store)


def _documents(store: Store, entities: list[str], document: str | None) -> list[str]:
    if entities:
        return documents_about(store, entities)
    return [document] if document else document_uids(store)


def _gathered(content: Iterator[bytes]) -> Iterator[bytes]:
    """The same in fewer pieces: each is handed over between threads and packed on its own."""
    held: list[bytes] = []
    size = 0
    for piece in content:
        held.append(piece)
        size += len(piece)
        if size >= _PIECE:
            yield b"".join(held)
            held, size = [], 0
    if held:
        yield b"".join(held)


def _filename(format_: Format, entities: Sequence[str], document: str | None) -> str:
    """A name of letters and digits, so that no system and no header of HTTP stumbles over it."""
    told = re.sub(r"[^a-z0-9]+", "-", " ".join([*entities, document or ""]).lower())[:40].strip("-")
    return f"{'-'.join(filter(None, ['sayso', told]))}{format_.suffix}"
