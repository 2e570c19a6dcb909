"""Judging names: a name is right when its stretch (less a leading "the") and its kind are."""

from graph.ontology import Form
from graph.record import Entity, Record, Span
from ingest.evaluation.counts import Judged, Slip, Tally
from ingest.evaluation.gold import GoldDocument, Name
from ingest.evaluation.matching import overlap, paired, trimmed


def mentions_of(record: Record, entity: Entity, forms: frozenset[Form] = frozenset(Form)) -> set[Name]:
    """The trimmed mentions of an entity that have one of the forms."""
    found = set()
    for mention in entity.mentions:
        if mention.form in forms:
            span = trimmed(record.document.text, mention.start, mention.end)
            found.add(Name(span.start, span.end, entity.kind))
    return found


def judge_names(gold: GoldDocument, record: Record, judged: Judged) -> None:
    """Counts exact names per kind (`names.<kind>`): a wrong one under the kind that was predicted."""
    names = _names(record)
    _count("names", names & gold.names, names - gold.names, gold.names - names, gold, judged)
    for sort, some, others in (
        ("missed names", gold.names - names, names),
        ("wrong names", names - gold.names, gold.names),
    ):
        for name in sorted(some, key=_place):
            if Span(*name[:2]) in gold.ignored and sort == "wrong names":
                continue
            near = [f'"{gold.text[o.start : o.end]}" {o.kind}' for o in sorted(others, key=_place) if _near(o, name)]
            words = gold.text[name.start : name.end]
            about = f'"{words}" {name.kind}; the other side has there: {", ".join(near) or "nothing"}'
            judged.slips.append(Slip(sort, str(name.kind), about, gold, (Span(*name[:2]),)))


def judge_names_leniently(gold: GoldDocument, record: Record, judged: Judged) -> None:
    """Counts names that overlap one of the same kind (`names_lenient.<kind>`)."""
    names = _names(record)

    def likeness(one: Name, other: Name) -> float:
        return overlap(one[:2], other[:2]) if one.kind is other.kind else 0.0

    pairs = paired(sorted(names, key=_place), sorted(gold.names, key=_place), likeness)
    right = {name for name, _ in pairs}
    _count("names_lenient", right, names - right, gold.names - {name for _, name in pairs}, gold, judged)


def _names(record: Record) -> set[Name]:
    return {name for entity in record.entities for name in mentions_of(record, entity, frozenset({Form.NAME}))}


def _count(
    group: str, right: set[Name], wrong: set[Name], missed: set[Name], gold: GoldDocument, judged: Judged
) -> None:
    for name in right:
        judged.add(f"{group}.{name.kind}", Tally(1, 1, 1, 1))
    for name in wrong:
        if Span(*name[:2]) not in gold.ignored:
            judged.add(f"{group}.{name.kind}", Tally(predicted=1))
    for name in missed:
        judged.add(f"{group}.{name.kind}", Tally(gold=1))


def _place(name: Name) -> tuple[int, int, str]:
    return name.start, name.end, str(name.kind)


def _near(one: Name, other: Name) -> bool:
    return overlap(one[:2], other[:2]) > 0
