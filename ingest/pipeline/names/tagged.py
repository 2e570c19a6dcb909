"""The names that the project's own tagger finds, freed from what is no part of them.

It errs less than the stock model, so less is doubted and cut here than in `statistical`, and what other rules take for
a name yields to it where it has seen something else (`seen_as`).
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from graph.ontology import Kind
from ingest.pipeline.names.gazetteer import Gazetteer
from ingest.pipeline.names.head_words import head_of_name
from ingest.pipeline.names.titles import after_titles, is_post, title_before
from ingest.pipeline.names.words import (
    HYPHENS,
    Candidate,
    is_capitalised,
    is_closed_event,
    is_officer,
    not_names,
)
from ingest.pipeline.tagger import NAME as TAGGER

DIRECTIONS = frozenset(
    {
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "northeast",
        "northwest",
        "southeast",
        "southwest",
        "northeastern",
        "northwestern",
        "southeastern",
        "southwestern",
        "upper",
        "lower",
    }
)


def by_tagger(entity: Span) -> bool:
    """Whether the tagger found the entity, and not spaCy's own `ner`."""
    return entity.id_ == TAGGER


def seen_as(token: Token) -> str:
    """The label that the tagger gave the token (PERSON, ORG, GPE, NORP), or nothing; nothing too of spaCy's `ner`."""
    return token.ent_type_ if token.ent_id_ == TAGGER else ""


def tagged(doc: Doc, known: Gazetteer, texts: list[str], entity: Span, kind: Kind | None) -> Iterator[Candidate]:
    """What the project's own tagger found, bare of what is no part of a name. Measured on news and Wikipedia, cutting
    at "and" and doubting first words or headlines, as for the stock model, loses more of its names than it mends."""
    for start, end in _owned(doc, known, entity):
        while start < end and (texts[start].casefold() in {"the", "a", "an"}):
            start += 1
        if kind is Kind.ORGANIZATION:
            end = _before_post(texts, start, end)
            start, end = _acronym_alone(texts, start, end)
        while start < end and texts[end - 1] in {"'s", "'", "’s", ","}:
            end -= 1
        if kind is Kind.PERSON:
            start = after_titles(texts, start, end)
        if kind is Kind.PLACE:
            start = _after_direction(doc, known, start, end)
        if start + 1 < end and texts[start] in _PARTIES and texts[start + 1] in HYPHENS:
            continue  # "D-Ariz.", behind the name of a senator
        if start >= end or is_post(texts[start:end]) or not any(is_capitalised(text) for text in texts[start:end]):
            continue
        if _is_office(texts, start, end, kind):
            continue
        if kind is None and end - start > 1 and is_closed_event(texts[start:end]):
            yield Candidate(start, end, None, 120, 0, "event")
            continue
        rank = 50 if end - start == 1 else 65 if kind else 55
        yield Candidate(start, end, kind, rank, 3, f"tagger {entity.label_}")


_PARTIES = frozenset("DRI")


def _owned(doc: Doc, known: Gazetteer, entity: Span) -> Iterator[tuple[int, int]]:
    """What owns and what is owned are two names where the owner is known for one: "Department of State's Rewards for
    Justice", but not "Maxwell's Plum"."""
    start = entity.start
    for token in entity:
        owner = token.text in {"'s", "’s"} and token.i + 1 < entity.end and _is_known(doc, known, start, token.i)
        if owner or (token.is_space and "\n" in token.text):
            yield start, token.i
            start = token.i + 1
    yield start, entity.end


def _is_known(doc: Doc, known: Gazetteer, start: int, end: int) -> bool:
    texts = [token.text for token in doc[start:end]]
    return bool(texts) and (head_of_name(texts) is not None or known.lookup(doc, start, end) is not None)


def _before_post(texts: list[str], start: int, end: int) -> int:
    """Where an organization ends that a post of several words and its holder follow: "UN Special Envoy de Mistura"."""
    for place in range(start + 3, end):
        title = title_before(texts, place)
        length = len(title.text.split()) if title else 0
        if length > 1 and place - length > start:
            return place - length
    return end


def _acronym_alone(texts: list[str], start: int, end: int) -> tuple[int, int]:
    """What says of which faith or creed a group is stands outside its short name: "PMU Shia commanders", "Shia PMU"."""
    if end - start == 2:
        for acronym, other in ((start, start + 1), (start + 1, start)):
            if texts[acronym].isupper() and len(texts[acronym]) > 1 and texts[other].casefold() in not_names():
                return acronym, acronym + 1
    return start, end


def _after_direction(doc: Doc, known: Gazetteer, start: int, end: int) -> int:
    """ "Southern Iraq" is Iraq, but "Southern California" and "South Sudan" are themselves: the gazetteer tells."""
    if end - start > 1 and doc[start].lower_ in DIRECTIONS and known.lookup(doc, start, end) is None:
        entry = known.lookup(doc, start + 1, end)
        return start + (entry is not None and "country" in entry.tags)
    return start


def _is_office(texts: list[str], start: int, end: int, kind: Kind | None) -> bool:
    """A post with what it is over is no name: "Minister of Foreign Affairs", nor is the field alone: "Foreign Affairs".

    But what one is "president of" is an organization.
    """
    if end - start > 1 and texts[start + 1] in {"of", "for"}:
        return is_officer(texts[start])
    behind = start > 1 and texts[start - 1] in {"of", "for"} and texts[start - 2] in _OF_FIELDS
    return behind and kind is Kind.ORGANIZATION


_OF_FIELDS = frozenset({"Minister", "Ministers", "Secretary", "Secretaries", "Undersecretary", "Commissioner"})
