"""Word files (.docx): the paragraphs of the body in their order, tables row by row, and the core properties."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date
from typing import Any

import docx
from docx.table import Table
from lxml.etree import LxmlError

from ingest.readers.content import Content
from ingest.readers.dates import iso_date
from ingest.readers.errors import UnreadableError
from ingest.readers.limits import MAX_UNPACKED_BYTES

_OLD_WORD = b"\xd0\xcf\x11\xe0"  # an OLE file: Word before 2007, or a .docx with a password
_TEMPLATE_DATE = date(2013, 12, 23)  # the date that the template of python-docx brings along
_NO_AUTHOR = frozenset({"python-docx", "microsoft office user", "user", "admin", "administrator", "author", "unknown"})
# What python-docx lets out when a part is missing or no XML.
_DAMAGE = (
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    OSError,
    RecursionError,
    LxmlError,
    zlib.error,
    zipfile.BadZipFile,
)
_HEADLINE_STYLES = ("Title", "Heading 1")


def read(data: bytes, path: str) -> Content:
    """The content of a .docx file. Raises UnreadableError: encrypted, damaged, or a zip bomb."""
    if data.startswith(_OLD_WORD):
        reason = "it is encrypted, or from Word before 2007; save it as .docx without a password"
        raise UnreadableError(path, reason, "encrypted")
    _check_size(data, path)
    try:
        document = docx.Document(io.BytesIO(data))
        blocks = list(_blocks(document))
        properties = document.core_properties
        title, author, created = properties.title, properties.author, properties.created
    except _DAMAGE as error:
        raise UnreadableError(path, f"this is no sound .docx file: {str(error) or type(error).__name__}") from error
    headline = next((text for style, text in blocks[:5] if style in _HEADLINE_STYLES and text.strip()), None)
    named = author if author and author.casefold() not in _NO_AUTHOR else None
    return Content(
        paragraphs=[text for _, text in blocks],
        headline=headline or title or None,
        author=named,
        published=iso_date(created) if named and created and created.date() != _TEMPLATE_DATE else None,
        trusted=False,
    )


def _check_size(data: bytes, path: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
            locked = any(part.flag_bits & 1 for part in archive.infolist())
    except zipfile.BadZipFile as error:
        raise UnreadableError(path, f"this is no sound .docx file: {error}") from error
    if locked:
        raise UnreadableError(path, "the file is encrypted; save it without a password", "encrypted")
    if unpacked > MAX_UNPACKED_BYTES:
        raise UnreadableError(
            path, f"it unpacks to {unpacked:,} bytes, more than the {MAX_UNPACKED_BYTES:,} that are read", "too-large"
        )


def _blocks(document: Any) -> Iterator[tuple[str, str]]:
    """Style and text of each block of the body."""
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                cells = dict.fromkeys(cell.text.strip() for cell in row.cells)
                yield "Table", "; ".join(filter(None, cells))
        else:
            yield (block.style.name if block.style is not None else "") or "", block.text
