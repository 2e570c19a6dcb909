"""The evidence of a graph as JSON lines: engine-neutral, versioned, one record a line.

The first line says what the file is and how many documents follow (`{"sayso": "dump", "version": 1, "documents": N}`),
so a file that was cut short is noticed. Every other line is an extraction record (`graph.record`). Identity and summary
are not written: loading computes them.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from graph.evidence import document_uids, read
from graph.loading import load
from graph.record import InvalidRecordError, Record, from_json
from graph.store.base import Store

VERSION = 1


class InvalidDumpError(ValueError):
    """A line that is no line of a dump. The message names the line by its number, the cause and the way out."""


@dataclass(frozen=True, slots=True)
class Restored:
    """How many documents a dump added, and how many of its documents were there already."""

    added: int
    unchanged: int


def dump(store: Store) -> Iterator[str]:
    """The lines of the dump, without line ends, in the order of the documents' uids.

    The graph may be read by others meanwhile, but a document that is removed meanwhile makes the dump fail: raises
    InvalidDumpError.
    """
    uids = document_uids(store)
    yield _line({"sayso": "dump", "version": VERSION, "documents": len(uids)})
    for uid in uids:
        record = read(store, uid)
        if record is None:
            raise InvalidDumpError(f"document {uid} was removed while the dump was written: dump again")
        yield _line(record.to_json())


def restore(store: Store, lines: Iterable[str], on_document: Callable[[int], None] | None = None) -> Restored:
    """Loads the lines of a dump into a prepared store; documents that are there already stay as they are.

    `on_document` is told the number of documents done after each. Every document is its own transaction: when a line is
    refused, those before it are in the graph and a repaired dump can be restored over them. Raises InvalidDumpError,
    InvalidRecordError, StoreError.
    """
    added = done = 0
    for record in parse(lines):
        added += load(store, record).added
        done += 1
        if on_document:
            on_document(done)
    return Restored(added, done - added)


def parse(lines: Iterable[str]) -> Iterator[Record]:
    """The records of the lines of a dump. Raises InvalidDumpError, where there are too few lines at the end."""
    numbered = enumerate(lines, start=1)
    promised, found, last = _header(next(numbered, (1, ""))[1]), 0, 1
    for last, line in numbered:
        if not line.strip():
            continue
        yield _record(last, line)
        found += 1
    if found != promised:
        raise InvalidDumpError(
            f"the dump ends at line {last} with {found} of {promised} documents: it was cut short or changed, "
            "dump the graph again"
        )


def _header(line: str) -> int:
    try:
        header = json.loads(line)
    except ValueError:
        header = None
    if not isinstance(header, dict) or header.get("sayso") != "dump":
        raise InvalidDumpError(
            f"line 1 is {line[:60]!r}, not the first line of a dump: give a file that `sayso dump` made"
        )
    if header.get("version") != VERSION:
        raise InvalidDumpError(
            f"line 1 says version {header.get('version')!r}, this program reads {VERSION}: use the version of sayso "
            "that wrote the dump"
        )
    documents = header.get("documents")
    if type(documents) is not int or documents < 0:
        raise InvalidDumpError(f"line 1 says {documents!r} documents, which is no number: dump the graph again")
    return documents


def _record(number: int, line: str) -> Record:
    try:
        row = json.loads(line)
        if not isinstance(row, dict):
            raise InvalidDumpError(f"line {number} is {line[:60]!r}, not a record: dump the graph again")
        record = from_json(row)
        uid = row["document"].get("uid")
    except InvalidRecordError as error:
        raise InvalidDumpError(f"line {number}: {error}: dump the graph again") from error
    except ValueError as error:
        raise InvalidDumpError(f"line {number} is not JSON ({error}): it was cut short or changed") from error
    if uid != record.document.uid:
        raise InvalidDumpError(f"line {number}: the document does not have the uid {uid!r}: its text was changed")
    return record


def _line(row: object) -> str:
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))
