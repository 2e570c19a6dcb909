"""Markdown to plain paragraphs: marks go, words stay. Metadata from front matter and the first heading."""

import re
from collections.abc import Iterator

from lxml import html
from markdown_it import MarkdownIt
from markdown_it.token import Token

from ingest.readers.content import Content, refuse_long
from ingest.readers.dates import iso_date
from ingest.readers.decoding import decode
from ingest.readers.errors import UnreadableError

_FRONT_MATTER = re.compile(r"\A\s*(---|\+\+\+)[ \t]*\n(?P<lines>.*?)\n(?:\1|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_PAIR = re.compile(r"^(?P<key>[A-Za-z][\w -]{0,30}?)\s*[:=]\s*(?P<value>.*?)\s*$")
_KEYS = {
    "headline": ("title", "headline"),
    "author": ("author", "authors", "by", "byline"),
    "publisher": ("publisher", "publication", "site", "outlet"),
    "published": ("date", "published", "pubdate", "publish_date"),
    "url": ("url", "link", "source_url", "canonical", "source"),
}
_SIGNS = (
    re.compile(r"^#{1,6} \S", re.MULTILINE),
    re.compile(r"!?\[[^\]\n]{1,200}\]\([^)\s]{0,1000}\)"),
    re.compile(r"(?<![\w*])\*\*[^\s*][^*\n]*\*\*(?!\w)"),
    re.compile(r"^\S[^\n]{0,200}\n={3,}[ \t]*$", re.MULTILINE),
    re.compile(r"(?<![\w*])\*[^\s*][^*\n]*\*(?![\w*])"),
    re.compile(r"^(?:-{3,}|\*{3,}|\* \* \*)\s*$", re.MULTILINE),
    re.compile(r"^> \S", re.MULTILINE),
    re.compile(r"\\[*_#\[\]]"),
    re.compile(r"<https?://[^<>\s]+>"),
)
_MAX_MARKS = 50_000
_ADDRESS = re.compile(r"^(?:https?://|www\.|mailto:)\S+$|^\S+@\S+\.\w+$")


def read(data: bytes, path: str) -> Content:
    """The content of a .md file. Raises UnreadableError."""
    text = decode(data, path)
    refuse_long(len(text), path)
    return parse(text, path)


def is_markdown(text: str) -> bool:
    """Does a text bear at least two kinds of Markdown marks?"""
    return bool(_FRONT_MATTER.match(text)) or sum(bool(sign.search(text)) for sign in _SIGNS) >= 2


def parse(text: str, path: str) -> Content:
    """The content of a Markdown text (CommonMark and tables). Raises UnreadableError when it is all marks."""
    marks = sum(map(text.count, "[*_<`"))
    if marks > _MAX_MARKS:  # the time to pair them grows with their square
        raise UnreadableError(path, f"{marks:,} Markdown marks are no article; {_MAX_MARKS:,} are read", "too-large")
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    matter = _FRONT_MATTER.match(text)
    fields = _fields(matter["lines"]) if matter else {}
    tokens = MarkdownIt("commonmark").enable("table").parse(text[matter.end() :] if matter else text)
    url = fields.get("url")
    return Content(
        paragraphs=[paragraph for paragraph in _paragraphs(tokens) if paragraph.strip()],
        headline=fields.get("headline") or _first_heading(tokens),
        author=fields.get("author"),
        publisher=fields.get("publisher"),
        published=iso_date(fields.get("published")),
        url=url if url and url.startswith(("http://", "https://")) else None,
    )


def _fields(lines: str) -> dict[str, str]:
    """The known keys of a front matter of simple `key: value` lines; nested YAML is passed over."""
    pairs = {
        match["key"].casefold(): _unquoted(match["value"]) for line in lines.split("\n") if (match := _PAIR.match(line))
    }
    return {
        name: value for name, keys in _KEYS.items() if (value := next((pairs[k] for k in keys if pairs.get(k)), None))
    }


def _unquoted(value: str) -> str:
    if value.startswith("[") and value.endswith("]"):
        return ", ".join(_unquoted(item.strip()) for item in value[1:-1].split(","))
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def _first_heading(tokens: list[Token]) -> str | None:
    """The first heading, where it stands above the text."""
    for at, token in enumerate(tokens):
        if token.type == "heading_open":
            return _inline(tokens[at + 1]) or None
        if token.type == "inline" and len(token.content) > 200:
            return None
    return None


def _paragraphs(tokens: list[Token]) -> Iterator[str]:
    row: list[str] | None = None
    for token in tokens:
        if token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            yield "; ".join(filter(None, row))
            row = None
        elif token.type == "inline":
            if row is None:
                yield _inline(token)
            else:
                row.append(_inline(token))
        elif token.type in {"code_block", "fence"}:
            yield token.content
        elif token.type == "html_block":
            yield _without_tags(token.content)


def _inline(token: Token) -> str:
    """The words of a paragraph. A link keeps its words unless they are its address; pictures and tags go."""
    words, link = list[str](), None
    for child in token.children or ():
        if child.type == "link_open":
            link = len(words)
        elif child.type == "link_close" and link is not None:
            if _ADDRESS.match("".join(words[link:]).strip()):
                del words[link:]
            link = None
        elif child.type == "softbreak":
            words.append(" ")
        elif child.type == "hardbreak":
            words.append("\n")
        elif child.type in {"text", "code_inline", "text_special"}:
            words.append(child.content)
    return "".join(words)


def _without_tags(markup: str) -> str:
    tree = html.fragment_fromstring(markup, create_parent="div")
    for element in tree.xpath(".//script | .//style | .//comment()"):
        element.drop_tree()
    return " ".join(tree.text_content().split())
