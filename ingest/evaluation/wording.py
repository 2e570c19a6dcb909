"""Slips in words: claims as one reads them, and the sentence with what it is about in brackets."""

import re
from itertools import product

from graph.record import Claim, Record, Span
from ingest.evaluation.counts import Slip
from ingest.evaluation.gold import GoldDocument

_SENTENCE_END = re.compile(r"""(?<=[a-z0-9)]{2})[.!?]["'”’)]*\s+|\s*\n\s*""")


def claim_in_words(claim: Claim, record: Record) -> str:
    """`A BACKS B (denied, actual, speaker C, rule x)`."""
    speaker = record.entity(claim.speaker).name if claim.speaker else "none"
    ends = f"{record.entity(claim.subject).name} {claim.predicate} {record.entity(claim.object).name}"
    return f"{ends} ({claim.polarity}, {claim.modality}, speaker {speaker}, rule {claim.rule})"


def claim_slip(sort: str, heading: str, about: str, gold: GoldDocument, record: Record, claim: Claim) -> Slip:
    """A slip at the place of a predicted claim, with its two ends marked where they stand in it."""
    inside = [
        [
            Span(mention.start, mention.end)
            for mention in record.entity(end).mentions
            if claim.start <= mention.start and mention.end <= claim.end
        ]
        for end in (claim.subject, claim.object)
    ]
    return Slip(sort, heading, about, gold, nearest(*inside) or (Span(claim.start, claim.start),))


def nearest(some: list[Span], others: list[Span]) -> tuple[Span, ...]:
    """One span of each list, as near to each other as can be; of one list alone, its first."""
    if not (some and others):
        return tuple((some + others)[:1])
    return min(product(some, others), key=lambda pair: abs(pair[0].start - pair[1].start))


def in_context(slip: Slip) -> str:
    """The sentences around on one line, with the marked stretches in brackets."""
    text = slip.document.text
    if not slip.marked:
        return ""
    first, last = min(span.start for span in slip.marked), max(span.end for span in slip.marked)
    limits = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    start = max(place for place in limits if place <= first)
    end = min(place for place in limits if place >= last)
    marks = {span.start: "[" for span in slip.marked}
    closing = {span.end: "]" for span in slip.marked if span.end > span.start}
    marked = (closing.get(place, "") + marks.get(place, "") + text[place] for place in range(start, end))
    return " ".join(("".join(marked) + closing.get(end, "")).split())
