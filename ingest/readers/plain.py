"""Plain text: paragraphs, wrapped lines joined again. A text that is Markdown or HTML is read as what it is."""

import re
from itertools import pairwise

from ingest.readers import markdown, web
from ingest.readers.content import Content, refuse_long
from ingest.readers.decoding import decode

_WRAP_LIMIT = 120  # nobody wraps lines at more columns than this
_WRAPPED_SHARE = 0.9  # of the lines: headlines and addresses may be longer
_SENTENCE_ENDS = ".!?\"”'’)"
_SLACK = 12  # columns that a ragged line may be short of what would have fitted


def read(data: bytes, path: str) -> Content:
    """The content of a .txt file. Raises UnreadableError."""
    text = decode(data, path)
    if web.is_html(text):
        return web.parse(text, path)
    refuse_long(len(text), path)
    if markdown.is_markdown(text):
        return markdown.parse(text, path)
    return Content(paragraphs(text))


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a plain text, parted by blank lines. A line break inside one is kept only where the next word
    would still have fitted on the line: it is deliberate then, and no wrapping."""
    blocks = re.split(r"\n[ \t\u00a0]*\n", re.sub(r"\r\n?", "\n", text))
    rows = [[line.strip() for line in block.split("\n") if line.strip()] for block in blocks]
    width = _wrapped_at([line for lines in rows for line in lines])
    return ["\n".join(_unwrapped(lines, width)) for lines in rows if lines]


def _wrapped_at(lines: list[str]) -> int | None:
    """The column at which lines are wrapped, None where they are not: long, or each the end of a sentence."""
    within = [len(line) for line in lines if len(line) <= _WRAP_LIMIT]
    ends = sum(line[-1] in _SENTENCE_ENDS for line in lines)
    is_wrapped = len(within) >= _WRAPPED_SHARE * len(lines) and ends < _WRAPPED_SHARE * len(lines)
    return max(within) if within and is_wrapped else None


def _unwrapped(lines: list[str], width: int | None) -> list[str]:
    joined = [[lines[0]]]
    for before, line in pairwise(lines):
        first_word = line.split(maxsplit=1)[0]
        if width is None or len(before) + 1 + len(first_word) <= width - _SLACK:
            joined.append([line])
        elif before.endswith("-") and before[-2:-1].isalpha() and line[0].islower():
            joined[-1].append(line)
        else:
            joined[-1] += " ", line
    return ["".join(pieces) for pieces in joined]
