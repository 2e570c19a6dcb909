"""The evidence of a graph as JSON lines: engine-neutral, versioned, one record a line.

The first line says what the file is and how many documents follow (`{"sayso": "dump", "version": 1, "documents": N}`),
so a file that was cut short is noticed. Every other line is an extraction record (`graph.record`). Identity and summary
are not written: loading computes them. Records without the first line, as `sayso extract` prints them, are restored
too; whether all are there nobody can know then.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from graph.evidence import document_uids, read
from graph.loading import load
from graph.record import InvalidRecordError, Record, from_json
from graph.store.base import Store

VERSION = 1


class InvalidDumpError(ValueError):
    """Lines that are no dump, or that cannot become one. The message says the cause and the way out."""


@dataclass(frozen=True, slots=True)
class Restored:
    """How many documents a dump added, how many of its documents were there already, how many of its lines are no
    record, and how many documents it lacks of those that its first line promises."""

    added: int
    unchanged: int
    bad: int
    missing: int


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


def restore(store: Store, lines: Iterable[str], on_fault: Callable[[str], None]) -> Restored:
    """Loads the lines of a dump into a prepared store; documents that are there already stay as they are.

    Every document is its own transaction. A line that is no record is left out, the others go on: `on_fault` is told
    of it in one line with its number, and at the end of documents that are missing because the dump was cut short.
    Raises InvalidDumpError for a dump of another version, before anything is loaded; StoreError.
    """
    promised = added = unchanged = bad = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = _row(line)
            if number == 1 and row.get("sayso") == "dump":
                promised = _promised(row)
                continue
            loaded = load(store, _record(row))
        except InvalidRecordError as error:
            bad += 1
            on_fault(f"line {number}: {error}")
            continue
        added, unchanged = added + loaded.added, unchanged + (not loaded.added)
    missing = max(0, promised - added - unchanged - bad)
    if missing:
        on_fault(f"{missing} of {promised} documents are missing: the dump was cut short, dump the graph again")
    return Restored(added, unchanged, bad, missing)


def _promised(header: dict[str, Any]) -> int:
    if header.get("version") != VERSION:
        raise InvalidDumpError(
            f"line 1 says version {header.get('version')!r} of the dump, this program reads {VERSION}: use the version "
            "of sayso that wrote it"
        )
    documents = header.get("documents")
    if type(documents) is not int or documents < 0:
        raise InvalidDumpError(f"line 1 says {documents!r} documents, which is no number: dump the graph again")
    return documents


def _row(line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise InvalidRecordError(f"it is not JSON ({error}), perhaps cut short") from error
    if not isinstance(row, dict):
        raise InvalidRecordError(f"it is {line.strip()[:60]!r}, not a JSON object")
    return row


def _record(row: dict[str, Any]) -> Record:
    record = from_json(row)
    uid = row["document"].get("uid", record.document.uid)
    if uid != record.document.uid:
        raise InvalidRecordError(f"the document is not {uid}, which it is called: its text was changed")
    return record


def _line(row: object) -> str:
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))
