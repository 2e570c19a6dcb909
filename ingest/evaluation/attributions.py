"""Judging attributions: `attributions` by cue and source, `attributions_strict` by half of the content too."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.record import Attribution, Record, Span
from ingest.evaluation.counts import Judged, Slip, Tally
from ingest.evaluation.gold import GoldAttribution, GoldDocument
from ingest.evaluation.matching import paired


@dataclass(frozen=True, slots=True)
class Characters:
    """An attribution as the characters of its parts."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]


def judge_attributions(gold: GoldDocument, record: Record, judged: Judged) -> None:
    """An attribution is right when its cue and its source overlap the gold ones, or when neither has a source."""
    wanted = [_of_gold(each) for each in gold.attributions]
    guesses = [_of_record(each) for each in record.attributions]
    pairs = paired(guesses, wanted, likeness)
    judged.add("attributions", Tally(len(pairs), len(guesses), len(pairs), len(wanted)))
    strict = len(paired(guesses, wanted, strict_likeness))
    judged.add("attributions_strict", Tally(strict, len(guesses), strict, len(wanted)))
    paired_ids = {id(side) for pair in pairs for side in pair}
    sides = (("missed attributions", wanted, guesses), ("wrong attributions", guesses, wanted))
    for sort, some, others in sides:
        for each in some:
            if id(each) not in paired_ids:
                judged.slips.append(_slip(sort, each, others, gold))


def likeness(guess: Characters, gold: Characters) -> float:
    """More of the cue in common weighs more, then more of the content; 0 where cue or source differ."""
    cue = len(guess.cue & gold.cue)
    same_source = guess.source & gold.source or not (guess.source or gold.source)
    return cue + _shared_content(guess, gold) if cue and same_source else 0.0


def strict_likeness(guess: Characters, gold: Characters) -> float:
    """As `likeness`, where half of both contents is shared, else 0."""
    return likeness(guess, gold) if _shared_content(guess, gold) >= 0.5 else 0.0


def _shared_content(guess: Characters, gold: Characters) -> float:
    both = len(guess.content | gold.content)
    return len(guess.content & gold.content) / both if both else 0.0


def _of_gold(each: GoldAttribution) -> Characters:
    return Characters(*(_characters(spans) for spans in (each.source, each.cue, each.content)))


def _of_record(each: Attribution) -> Characters:
    source = [each.source] if each.source else []
    return Characters(*(_characters(spans) for spans in (source, [each.cue], [each.content])))


def _characters(spans: Iterable[Span]) -> frozenset[int]:
    return frozenset(place for span in spans for place in range(span.start, span.end))


def _slip(sort: str, one: Characters, others: list[Characters], gold: GoldDocument) -> Slip:
    same_cue = [other for other in others if one.cue & other.cue]
    if not same_cue:
        reason = "the other side has no cue there"
    elif any(likeness(one, other) for other in same_cue):
        reason = "the one that fits it is taken by another"
    else:
        reason = "another source"
    source, cue = (_words(gold.text, part) for part in (one.source, one.cue))
    marked = tuple(_span(part) for part in (one.source, one.cue, one.content) if part)
    return Slip(sort, reason, f'source "{source}", cue "{cue}"', gold, marked)


def _words(text: str, characters: frozenset[int]) -> str:
    return text[min(characters) : max(characters) + 1] if characters else ""


def _span(characters: frozenset[int]) -> Span:
    return Span(min(characters), max(characters) + 1)
