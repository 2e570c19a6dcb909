"""Names of people, known by a title, a first name or a surname of world news."""

from collections.abc import Iterator

from spacy.tokens import Doc

from graph.ontology import Kind
from ingest.pipeline.names.gazetteer import Gazetteer
from ingest.pipeline.names.head_words import head_of_name
from ingest.pipeline.names.headed import _is_surname_too
from ingest.pipeline.names.tagged import seen_as
from ingest.pipeline.names.titles import is_post, title_before
from ingest.pipeline.names.words import (
    FUNCTION_WORDS,
    HYPHENS,
    PARTICLES,
    SURNAMES_TOO,
    Candidate,
    first_names,
    not_names,
    surnames,
)

_SUFFIXES = frozenset({"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"})
_ONLY_JOINED = frozenset({"as", "ad", "ash", "ul", "ten"})
_QUOTES = frozenset("\"'`")
_WORDS_TOO = frozenset({"as", "an", "at"})  # particles only before a hyphen: "the minister as Norway faces sanctions"


def persons(doc: Doc, known: Gazetteer, texts: list[str], headline: frozenset[int]) -> Iterator[Candidate]:
    """What follows a title, and what begins with a first name."""
    names = first_names()
    at = 0
    while at < len(doc):
        titled = title_before(texts, at) is not None
        first = texts[at] in names and seen_as(doc[at]) not in {"ORG", "NORP"}
        particle = titled and texts[at].casefold() in PARTICLES - _WORDS_TOO
        particle = particle and at + 1 < len(doc) and texts[at + 1][:1].isupper()
        if particle or ((titled or first) and _name_word(doc, known, at)):
            end = person_end(doc, known, at)
            if at in headline and not titled:
                end = min(end, at + 2)
            if titled and not _foreign_to_persons(doc, known, at, end):
                yield Candidate(at, end, Kind.PERSON, 72, 5 if end - at < 4 else 2, "title")
                at = end
                continue
            if first and end - at > 1 and (head_of_name(texts[at:end]) is None or _is_surname_too(texts, at, end)):
                yield Candidate(at, end, Kind.PERSON, 75, 4, "first name")
                at = end
                continue
        at += 1


def single_surnames(doc: Doc, headline: frozenset[int]) -> Iterator[Candidate]:
    """Surnames of world news wherever they stand."""
    for token in doc:
        if token.text in surnames() and (token.tag_ in {"NNP", "NNPS"} or token.i in headline):
            yield Candidate(token.i, token.i + 1, Kind.PERSON, 45, 0, "surname")


def _joins(doc: Doc, at: int, after: str) -> bool:
    """Whether the token is the hyphen of "al-Kadhimi" or "Jean-Pierre"."""
    if doc[at].text not in HYPHENS or not after[:1].isupper():
        return False
    return not doc[at - 1].whitespace_ or doc[at - 1].text.casefold() in PARTICLES


def _foreign_to_persons(doc: Doc, known: Gazetteer, start: int, end: int) -> bool:
    if head_of_name([token.text for token in doc[start:end]]) is not None:
        return True
    entry = known.lookup(doc, start, end)
    return entry is not None and entry.kind is not Kind.PERSON


def _name_word(doc: Doc, known: Gazetteer, at: int) -> bool:
    text = doc[at].text
    if not text[:1].isupper() or not text.replace("'", "").replace(".", "").replace("-", "").isalpha():
        return False
    if text.casefold() in FUNCTION_WORDS or (text.casefold() in not_names() and text not in first_names()):
        return False
    return known.demonym(text) is None and not is_post([text])


def person_end(doc: Doc, known: Gazetteer, start: int) -> int:
    """Where the personal name ends that begins at the token, with initials, particles, nicknames and suffixes."""
    end, count = start + 1, 1
    while end < len(doc) and count < 6:
        text = doc[end].text
        after = doc[end + 1].text if end + 1 < len(doc) else ""
        cut = doc[end].is_sent_start and not doc[end - 1].text.endswith((".", "-"))
        if cut or (doc[end].is_space and "\n" in text):
            break
        surname = text in SURNAMES_TOO and count == 1 and doc[start].text in first_names()
        if surname or _name_word(doc, known, end) or text in _SUFFIXES:
            end, count = end + 1, count + 1
        elif text.rstrip("-").casefold() in PARTICLES and (
            after in HYPHENS or (after[:1].isupper() and text not in _ONLY_JOINED)
        ):
            end += 1
        elif _joins(doc, end, after) or (text == "," and after in _SUFFIXES):
            end += 2
        elif (
            text in _QUOTES
            and after[:1].isupper()
            and end + 3 < len(doc)
            and (doc[end + 2].text in _QUOTES and doc[end + 3].text[:1].isupper())
        ):
            end += 4
        else:
            break
    return end
