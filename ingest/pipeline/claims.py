"""What becomes of the candidate relations of a document: claims, or a reason why not."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from graph.ontology import Polarity, ontology
from graph.record import Claim, Document, Span
from ingest.pipeline.candidates import Candidate, Refusal, candidates
from ingest.pipeline.confidence import confidence
from ingest.pipeline.dates import event_date
from ingest.pipeline.layers import Relation, Stance, Words
from ingest.pipeline.offsets import code_points
from ingest.pipeline.stance import stance


@dataclass(frozen=True, slots=True)
class Verdict:
    """A candidate with its claim and the stance that the text takes; `refusal` says why the claim is not in the record.
    There is neither claim nor stance where the candidate itself is refused."""

    candidate: Candidate
    claim: Claim | None = None
    stance: Stance | None = None
    refusal: Refusal | None = None


def verdicts(doc: Doc, document: Document, named: dict[int, str]) -> list[Verdict]:
    """What became of each candidate, in the order of the rules. `named`: cluster index -> id in the record.

    Of the candidates that make the same claim in the same passage, that of the most trusted rule is kept, and of equals
    the first.
    """
    judged = [_verdict(doc, document, candidate, named) for candidate in candidates(doc)]
    best: dict[tuple[object, ...], Claim] = {}
    for claim in _accepted(judged):
        key = _identity(claim)
        if key not in best or claim.confidence > best[key].confidence:
            best[key] = claim
    kept = {id(claim) for claim in best.values()}
    return [
        each if each.refusal is not None or id(each.claim) in kept else replace(each, refusal=Refusal.SAID_ALREADY)
        for each in judged
    ]


def claims(doc: Doc, document: Document, named: dict[int, str]) -> list[Claim]:
    """The claims of a document in the order of its text, each once."""
    return sorted(_accepted(verdicts(doc, document, named)), key=lambda claim: (claim.start, claim.end))


def _accepted(judged: list[Verdict]) -> Iterator[Claim]:
    return (each.claim for each in judged if each.claim is not None and each.refusal is None)


def _verdict(doc: Doc, document: Document, candidate: Candidate, named: dict[int, str]) -> Verdict:
    if candidate.refusal is not None or candidate.subject is None or candidate.object is None:
        return Verdict(candidate, refusal=candidate.refusal)
    relation = candidate.relation
    judged = stance(doc, relation.trigger, relation.subject, relation.object)
    quote = _quote(doc, relation, document.text)
    claim = Claim(
        predicate=relation.predicate,
        subject=named[candidate.subject],
        object=named[candidate.object],
        polarity=relation.polarity or judged.polarity,
        modality=relation.modality or judged.modality,
        speaker=named.get(judged.speaker) if judged.speaker is not None else None,
        role=relation.role if ontology()[relation.predicate].has_role else None,
        event_date=event_date(doc, relation.trigger, document.published),
        start=quote.start,
        end=quote.end,
        quote=document.text[quote.start : quote.end],
        confidence=confidence(relation.rule),
        rule=relation.rule,
    )
    # Where a meeting would have been held that was not.
    empty = relation.incidental and claim.polarity is Polarity.DENIED
    return Verdict(candidate, claim, judged, Refusal.DID_NOT_HAPPEN if empty else None)


def _identity(claim: Claim) -> tuple[object, ...]:
    ends = (claim.subject, claim.object)
    if ontology()[claim.predicate].symmetric:
        ends = min(ends), max(ends)
    return (claim.predicate, *ends, claim.polarity, claim.modality, claim.speaker, claim.start, claim.end)


def _quote(doc: Doc, relation: Relation, text: str) -> Span:
    """The sentence or sentences that hold both ends and the trigger, without white space around."""
    sentences = [doc[place].sent for place in (relation.subject, relation.object, relation.trigger)]
    span = code_points(doc, Words(min(each.start for each in sentences), max(each.end for each in sentences)))
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
