"""Plain text: paragraphs, wrapped lines joined again. A text that is Markdown or HTML is read as what it is."""

import re
from itertools import pairwise

from ingest.readers import markdown, web
from ingest.readers.content import Content
from ingest.readers.decoding import decode

_WRAP_LIMIT = 120  # nobody wraps lines at more columns than this
_SLACK = 12  # columns that a ragged line may be short of what would have fitted


def read(data: bytes, path: str) -> Content:
    """The content of a .txt file. Raises UnreadableError."""
    text = decode(data, path)
    if web.is_html(text):
        return web.parse(text, path)
    if markdown.is_markdown(text):
        return markdown.parse(text)
    return Content(paragraphs(text))


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a plain text. Blank lines part them; a line break inside a block is kept as a break between
    paragraphs only where the next word would still have fitted on the line."""
    blocks = re.split(r"\n[ \t\u00a0]*\n", re.sub(r"\r\n?", "\n", text))
    return [paragraph for block in blocks for paragraph in _unwrapped(block.strip("\n").split("\n"))]


def _unwrapped(lines: list[str]) -> list[str]:
    lines = [line.strip() for line in lines if line.strip()]
    if not lines:
        return []
    width = max(map(len, lines))
    joined = [lines[0]]
    for before, line in pairwise(lines):
        first_word = line.split(maxsplit=1)[0]
        is_break = width > _WRAP_LIMIT or len(before) + 1 + len(first_word) <= width - _SLACK
        if is_break:
            joined.append(line)
        elif before.endswith("-") and before[-2:-1].isalpha() and line[0].islower():
            joined[-1] += line
        else:
            joined[-1] += " " + line
    return joined
