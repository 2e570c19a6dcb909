"""HTML: the article without the page around it, and the metadata of its head. Nothing is fetched."""

import re

import trafilatura

from ingest.readers.content import Content
from ingest.readers.dates import iso_date
from ingest.readers.decoding import decode
from ingest.readers.errors import UnreadableError

_CHARSET = re.compile(
    rb"""<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)
_HTML = re.compile(r"\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.DOTALL)
_TAG = re.compile(r"<[a-zA-Z!/]")
_MAX_TAGS = 200_000  # tags; a page of an online newspaper has some thousand


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
        paragraphs=text.split("\n"),
        headline=page.title,
        author=page.author,
        publisher=page.sitename,
        published=iso_date(page.date),
        url=page.url,
    )
