"""Judging claims by relations of corpora with types of their own. These deny nothing, so only affirmed claims count."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from graph.ontology import Kind, Polarity
from graph.record import Claim, Record, Span
from ingest.evaluation.corpora import mapping
from ingest.evaluation.counts import Judged, Slip, Tally
from ingest.evaluation.gold import GoldDocument, GoldRelation, Name
from ingest.evaluation.matching import overlap, trimmed
from ingest.evaluation.names import mentions_of
from ingest.evaluation.wording import claim_in_words, claim_slip


@dataclass(frozen=True, slots=True)
class Typed:
    """A claim as a relation of CoNLL04, with all mentions of its ends."""

    claim: Claim
    type: str
    subject: set[Name]
    object: set[Name]

    def is_of(self, gold: GoldRelation) -> bool:
        """Whether it is that relation: the type is the same, and each end has a mention equal to the gold one."""
        return self.type == gold.type and gold.subject in self.subject and gold.object in self.object


def judge_conll04(gold: GoldDocument, record: Record, judged: Judged) -> None:
    """`relations`: end to end. `relations_given_ends`: gold relations both of whose ends were found, predicted ones
    between two clusters that each have a gold name: what is lost after the names."""
    typed = list(typed_claims(record))
    judged.add("relations", _tally(typed, gold.relations))
    mentions = {name for entity in record.entities for name in mentions_of(record, entity)}
    reached = [each for each in gold.relations if {each.subject, each.object} <= mentions]
    judged.add("relations_given_ends", _tally([each for each in typed if ends_are_right(each, gold)], reached))
    for relation in gold.relations:
        if not any(each.is_of(relation) for each in typed):
            judged.slips.append(_missed(gold, relation, mentions))
    for each in typed:
        if not any(each.is_of(relation) for relation in gold.relations):
            note = "" if ends_are_right(each, gold) else "; an end is no gold name"
            about = claim_in_words(each.claim, record) + note
            judged.slips.append(claim_slip("wrong relations", each.type, about, gold, record, each.claim))


def _missed(gold: GoldDocument, relation: GoldRelation, mentions: set[Name]) -> Slip:
    ends = (relation.subject, relation.object)
    words = [gold.text[end.start : end.end] for end in ends]
    lost = [word for word, end in zip(words, ends, strict=True) if end not in mentions]
    note = f"not found: {', '.join(lost)}" if lost else "both ends found"
    about = f"{words[0]} {relation.type} {words[1]}; {note}"
    return Slip("missed relations", relation.type, about, gold, tuple(Span(*end[:2]) for end in ends))


def _tally(typed: list[Typed], relations: list[GoldRelation]) -> Tally:
    right = sum(any(each.is_of(relation) for relation in relations) for each in typed)
    found = sum(any(each.is_of(relation) for each in typed) for relation in relations)
    return Tally(right, len(typed), found, len(relations))


def typed_claims(record: Record) -> Iterator[Typed]:
    """The affirmed claims that have a type in CoNLL04, one for each type and pair of ends."""
    seen = set()
    for claim in record.claims:
        subject, object_ = record.entity(claim.subject), record.entity(claim.object)
        type_ = _conll04_types().get((claim.predicate, subject.kind, object_.kind))
        key = type_, claim.subject, claim.object
        if type_ is not None and claim.polarity is Polarity.AFFIRMED and key not in seen:
            seen.add(key)
            yield Typed(claim, type_, mentions_of(record, subject), mentions_of(record, object_))


def ends_are_right(typed: Typed, gold: GoldDocument) -> bool:
    """Whether each end of the claim has a name that the annotators marked as of its kind."""
    return bool(typed.subject & gold.names and typed.object & gold.names)


@cache
def _conll04_types() -> Mapping[tuple[str, Kind, Kind], str]:
    return {
        (predicate, Kind(row["subject"]), Kind(row["object"])): row["type"]
        for row in mapping("conll04")
        for predicate in row["predicates"].split()
    }


def judge_re3d(gold: GoldDocument, record: Record, judged: Judged) -> None:
    """`relations`: pairs of entities without direction. `reachable`: gold relations whose ends are two clusters."""
    predicates = {row["type"]: frozenset(row["predicates"].split()) for row in mapping("re3d")}
    wanted = [(predicates[each.type], _ends(gold, record, each)) for each in gold.relations]
    reachable = [len(ends) == 2 for _, ends in wanted]
    judged.add("reachable", Tally(found=sum(reachable), gold=len(wanted)))
    known = frozenset[str]().union(*predicates.values())
    claims = {
        (claim.predicate, frozenset({claim.subject, claim.object}))
        for claim in record.claims
        if claim.polarity is Polarity.AFFIRMED and claim.predicate in known
    }
    reached = [pair for pair, is_reachable in zip(wanted, reachable, strict=True) if is_reachable]
    right = sum(any(claim[0] in some and claim[1] == ends for some, ends in reached) for claim in claims)
    found = sum(any(claim[0] in some and claim[1] == ends for claim in claims) for some, ends in reached)
    judged.add("relations", Tally(right, len(claims), found, len(wanted)))


def _ends(gold: GoldDocument, record: Record, relation: GoldRelation) -> frozenset[str]:
    """The clusters that have the mentions most like the two ends, of whatever kind."""
    mentions = [
        ((mention.start, mention.end), entity.id)
        for entity in record.entities
        for mention in mentions_of(record, entity)
    ]
    found = set()
    for end in (relation.subject, relation.object):
        span = trimmed(gold.text, end.start, end.end)
        likeness, _, id_ = max(
            ((overlap((span.start, span.end), place), place, id_) for place, id_ in mentions), default=(0, (0, 0), "")
        )
        if likeness > 0:
            found.add(id_)
    return frozenset(found)
