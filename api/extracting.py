"""From lines or files to extraction records, in order, with an error object in the place of what cannot be read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from graph.record import Document, Record
from ingest.discovery import find
from ingest.extract import extract, extract_many
from ingest.language import other_language
from ingest.pipeline.model import ModelMissingError
from ingest.readers import UnreadableError, read_each
from ingest.readers.json_lines import BadLineError, parse

_BATCH = 16  # documents between two writes: as many as the pipeline takes at once


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that is no document. `id` is the line's own, or the path; None where it has none."""

    id: str | None
    code: str
    message: str

    def to_json(self) -> dict[str, Any]:
        """The object that stands in the place of a record."""
        return {"id": self.id, "error": {"code": self.code, "message": self.message}}


def documents_in_lines(lines: Iterable[bytes]) -> Iterator[Document | Failure]:
    """The documents of JSON lines, their texts unchanged. Empty lines are passed over."""
    for line in lines:
        if line.strip():
            yield _of_line(line)


def documents_in_paths(paths: Iterable[Path]) -> Iterator[Document | Failure]:
    """The documents of files and folders, read and cleaned."""
    found = find(paths)
    yield from map(_unreadable, found.problems)
    for path in found.files:
        for item in read_each(path):
            yield _unreadable(item) if isinstance(item, UnreadableError) else item


def extracted(items: Iterable[Document | Failure]) -> Iterator[dict[str, Any]]:
    """The JSON form of the record of each document, or of each failure, in their order. Raises ModelMissingError."""
    rest = iter(items)
    while batch := list(islice(rest, _BATCH)):
        records = _records([item for item in batch if isinstance(item, Document)])
        for item in batch:
            yield (next(records) if isinstance(item, Document) else item).to_json()


def _records(documents: list[Document]) -> Iterator[Record | Failure]:
    try:
        return iter(list(extract_many(documents)))
    except ModelMissingError:
        raise
    except Exception:  # one of them is at fault; found out one by one, so that the others are done
        return map(_alone, documents)


def _alone(document: Document) -> Record | Failure:
    try:
        return extract(document)
    except Exception as error:
        reason = " ".join(f"{type(error).__name__} {error}".split())
        return Failure(document.source, "extraction", f"its claims cannot be extracted: {reason}")


def _of_line(line: bytes) -> Document | Failure:
    try:
        document = parse(line)
    except BadLineError as error:
        return Failure(error.id, error.code, str(error))
    language = other_language(document.text)
    if language:
        return Failure(document.source, "not-english", f"it is written in {language}; only English is read")
    return document


def _unreadable(error: UnreadableError) -> Failure:
    return Failure(error.path, error.code, error.reason)
