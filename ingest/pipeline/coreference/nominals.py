"""Descriptions that speak of something named before: "the group", "the prime minister", "Iraqi forces"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from graph.ontology import Kind
from ingest.pipeline.lexicon import rows, words
from ingest.pipeline.names.gazetteer import gazetteer
from ingest.pipeline.names.titles import titles

DETERMINERS = frozenset({"the", "this", "that"})

LONGEST = 12
"""Tokens of the longest description that is looked at, so that no long list is walked again and again."""


@dataclass(frozen=True, slots=True)
class Nominal:
    """A description at these tokens, end exclusive. One of: `country`, the country that it names by an adjective;
    `post`, the post of a person in small letters; else a noun of the lexicon with the tags that it asks for."""

    start: int
    end: int
    head: int
    kind: Kind
    tags: frozenset[str] = frozenset()
    post: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class _Noun:
    kind: Kind
    tags: frozenset[str]


@cache
def _nouns() -> dict[str, _Noun]:
    return {
        row["noun"]: _Noun(Kind(row["kind"]), frozenset(filter(None, row["tags"].split("|"))))
        for row in rows("coreference/nominals")
    }


@cache
def _country_nouns() -> frozenset[str]:
    return words("coreference/country_nominals")


def nominals(doc: Doc) -> Iterator[Nominal]:
    """The descriptions of the document that may refer back, in its order."""
    named = {token.i for entity in doc.ents for token in entity}
    for token in doc:
        if token.pos_ not in {"NOUN", "PROPN"} or token.i in named:
            continue
        found = _of_country(doc, token) or _definite(doc, token, named)
        if found:
            yield found


def _of_country(doc: Doc, token: Token) -> Nominal | None:
    """ "Iraqi forces", "the Syrian security forces"."""
    if token.text.casefold() not in _country_nouns():
        return None
    for place in range(token.i - 1, max(token.i - 4, -1), -1):
        country = (doc._.demonyms or {}).get(place) or _country_named(doc, place)
        if country and place and doc[place - 1].text == "-":
            return None
        if country:
            start = place - 1 if place and doc[place - 1].lower_ == "the" else place
            return Nominal(start, token.i + 1, token.i, Kind.PLACE, country=country)
        if doc[place].pos_ not in {"ADJ", "NOUN", "PROPN"}:
            return None
    return None


def _country_named(doc: Doc, place: int) -> str | None:
    """The country that is named at this token: the "US" of "US forces"."""
    entity = next((entity for entity in doc[place : place + 1].ents if entity.label_ == Kind.PLACE), None)
    entry = gazetteer().lookup(doc, entity.start, entity.end) if entity is not None else None
    return entry.name if entry is not None and "country" in entry.tags else None


def _definite(doc: Doc, token: Token, named: set[int]) -> Nominal | None:
    start, first = token.i, max(token.i - LONGEST, 0)
    while start > first and doc[start - 1].pos_ in {"ADJ", "NOUN", "PROPN", "NUM"} and start - 1 not in named:
        start -= 1
    if start == 0 or doc[start - 1].lower_ not in DETERMINERS or (start - 1) in named:
        return None
    start -= 1
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if after is not None and (after.pos_ in {"NOUN", "PROPN"} or after.i in named):
        return None
    if any(child.i > token.i and child.dep_ in {"prep", "relcl", "acl", "appos"} for child in token.children):
        return None
    if any(place in (doc._.demonyms or {}) for place in range(start, token.i)):
        return None
    post = _post(doc, start + 1, token.i + 1)
    if post:
        return Nominal(start, token.i + 1, token.i, Kind.PERSON, post=post)
    noun = _nouns().get(token.lower_)
    if noun is None:
        return None
    return Nominal(start, token.i + 1, token.i, noun.kind, tags=noun.tags)


def _post(doc: Doc, start: int, end: int) -> str | None:
    """The post that the words end with: "prime minister" of "the embattled prime minister"."""
    for first in range(start, end):
        stretch = tuple(token.lower_ for token in doc[first:end])
        title = titles().get(stretch)
        if title and (title.small or doc[first].text[:1].islower()):
            return " ".join(stretch)
    return None


def fits_post(asked: str, posts: Sequence[str]) -> bool:
    """Whether somebody with these posts is meant by the one asked for: "the minister" may be a foreign minister."""
    return any(post == asked or post.endswith(" " + asked) for post in posts)
