"""How often each rule is right on the development data, and what that is worth as a confidence.

Counted are, in the gold documents, the distinct claims of each rule, right where the gold has them; and in CoNLL04 the
affirmed claims that are of one of its types between names that its annotators marked. re3d is not counted: its silence
says nothing, since it marks less than half of the claims that the gold documents have in the texts that they share.

A rule that fired three times and was right three times is not certain. So each precision is drawn towards that of its
family ("verb:*"), and the family's towards that of all rules, as if `strength` further observations of the wider group
had been made. The strength is measured too: the one under which the claims of each document are best foretold from the
other documents (leave one out, greatest likelihood).
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path
from typing import NamedTuple

from graph.record import Record
from ingest.evaluation.claims import guesses_of
from ingest.evaluation.gold import GoldDocument
from ingest.evaluation.relations import ends_are_right, typed_claims
from ingest.pipeline.confidence import ALL, FILE, family

DATA_FILE = Path(__file__).parents[1] / "data" / FILE
"""Where the pipeline reads it; in an editable installation the file of the repository."""
STRENGTHS = (1, 2, 4, 8, 16, 32, 64)


class Outcomes(NamedTuple):
    """How many claims there are, and how many of them are right."""

    right: int = 0
    predicted: int = 0


Document = Mapping[str, Outcomes]
"""What the rules did in one document, by rule."""


@dataclass(frozen=True, slots=True)
class Trust:
    """What is known of a rule, of a family ("verb:*") or of all ("*")."""

    rule: str
    right: int
    predicted: int
    confidence: float


def in_gold(gold: GoldDocument, record: Record) -> Document:
    """The distinct claims of each rule against the gold."""
    verdicts = {
        (guess.claim.rule, guess.triple): any(guess.is_of(claim) for claim in gold.claims)
        for guess in guesses_of(gold, record)
    }
    return _by_rule((rule, right) for (rule, _), right in verdicts.items())


def in_conll04(gold: GoldDocument, record: Record) -> Document:
    """The claims of each rule that CoNLL04 can judge."""
    return _by_rule(
        (typed.claim.rule, any(typed.is_of(relation) for relation in gold.relations))
        for typed in typed_claims(record)
        if ends_are_right(typed, gold)
    )


def trust(documents: Sequence[Document]) -> list[Trust]:
    """The confidence of all rules, of each family and of each rule that fired, in this order."""
    counts = _summed(documents)
    measured = _confidences(counts, strength(documents))
    names = sorted(measured, key=lambda name: (name != ALL, not name.endswith(ALL), name))
    return [Trust(name, *_of(counts, name), round(measured[name], 2)) for name in names]


def strength(documents: Sequence[Document]) -> int:
    """The strength under which documents are best foretold from the others."""
    counts = _summed(documents)
    return max(STRENGTHS, key=lambda strength: sum(_likelihood(each, counts, strength) for each in documents))


def dumped(rows: Iterable[Trust]) -> str:
    """The file `rule_confidence.csv`."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["rule", "right", "predicted", "confidence"])
    for row in rows:
        writer.writerow([row.rule, row.right, row.predicted, f"{row.confidence:.2f}"])
    return file.getvalue()


def _by_rule(verdicts: Iterable[tuple[str, bool]]) -> dict[str, Outcomes]:
    counts: dict[str, Outcomes] = {}
    for rule, right in verdicts:
        before = counts.get(rule, Outcomes())
        counts[rule] = Outcomes(before.right + right, before.predicted + 1)
    return counts


def _summed(documents: Iterable[Document]) -> dict[str, Outcomes]:
    counts: dict[str, Outcomes] = {}
    for document in documents:
        for rule, outcomes in document.items():
            before = counts.get(rule, Outcomes())
            counts[rule] = Outcomes(before.right + outcomes.right, before.predicted + outcomes.predicted)
    return counts


def _of(counts: Document, name: str) -> Outcomes:
    """The counts of a rule, of a family or of all."""
    some = [outcomes for rule, outcomes in counts.items() if name in (rule, family(rule), ALL)]
    return Outcomes(sum(each.right for each in some), sum(each.predicted for each in some))


def _confidences(counts: Document, strength: int) -> dict[str, float]:
    everything = _of(counts, ALL)
    found = {ALL: (everything.right + 1) / (everything.predicted + 2)}
    for name in {family(rule) for rule in counts}:
        found[name] = _drawn(_of(counts, name), found[ALL], strength)
    for rule, outcomes in counts.items():
        found[rule] = _drawn(outcomes, found[family(rule)], strength)
    return found


def _drawn(outcomes: Outcomes, towards: float, strength: int) -> float:
    return (outcomes.right + strength * towards) / (outcomes.predicted + strength)


def _likelihood(document: Document, counts: Document, strength: int) -> float:
    """The logarithm of how likely a document's outcomes are, told from the others."""
    others = {
        rule: Outcomes(outcomes.right - mine.right, outcomes.predicted - mine.predicted)
        for rule, outcomes in counts.items()
        for mine in [document.get(rule, Outcomes())]
    }
    known = _confidences(others, strength)
    return sum(
        outcomes.right * log(known[rule]) + (outcomes.predicted - outcomes.right) * log(1 - known[rule])
        for rule, outcomes in document.items()
    )
