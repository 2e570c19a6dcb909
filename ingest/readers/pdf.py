"""PDF: lines put together again as paragraphs, without the lines that every page repeats."""

import io
import logging
import re
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from pypdf import PdfReader
from pypdf.errors import DependencyError, LimitReachedError, PyPdfError
from pypdf.xmp import XmpInformation

from ingest.readers.content import Content, refuse_long
from ingest.readers.dates import iso_date
from ingest.readers.errors import UnreadableError
from ingest.readers.limits import MAX_PDF_PAGES, MAX_SECONDS

# Its messages would stand between the lines that name the files.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)

_PAGE_NUMBER = re.compile(r"^(?:[-–—|]\s*)?(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?(?:\s*[-–—|])?$", re.IGNORECASE)
_NO_TITLE = re.compile(
    r"^(?:\(?(?:untitled|unspecified|anonymous)\)?.*|microsoft word.*|.*\.(?:docx?|pdf|indd|rtf|odt|qxd|html?))$", re.I
)
_NO_AUTHOR = re.compile(r"^(?:\(?(?:unspecified|anonymous|unknown)\)?|user|admin\w*|owner|author)$", re.IGNORECASE)
_PRINTED_FROM_BROWSER = re.compile(
    r"skia/pdf|chromium|chrome|mozilla|firefox|webkit|quartz pdfcontext|wkhtmltopdf", re.IGNORECASE
)
_PARAGRAPH_GAP = 1.3  # times the usual distance between two lines
_HEADING_SIZE = 1.15  # times the usual letter size
_MANY_GAPS = 4
_USUAL_LEADING = 1.25  # times the letter size
_EDGE = 0.07  # of the height of the page
_SMALL = 0.9  # times the usual letter size
_MARGIN_LINES = 3  # at the top and at the foot of a page


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: its words, its baseline (points from the bottom of the page), the size of its letters, and
    whether it stands at the very top or foot of the page."""

    text: str
    y: float
    size: float
    at_edge: bool


def read(data: bytes, path: str) -> Content:
    """The content of a .pdf file. Raises UnreadableError: encrypted, damaged, too large, or pictures only."""
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableError(path, "the PDF is encrypted; save it without a password", "encrypted")
        pages = _pages(reader, path)
        properties = _properties(reader)
    except DependencyError as error:
        raise UnreadableError(path, "the PDF is encrypted; save it without a password", "encrypted") from error
    except LimitReachedError as error:
        raise UnreadableError(path, f"the PDF unpacks to more than one may: {error}", "too-large") from error
    except UnreadableError:
        raise
    except RecursionError as error:
        raise UnreadableError(path, "the PDF is damaged: its parts are nested without end") from error
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError, AssertionError) as error:
        # pypdf lets many of Python's own exceptions out on damaged files.
        raise UnreadableError(path, f"the PDF is damaged: {str(error) or type(error).__name__}") from error
    pages = _without_margins(pages)
    if not any(pages):
        raise UnreadableError(path, "the PDF holds no text, only pictures perhaps; run OCR on it first", "no-text")
    return _content(pages, properties)


def _pages(reader: PdfReader, path: str) -> list[list[Line]]:
    if len(reader.pages) > MAX_PDF_PAGES:
        raise UnreadableError(path, f"{len(reader.pages):,} pages are more than {MAX_PDF_PAGES:,}", "too-large")
    deadline, pages, characters = time.monotonic() + MAX_SECONDS, list[list[Line]](), 0
    for page in reader.pages:
        lines = _lines(page, deadline, path)
        characters += sum(len(line.text) for line in lines)
        refuse_long(characters, path)
        pages.append(lines)
    return pages


def _lines(page: Any, deadline: float, path: str) -> list[Line]:
    lines, words, place, height = list[Line](), list[str](), (0.0, 0.0), float(page.mediabox.height)

    def on_operand(*_: object) -> None:
        if time.monotonic() > deadline:
            raise UnreadableError(path, f"reading it took longer than {MAX_SECONDS:.0f} seconds", "too-large")

    def on_text(text: str, cm: Sequence[float], tm: Sequence[float], _font: object, size: float) -> None:
        nonlocal place
        for number, piece in enumerate(text.split("\n")):
            if number:
                _close(lines, words, place, height)
            if piece.strip():
                if not words:
                    scale = abs(tm[3] * cm[3]) or abs(tm[0] * cm[0]) or 1.0
                    place = tm[4] * cm[1] + tm[5] * cm[3] + cm[5], size * scale
                words.append(piece)
            elif piece and words:
                words.append(" ")

    page.extract_text(visitor_operand_before=on_operand, visitor_text=on_text)
    _close(lines, words, place, height)
    return lines


def _close(lines: list[Line], words: list[str], place: tuple[float, float], height: float) -> None:
    text = " ".join("".join(words).split())
    if text:
        at_edge = not _EDGE * height < place[0] < (1 - _EDGE) * height
        lines.append(Line(text, *place, at_edge))
    words.clear()


def _without_margins(pages: list[list[Line]]) -> list[list[Line]]:
    """The pages without page numbers, and without headers and footers: lines that most pages repeat at one place, or
    lines at the edge in smaller letters than the text."""
    usual = _usual_size(pages)
    counts = Counter(key for page in pages for key in {_shape(line) for line in _margin(page)})
    repeated = {key for key, count in counts.items() if len(pages) > 1 and count >= max(2, 0.6 * len(pages))}
    return [
        [
            line
            for line in page
            if not (line in _margin(page) and (_shape(line) in repeated or _PAGE_NUMBER.match(line.text)))
            and not (line.at_edge and line.size < _SMALL * usual)
        ]
        for page in pages
    ]


def _usual_size(pages: list[list[Line]]) -> float:
    """The size of the letters that most of the text is in."""
    weights = Counter[float]()
    for page in pages:
        for line in page:
            weights[line.size] += len(line.text)
    return max(weights, key=lambda size: weights[size]) if weights else 0.0


def _margin(page: list[Line]) -> list[Line]:
    """The lines that stand highest and lowest on a page, whatever their order in the file."""
    ordered = sorted(page, key=lambda line: -line.y)
    return ordered[:_MARGIN_LINES] + ordered[-_MARGIN_LINES:]


def _shape(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+", "#", line.text.casefold()), round(line.y)


def _content(pages: list[list[Line]], properties: Content) -> Content:
    lines = [line for page in pages for line in page]
    usual = _usual_size(pages)
    gap = _usual_gap(pages, usual)
    width = max(len(line.text) for line in lines)
    pieces, sizes, before = list[list[str]](), list[float](), None
    for line in lines:
        if before is not None and not _starts_paragraph(before, line, gap, usual, width):
            pieces[-1][-1:] = _join(pieces[-1][-1], line.text)
        else:
            pieces.append([line.text])
            sizes.append(line.size)
        before = line
    paragraphs = ["".join(words) for words in pieces]
    headline = properties.headline
    if sizes[0] > _HEADING_SIZE * usual and len(paragraphs[0]) < 250:
        headline = paragraphs[0]
    return Content(paragraphs, headline, properties.author, None, properties.published, properties.url, trusted=False)


def _usual_gap(pages: list[list[Line]], size: float) -> float:
    """The distance between two lines of one paragraph. In a short text every gap may be one between paragraphs."""
    gaps = sorted(a.y - b.y for page in pages for a, b in pairwise(page) if 0 < a.y - b.y < 4 * max(a.size, b.size, 1))
    if not gaps:
        return 0.0
    low = gaps[len(gaps) // 4]
    return low if len(gaps) >= _MANY_GAPS else min(low, _USUAL_LEADING * size)


def _starts_paragraph(before: Line, line: Line, gap: float, usual: float, width: int) -> bool:
    if abs(before.size - line.size) > 0.1 * usual:
        return True
    down = before.y - line.y
    if down <= 0:  # a new column or a new page: the sentence may go on
        return before.text[-1] in ".!?:\"”'’)"
    if gap and down > _PARAGRAPH_GAP * gap * max(1.0, line.size / usual):
        return True
    return len(before.text) < 0.6 * width and before.text[-1] in '.!?"”'


def _join(before: str, line: str) -> tuple[str, str]:
    """Two lines as they follow each other in one paragraph. A hyphen at the end goes between small letters: "govern-"
    and "ment"; a compound loses its hyphen so too, which is rarer than a word that was broken."""
    if before.endswith(("-", "\u00ad", "\u2010")) and before[-2:-1].islower() and line[0].islower():
        return before[:-1], line
    if before.endswith(("-", "\u2010")) and before[-2:-1].isalnum() and line[0].isalnum():
        return before, line
    return f"{before} ", line


def _properties(reader: PdfReader) -> Content:
    """Title, author and date of the document information, else of XMP; a date that a browser's printing left there is
    none."""
    info: Mapping[Any, Any] = reader.metadata or {}
    xmp = _xmp(reader)
    titles = (_text(info.get("/Title")), *map(_text, (xmp.dc_title or {}).values() if xmp else ()))
    authors = (_text(info.get("/Author")), *map(_text, (xmp.dc_creator or ()) if xmp else ()))
    title = next((t for t in titles if t and not _NO_TITLE.match(t)), None)
    maker = f"{info.get('/Creator')} {info.get('/Producer')}"
    addresses = (xmp.dc_source, xmp.dc_identifier) if xmp else ()
    return Content(
        paragraphs=(),
        headline=title,
        author=next((a for a in authors if a and not _NO_AUTHOR.match(a)), None),
        published=_date(reader, xmp) if title and not _PRINTED_FROM_BROWSER.search(maker) else None,
        url=next((a for a in map(_text, addresses) if a and a.startswith(("http://", "https://"))), None),
    )


def _xmp(reader: PdfReader) -> XmpInformation | None:
    """The XMP packet, None where there is none that can be read: it is only a second source."""
    try:
        return reader.xmp_metadata
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _date(reader: PdfReader, xmp: XmpInformation | None) -> str | None:
    """The day of publication that XMP names, else the one on which the file was made."""
    try:
        dates = [*(xmp.dc_date or ()), xmp.xmp_create_date] if xmp else []
        created = reader.metadata.creation_date if reader.metadata else None
    except ValueError:
        return None
    return next(filter(None, map(iso_date, (*dates[:1], created, *dates[1:]))), None)


def _text(value: object) -> str | None:
    return " ".join(str(value).split()) or None if value else None
