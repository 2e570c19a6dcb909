"""Names that say by a word of theirs what they are: "Badr Organisation", "Ministry of Defence", "Mount Sinjar"."""

from collections.abc import Iterator

from spacy.tokens import Doc

from graph.ontology import Kind
from ingest.pipeline.names.gazetteer import Gazetteer
from ingest.pipeline.names.head_words import head
from ingest.pipeline.names.tagged import seen_as
from ingest.pipeline.names.words import (
    HYPHENS,
    PARTICLES,
    Candidate,
    capitals,
    events,
    first_names,
    first_words,
    is_capitalised,
    is_date,
    may_be_inside,
    run_before,
)


def headed(doc: Doc, known: Gazetteer, headline: frozenset[int]) -> Iterator[Candidate]:
    """Capitalised words that end with a head word, with what "of" adds to it."""
    for token in doc:
        if not token.text[0].isupper() or token.i in headline:
            continue
        said = head(token.text)
        if said is None:
            continue
        start = run_before(doc, token.i)
        end = token.i + 1
        if said.goes_on:
            end = _of_phrase(doc, known, end, not JOINING.isdisjoint(said.tags))
        if end - start > 1 and not (
            doc[start].text in first_names() and _is_surname_too([word.text for word in doc[start:end]], 0, end - start)
        ):
            yield Candidate(start, end, said.kind, 80, 5, "head")


def _is_surname_too(texts: list[str], start: int, end: int) -> bool:
    """ "Andrew Hall", "Michael Bay": a first name and one word that is a surname as well as a head."""
    return end - start == 2 and texts[end - 1] in _SURNAMES_TOO


_SURNAMES_TOO = frozenset(
    {
        "Hall",
        "Bay",
        "Parks",
        "House",
        "Lake",
        "Field",
        "Banks",
        "Post",
        "Rivers",
        "Church",
        "Star",
    }
)
JOINING = frozenset({"ministry", "agency", "government body", "think tank"})


def _of_phrase(doc: Doc, known: Gazetteer, end: int, joining: bool) -> int:
    """The end of "of the Interior and Justice" after a head word; `end` itself where nothing of the kind follows."""
    if end + 1 >= len(doc) or doc[end].text not in {"of", "for", "on"}:
        return end
    at = end + 1
    if doc[at].text == "the":
        at += 1
    stop = capitals(doc, at)
    if stop == at or (doc[end].text == "for" and seen_as(doc[at]) == "ORG" and doc[at].ent_iob_ == "B"):
        return end
    while stop + 1 < len(doc) and doc[stop].text in {"and", "&"} and seen_as(doc[stop + 1]) != "PERSON":
        further = capitals(doc, stop + 1)
        place = known.lookup(doc, at, stop)
        if further == stop + 1 or place or known.lookup(doc, stop + 1, further):
            break
        if head(doc[further - 1].text) and not joining:
            break
        stop = further
    if stop + 1 < len(doc) and doc[stop].text in {"for", "on"} and doc[stop + 1].ent_type_ not in {"PERSON", "GPE"}:
        return capitals(doc, stop + 1) if doc[stop + 1].text[:1].isupper() else stop
    return stop


def prefixed(doc: Doc, headline: frozenset[int]) -> Iterator[Candidate]:
    """Names that say by their first word what they are: "Mount Sinjar", "Jaysh al-Fatah", "Parti Gerakan"."""
    for token in doc:
        said = first_words().get(token.text)
        if said is None or token.i in headline:
            continue
        end = token.i + 1
        while end < len(doc):
            after = doc[end + 1].text if end + 1 < len(doc) else ""
            joined = doc[end].text in HYPHENS | PARTICLES and (after[:1].isupper() or after in HYPHENS)
            if joined or may_be_inside(doc, end):
                end += 1
            else:
                break
        if end - token.i > 1:
            yield Candidate(token.i, end, said, 74, 5, "first word")


def small_headed(doc: Doc) -> Iterator[Candidate]:
    """ "the Obama administration", "Kadima party": a name and a small word make an organization."""
    for token in doc:
        if token.text not in _SMALL_HEADS or token.i == 0:
            continue
        at = token.i - 1
        if doc[at].text == "'s" and token.text == "campaign":
            at -= 1
        if not (is_capitalised(doc[at].text) and doc[at].text.replace("-", "").isalpha()) or is_date(doc[at].text):
            continue
        if doc[at].pos_ in {"DET", "PRON"}:
            continue  # "The party", "Their regime" at the head of a sentence
        start = at
        entity = next((ent for ent in doc.ents if ent.start <= at < ent.end), None)
        if entity is not None and entity.label_ in {"PERSON", "ORG", "NORP", "GPE"}:
            start = entity.start + (doc[entity.start].lower_ == "the")
        if token.text in _OF_PEOPLE and (entity is None or entity.label_ not in {"PERSON", "ORG"}):
            continue
        yield Candidate(start, token.i + 1, Kind.ORGANIZATION, 85, 5, "small head")


_OF_PEOPLE = frozenset({"administration", "campaign", "regime"})
_SMALL_HEADS = frozenset({"party", "tribe"}) | _OF_PEOPLE


def event_names(doc: Doc, known: Gazetteer, headline: frozenset[int]) -> Iterator[Candidate]:
    """ "Vietnam War", "Oslo Accords": no name, and no place either."""
    for token in doc:
        if token.text[0].isupper() and token.i not in headline and events().get(token.lower_) is False:
            if seen_as(token) in {"PERSON", "ORG"}:
                continue  # "Bill Thompson"; "Green Progressive Accord", which is a party
            start = run_before(doc, token.i)
            if start < token.i and known.lookup(doc, start, token.i + 1) is None:
                yield Candidate(start, token.i + 1, None, 101, 4, "event")


def elections(doc: Doc) -> Iterator[Candidate]:
    """ "the 2016 United States presidential election": the country in it does nothing."""
    for token in doc:
        if token.lower_ not in _VOTES:
            continue
        start = token.i
        while start > 0 and (is_capitalised(doc[start - 1].text) or doc[start - 1].pos_ in {"ADJ", "NOUN", "ADP"}):
            start -= 1
        if 0 < start < token.i and len(doc[start - 1].text) == 4 and doc[start - 1].text.isdigit():
            yield Candidate(start, token.i + 1, None, 120, 0, "event")


_VOTES = frozenset({"election", "elections", "by-election", "referendum", "primaries", "caucuses", "census"})
