"""Lines that say where a report comes from and whose it is: "Moscow IZVESTIYA in Russian", "Oslo Radio Norway"."""

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
