"""What a format's reader finds in a file, and how it becomes a document: the same steps for every format."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.record import Document
from ingest.boilerplate import without_foot
from ingest.cleaning import clean
from ingest.readers import front
from ingest.readers.errors import UnreadableError
from ingest.readers.limits import MAX_CHARACTERS

_BREAK = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Content:
    """The paragraphs of a file and what its metadata says, None where it says nothing.

    `trusted` tells whether the metadata is made for the reader (HTML, front matter), so that it goes before the lines
    at the top of the text, or fills gaps only, as the properties of an office file do.
    """

    paragraphs: Sequence[str]
    headline: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    trusted: bool = True


def to_document(content: Content, path: str) -> Document:
    """The document of a file's content: cleaned, without front lines and foot, the headline as its first paragraph.

    Raises UnreadableError when no text is left, or too much.
    """
    paragraphs = [part for paragraph in content.paragraphs for part in _BREAK.split(clean(paragraph))]
    paragraphs = without_foot([p for p in paragraphs if any(character.isalnum() for character in p)])
    headline = _line(content.headline)
    # A line break that is still there was meant: under a headline it parts byline, outlet and date, else paragraphs.
    below_headline = 0 if headline else 1
    paragraphs = [
        part
        for at, block in enumerate(paragraphs)
        for part in ([block] if at >= below_headline and front.is_front(block) else block.split("\n"))
    ]
    top, body = front.split(paragraphs, headline)
    text = "\n\n".join(filter(None, [top.headline, *body]))
    if not body and not top.headline:
        raise UnreadableError(path, "there is no text in it", "no-text")
    refuse_long(len(text), path)
    from_file = front.Front(
        author=_line(content.author), publisher=_line(content.publisher), published=content.published, url=content.url
    )
    first, second = (from_file, top) if content.trusted else (top, from_file)
    return Document(
        text=text,
        source=path,
        headline=top.headline,
        url=first.url or second.url,
        author=first.author or second.author,
        publisher=first.publisher or second.publisher,
        published=first.published or second.published,
    )


def refuse_long(characters: int, path: str) -> None:
    """Raises UnreadableError when a text of that length is more than one document may have."""
    if characters > MAX_CHARACTERS:
        reason = f"{characters:,} characters of text are more than the {MAX_CHARACTERS:,} that one document may have"
        raise UnreadableError(path, f"{reason}; split the file", "too-large")


def _line(value: str | None) -> str | None:
    return " ".join(clean(value).split()) or None if value else None
