"""From a file to documents: one module per format, the same limits and the same errors for all of them.

Nothing is fetched, no external entity is resolved, and nothing but the file itself is read.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from importlib import import_module
from pathlib import Path, PurePath
from types import MappingProxyType
from typing import BinaryIO

from graph.record import Document
from ingest.language import other_language
from ingest.readers import json_lines
from ingest.readers.content import Content, to_document
from ingest.readers.errors import NotEnglishError, UnreadableError, shown
from ingest.readers.limits import MAX_FILE_BYTES

__all__ = ["FORMATS", "NotEnglishError", "UnreadableError", "is_readable", "read", "read_bytes", "read_each"]

# Modules of this package, imported when a file of their format comes: their libraries take longer to load than a text.
_READERS: Mapping[str, str] = MappingProxyType(
    {
        ".txt": "plain",
        ".md": "markdown",
        ".markdown": "markdown",
        ".html": "web",
        ".htm": "web",
        ".pdf": "pdf",
        ".docx": "word",
        ".eml": "mail",
    }
)
_JSON_LINES = ".jsonl"
FORMATS = (*_READERS, _JSON_LINES)


def is_readable(path: PurePath) -> bool:
    """Is the file of a format that is read, by its name?"""
    return path.suffix.lower() in FORMATS


def read(path: Path) -> list[Document]:
    """The documents of a file: one, or as many as a .jsonl has lines. Raises UnreadableError, NotEnglishError."""
    documents = list[Document]()
    for found in read_each(path):
        if isinstance(found, UnreadableError):
            raise found
        documents.append(found)
    return documents


def read_each(path: Path) -> Iterator[Document | UnreadableError]:
    """The documents of a file one at a time, and in the place of one that cannot be read the error that says why."""
    try:
        yield from _read_each(path)
    except UnreadableError as error:
        yield error
    except OSError as error:
        code = {FileNotFoundError: "missing", PermissionError: "denied"}.get(type(error), "damaged")
        yield UnreadableError(path, _reason(error), code)


def read_bytes(data: bytes, name: str) -> list[Document]:
    """The documents of a file's bytes, an upload for example. `name` gives the format and becomes the source.

    Raises UnreadableError, NotEnglishError.
    """
    reader = _reader(PurePath(name))
    _check_length(len(data), name)
    if reader is not None:
        return [_document(reader, data, name)]
    documents = list[Document]()
    for found in _lines(data.splitlines(), name):
        if isinstance(found, UnreadableError):
            raise found
        documents.append(found)
    return documents


def _read_each(path: Path) -> Iterator[Document | UnreadableError]:
    name = shown(path)
    if path.is_dir():
        raise UnreadableError(path, "this is a folder, not a file", "format")
    if path.exists() and not path.is_file():
        raise UnreadableError(path, "this is no regular file", "format")
    reader = _reader(path)
    with path.open("rb") as file:
        if reader is None:
            yield from _lines(_bounded(file), name)
        else:
            _check_length(path.stat().st_size, name)
            yield _document(reader, file.read(MAX_FILE_BYTES), name)


def _document(reader: Callable[[bytes, str], Content], data: bytes, name: str) -> Document:
    if not data.strip():
        raise UnreadableError(name, "the file is empty", "empty")
    return _in_english(to_document(reader(data, name), name), name)


def _reader(path: PurePath) -> Callable[[bytes, str], Content] | None:
    """The reader of a file's format, None for JSON lines."""
    suffix = path.suffix.lower()
    if suffix not in FORMATS:
        kind = f"{suffix} files are not read" if suffix else "a file without an ending is not read"
        raise UnreadableError(path, f"{kind}; these are: {' '.join(FORMATS)}", "format")
    if suffix == _JSON_LINES:
        return None
    read_format: Callable[[bytes, str], Content] = import_module(f"ingest.readers.{_READERS[suffix]}").read
    return read_format


def _check_length(size: int, name: str) -> None:
    if size > MAX_FILE_BYTES:
        raise UnreadableError(
            name, f"{size:,} bytes are more than the {MAX_FILE_BYTES:,} that one file may have; split it", "too-large"
        )


def _bounded(file: BinaryIO) -> Iterator[bytes]:
    """The lines of a file; of one that is too long only its start, which is then no JSON, and the rest is passed by."""
    while line := file.readline(json_lines.MAX_LINE_BYTES):
        yield line
        while not line.endswith(b"\n") and (line := file.readline(json_lines.MAX_LINE_BYTES)):
            pass


def _lines(lines: Iterator[bytes] | list[bytes], name: str) -> Iterator[Document | UnreadableError]:
    is_empty = True
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        is_empty = False
        try:
            document = json_lines.parse(line)
            yield _in_english(replace(document, source=document.source or f"{name}:{number}"), f"{name}:{number}")
        except json_lines.BadLineError as error:
            yield UnreadableError(f"{name}:{number}", f"line {number} is no document: {error}", "bad-line")
        except UnreadableError as error:
            yield error
    if is_empty:
        yield UnreadableError(name, "the file is empty", "empty")


def _in_english(document: Document, name: str) -> Document:
    language = other_language(document.text)
    if language is not None:
        raise NotEnglishError(name, f"it is written in {language}; only English is read")
    return replace(document, language=document.language or "en")


def _reason(error: OSError) -> str:
    match error:
        case FileNotFoundError():
            return "there is no such file"
        case PermissionError():
            return "no permission to read it"
        case _:
            return error.strerror or type(error).__name__
