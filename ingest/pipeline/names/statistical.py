"""The names that the statistical model finds, cut into names and freed from what is no part of them."""

from collections.abc import Iterator

from spacy.tokens import Doc, Span

from graph.ontology import Kind
from ingest.pipeline.names.gazetteer import Gazetteer
from ingest.pipeline.names.head_words import head_of_name
from ingest.pipeline.names.headed import JOINING
from ingest.pipeline.names.tagged import DIRECTIONS, by_tagger, tagged
from ingest.pipeline.names.titles import after_titles, is_post, is_rank
from ingest.pipeline.names.words import (
    HYPHENS,
    OWNERS,
    PARTICLES,
    TITLE_AND_WORD,
    Candidate,
    first_names,
    is_capitalised,
    is_date,
    is_event,
    is_officer,
    surnames,
)

_KINDS = {
    "PERSON": Kind.PERSON,
    "ORG": Kind.ORGANIZATION,
    "GPE": Kind.PLACE,
    "LOC": Kind.PLACE,
    "FAC": Kind.PLACE,
    "NORP": None,
    "EVENT": None,
    "LAW": None,
    "PRODUCT": None,
    "WORK_OF_ART": None,
    "LANGUAGE": None,
    "PER": Kind.PERSON,
}


def statistical(doc: Doc, known: Gazetteer, texts: list[str], headline: frozenset[int]) -> Iterator[Candidate]:
    """The model's entities, each cut where it is several names, trimmed, and doubted where it is mostly wrong.

    Those of the project's own tagger, which carry its name as their id, are cut and doubted less.
    """
    for entity in doc.ents:
        if entity.label_ not in _KINDS:
            continue
        kind = _KINDS[entity.label_]
        if by_tagger(entity):
            yield from tagged(doc, known, texts, entity, kind)
            continue
        for start, end in _pieces(doc, known, entity, kind):
            start, end = _trim(doc, known, texts, start, end, kind)
            if start + 1 < end and texts[start] == "as" and texts[start + 1] not in HYPHENS:
                start += 1  # "as" is an Arabic article only before a hyphen: "as-Suwayda"
            if not any(is_capitalised(text) and text != "The" for text in texts[start:end]):
                continue
            if _is_office(doc, texts, start, end):
                continue
            if start in headline and end - start > 1 and kind is not Kind.PERSON and not head_of_name(texts[start:end]):
                continue
            if is_event(texts[start:end]):
                kind = None
            rank = 50 if end - start == 1 else 60 if kind else 55
            # Of single words like "Warner" that the model alone takes for organizations, one in six is one.
            sure = kind is not Kind.ORGANIZATION or end - start > 1 or not texts[start].istitle()
            yield Candidate(start, end, kind, rank, 2 if sure else 1, f"model {entity.label_}")


def _is_office(doc: Doc, texts: list[str], start: int, end: int) -> bool:
    """A post with what it is over is no name: "Minister of Foreign Affairs", the "State" of "Secretary of State"."""
    if end - start > 1 and texts[start + 1] in {"of", "for"}:
        return is_officer(texts[start])
    before = start - 1 if start and texts[start - 1] != "the" else start - 2
    return (
        before > 0
        and texts[before] in {"of", "for"}
        and is_officer(texts[before - 1])
        and (doc[start].ent_type_ == "ORG")
        and head_of_name(texts[start:end]) is None
    )


def _pieces(doc: Doc, known: Gazetteer, entity: Span, kind: Kind | None) -> Iterator[tuple[int, int]]:
    """A stretch with brackets, commas or line ends in it is several names, or one and what follows it."""
    start = entity.start
    for token in entity:
        owner = token.text == "'s" and token.i > start and doc[token.i - 1].text.casefold() not in OWNERS
        dash = token.text in HYPHENS and token.whitespace_ and token.i > start and doc[token.i - 1].whitespace_
        small = kind is Kind.PERSON and token.is_lower and token.is_alpha and token.lower_ not in PARTICLES
        both = token.lower_ in {"and", "or"} and _two_names(doc, known, start, token.i, entity.end)
        if token.text in _BREAKS or token.is_space or owner or dash or small or both:
            yield start, token.i
            start = token.i + 1
    yield start, entity.end


def _two_names(doc: Doc, known: Gazetteer, start: int, middle: int, end: int) -> bool:
    """Whether "and" stands between two names and not inside one."""
    left, right = [t.text for t in doc[start:middle]], [t.text for t in doc[middle + 1 : end]]
    if not left or not right:
        return True
    said = head_of_name(left)
    if said is not None and not JOINING.isdisjoint(said.tags):
        return False
    told = said is not None or known.lookup(doc, start, middle) is not None
    return told and (head_of_name(right) is not None or known.lookup(doc, middle + 1, end) is not None)


_BREAKS = frozenset({"(", ")", ",", ";", ":", "[", "]", "--", "/"})


def _trim(doc: Doc, known: Gazetteer, texts: list[str], start: int, end: int, kind: Kind | None) -> tuple[int, int]:
    while start < end and _is_no_beginning(doc, texts[start], start, kind):
        start += 1
    while start < end and (
        texts[end - 1] in {"'s", "'", "’s"} or not is_capitalised(texts[end - 1]) or is_date(texts[end - 1])
    ):
        end -= 1
    if kind is Kind.ORGANIZATION and is_post(texts[start:end]) and texts[end - 1] not in TITLE_AND_WORD:
        return start, start
    if kind is Kind.ORGANIZATION and end - start > 1 and is_rank(texts[end - 1]):
        end -= 1
    if kind is Kind.PERSON and end - start == 2 and texts[start] in surnames() and texts[start + 1].endswith("s"):
        end -= texts[start + 1] not in first_names() and doc[start + 1].tag_ != "NNP"
    if kind is Kind.PERSON and start < end:
        if known.demonym(texts[start]) and end - start > 1:
            start += 1
        start = after_titles(texts, start, end)
        if is_post(texts[start:end]):
            return start, start
    if kind is Kind.PLACE and end - start > 1 and texts[start].casefold() in DIRECTIONS:
        entry = known.lookup(doc, start + 1, end)
        if entry and entry.kind is Kind.PLACE and known.lookup(doc, start, end) is None:
            start += 1
    return start, end


_BEFORE_NAMES = frozenset(
    {
        "near",
        "outside",
        "inside",
        "around",
        "across",
        "beyond",
        "despite",
        "unlike",
        "like",
        "among",
        "against",
        "since",
        "until",
        "during",
        "under",
        "over",
        "through",
        "throughout",
        "within",
        "without",
        "besides",
        "via",
        "meanwhile",
        "yesterday",
        "today",
        "in",
        "at",
        "on",
        "from",
        "for",
        "with",
        "by",
        "to",
        "as",
        "but",
        "and",
        "if",
    }
)


def _is_no_beginning(doc: Doc, text: str, at: int, kind: Kind | None) -> bool:
    if text.casefold() in {"the", "a", "an"} or is_date(text):
        return True
    if not (is_capitalised(text) or text.rstrip("-").casefold() in PARTICLES):
        return True
    if doc[at].is_sent_start and text.casefold() in _BEFORE_NAMES:
        return True
    return (
        kind is not None
        and bool(doc[at].is_sent_start)
        and doc[at].pos_ in {"ADP", "SCONJ", "CCONJ", "PRON", "DET", "ADV", "VERB", "AUX"}
        and text not in first_names()
        and at + 1 < len(doc)
    )
