"""HTML: the article without the page around it, and the metadata of its head. Nothing is fetched."""

import logging
import re
from html import unescape

from ingest.readers.content import Content
from ingest.readers.dates import iso_date
from ingest.readers.decoding import decode
from ingest.readers.errors import UnreadableError

# Its messages would stand between the lines that name the files.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

_CHARSET = re.compile(
    rb"""<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)
_HTML = re.compile(
    r"\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_TAG = re.compile(r"<[a-zA-Z!/]")
_TITLE = re.compile(r"<title[^>]{0,200}>(.{1,500}?)</title>", re.IGNORECASE | re.DOTALL)
_OUTLET_AFTER = re.compile(r"^\s*[|–—·»-]\s*(?P<outlet>[^|–—·»]{2,60}?)\s*$")
_MAX_TAGS = 50_000  # tags; a page of an online newspaper has some thousand


def read(data: bytes, path: str) -> Content:
    """The content of an .html file. Raises UnreadableError."""
    declared = _CHARSET.search(data[:4096])
    return parse(decode(data, path, declared[1].decode("ascii") if declared else None), path)


def is_html(text: str) -> bool:
    """Does a text begin as an HTML page does?"""
    return bool(_HTML.match(text[:5000]))


def parse(markup: str, path: str) -> Content:
    """The content of an HTML page. Raises UnreadableError when it holds no text."""
    if sum(1 for _ in _TAG.finditer(markup)) > _MAX_TAGS:
        raise UnreadableError(path, f"more than {_MAX_TAGS:,} tags are no article", "too-large")
    import trafilatura  # here, because a plain text that is no HTML need not wait for it

    page = trafilatura.bare_extraction(
        markup,
        with_metadata=True,
        include_comments=False,
        include_tables=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    text = page.text if page is not None and not isinstance(page, dict) else None
    if page is None or isinstance(page, dict) or not text or not text.strip():
        raise UnreadableError(path, "there is no article text in this HTML", "no-text")
    return Content(
        paragraphs=[_without_marks(line) for line in text.split("\n")],
        headline=page.title,
        author=page.author,
        publisher=page.sitename or _outlet_in_title(markup, page.title),
        published=iso_date(page.date),
        url=page.url,
    )


def _without_marks(line: str) -> str:
    """Trafilatura marks list items and table cells; they are plain paragraphs here."""
    line = line.strip()
    if line.startswith("|") and line.endswith("|"):
        return "; ".join(filter(None, (cell.strip() for cell in line.strip("|").split("|"))))
    return line.removeprefix("- ")


def _outlet_in_title(markup: str, headline: str | None) -> str | None:
    """The outlet in `<title>Mayor denies it | The Ledger</title>`, where the headline is known without it."""
    title = _TITLE.search(markup)
    words = " ".join(unescape(title[1]).split()) if title else ""
    if not headline or not words.startswith(headline):
        return None
    after = _OUTLET_AFTER.match(words[len(headline) :])
    return after["outlet"] if after else None
