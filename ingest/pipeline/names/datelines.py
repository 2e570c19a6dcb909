"""Lines that say where a report comes from and whose it is: "Moscow IZVESTIYA in Russian", "Oslo Radio Norway", "PORT
TARN (TNA) -"."""

from collections.abc import Iterator

from spacy.tokens import Doc

from graph.ontology import Kind
from ingest.pipeline.names.gazetteer import Gazetteer, Match
from ingest.pipeline.names.words import HYPHENS, Candidate, capitals


def datelines(doc: Doc, known: Gazetteer, matches: list[Match]) -> Iterator[Candidate]:
    """The city that a line begins with, and the agency, paper or station behind it. `matches`: all that `known` finds
    in the document."""
    for match in matches:
        if _CITY.isdisjoint(match.entry.tags) or doc[match.start].is_upper or not _begins_line(doc, match.start):
            continue
        start = match.end + (match.end + 1 < len(doc) and doc[match.end].text == "THE")
        end = _agency_end(doc, known, start)
        if end > start:
            yield Candidate(match.start, match.end, Kind.PLACE, 102, 5, "dateline")
            yield Candidate(start, end, Kind.ORGANIZATION, 102, 5, "dateline")
    yield from _signed(doc)


def signs_dateline(doc: Doc, start: int, end: int) -> bool:
    """Whether these words stand in brackets with a dash behind, as the agency of a dateline does."""
    if start == 0 or end + 1 >= len(doc):
        return False
    return doc[start - 1].text == "(" and doc[end].text == ")" and doc[end + 1].text in _DASHES


def _signed(doc: Doc) -> Iterator[Candidate]:
    """A town in capitals at the head of a line, and the agency in brackets behind it."""
    for bracket in doc:
        if bracket.text != "(":
            continue
        behind = doc[bracket.i + 2 : bracket.i + 2 + _LONGEST_AGENCY]
        close = next((token.i for token in behind if token.text == ")"), len(doc))
        if not signs_dateline(doc, bracket.i + 1, close):
            continue
        start = bracket.i
        while start and doc[start - 1].is_upper and doc[start - 1].is_alpha:
            start -= 1
        if start < bracket.i and (start == 0 or "\n" in doc[start - 1].text):
            yield Candidate(start, bracket.i, Kind.PLACE, 102, 5, "dateline")
            yield Candidate(bracket.i + 1, close, Kind.ORGANIZATION, 102, 5, "dateline")


_LONGEST_AGENCY = 4
_DASHES = frozenset({"-", "--", "–", "—"})
_CITY = frozenset({"city", "capital"})


def _begins_line(doc: Doc, at: int) -> bool:
    """Whether a sentence begins here, or a report's serial number stands in front ("LD0806223294")."""
    return bool(doc[at].is_sent_start) or sum(mark.isdigit() for mark in doc[at - 1].text) > 4


def _agency_end(doc: Doc, known: Gazetteer, start: int) -> int:
    """Where what is written as an agency ends: in capitals alone, or "Radio …"; the start where nothing is."""
    if start < len(doc) and doc[start].text == "Radio":
        return capitals(doc, start)
    end = start
    while end < len(doc) and (doc[end].is_upper or (end > start and doc[end].text in HYPHENS)):
        end += 1
    if end > start and doc[end - 1].text in HYPHENS:
        end -= 1
    entry = known.lookup(doc, start, end)
    place = entry is not None and entry.kind is not Kind.ORGANIZATION
    return end if end > start and len(doc[start]) > 2 and doc[start].is_alpha and not place else start
