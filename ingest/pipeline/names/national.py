"""Bodies of a country that are named by small words: "Syrian opposition", "Iraqi security forces", "U.S. military"."""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc

from graph.ontology import Kind
from ingest.pipeline.lexicon import words
from ingest.pipeline.names.gazetteer import Gazetteer
from ingest.pipeline.names.words import Candidate


def national_bodies(doc: Doc, known: Gazetteer) -> Iterator[Candidate]:
    """The words of `names/national_bodies.txt` with the country in front of them."""
    for token in doc:
        for body in _bodies().get(token.text, ()):
            start = token.i - len(body)
            said = tuple(word.text for word in doc[max(start, 0) + 1 : token.i + 1])
            if start >= 0 and said == body and _is_country(doc, known, start):
                yield Candidate(start, token.i + 1, Kind.ORGANIZATION, 85, 5, "national body")
                break


def _is_country(doc: Doc, known: Gazetteer, at: int) -> bool:
    entry = known.lookup(doc, at, at + 1)
    return known.demonym(doc[at].text) is not None or (entry is not None and "country" in entry.tags)


@cache
def _bodies() -> dict[str, list[tuple[str, ...]]]:
    """By their last word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for body in sorted((tuple(line.split()) for line in words("names/national_bodies")), key=len, reverse=True):
        found.setdefault(body[-1], []).append(body)
    return found
