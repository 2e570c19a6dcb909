"""The scorecard and the table of rules as Markdown pages."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ingest.evaluation.card import Card
from ingest.evaluation.comparison import LEAST, ONE_SIDED
from ingest.evaluation.confidence import Trust
from ingest.evaluation.figures import f1, precision, recall
from ingest.evaluation.measures import Measure
from ingest.evaluation.running import Run
from ingest.evaluation.slips import by_sort
from ingest.evaluation.speed import BAR
from ingest.pipeline.confidence import ALL, family

_SIDES = ("p", "r", "f1")


def scorecard(run: Run) -> str:
    """`docs/scorecard.md`."""
    return "\n".join(_scorecard(run)) + "\n"


def _scorecard(run: Run) -> Iterator[str]:
    card = run.card
    yield "# Scorecard"
    yield ""
    yield "Written by `sayso eval --write`; `make eval` measures again and compares. All figures are per cent, on"
    yield "development data that lie outside the repository. ± holds the figure in 95 of 100 choices of documents"
    yield "(jackknife; at 0 and 100 the rule of three). What can only be right or wrong has its share under P."
    yield ""
    yield f"A run is worse when a figure falls by more than its noise: {ONE_SIDED} standard errors of the *difference*"
    yield f"of the two runs over the same documents, and at least {LEAST} points. So a fall in one or two documents is"
    yield "noise, the same fall spread over many is not. Of quotes and mentions any fall counts."
    yield ""
    yield from _table(
        ["", "P", "R", "F1", "at least", "aim"], [[row.title, *_cells(card, row), *_bars(row)] for row in card.rows()]
    )
    if card.speed:
        yield ""
        yield f"Time of the whole pipeline: {card.speed.ratio:.2f} times that of the bare spaCy model on the same"
        yield f"{card.speed.words:,} words in the same run (at most {BAR})."
    yield ""
    yield "## Claims by predicate"
    yield "Gold documents: `clear` gold claims and how many of them were found; distinct predicted ones and how many of"
    yield "them are right."
    yield ""
    yield from _table(
        ["predicate", "clear", "found", "R", "predicted", "right", "P", "F1"],
        [
            [
                name, tally.gold, tally.found, _share(recall(tally), tally.gold),
                tally.predicted, tally.right, _share(precision(tally), tally.predicted),
                _share(f1(tally), tally.gold and tally.predicted),
            ]
            for name, tally in card.predicates().items()
        ],
    )  # fmt: skip
    yield ""
    yield "## What is missed and what is wrong"
    yield "`sayso eval --errors 20` shows them in context."
    yield ""
    rows = [
        [corpus, sort, counts.total(), ", ".join(f"{heading} {count}" for heading, count in counts.most_common(6))]
        for corpus, slips in run.slips.items()
        for sort, counts in by_sort(slips).items()
    ]
    yield from _table(["corpus", "what", "count", "most often"], rows, "llrl")
    yield ""
    refused = (f"{count} because {reason}" for reason, count in Counter(run.refusals).most_common())
    yield f"Candidate relations that were refused: {', '.join(refused) or 'none'}."


def rules(rows: Sequence[Trust], fired: Mapping[str, int]) -> str:
    """`docs/rules.md`. `fired`: claims of each rule in all development texts, judged or not."""
    lines = [
        "# Rules",
        "",
        "Written by `sayso eval --write-confidence`. Every claim carries the rule that found it; its confidence is how",
        "often that rule was right on development data: on gold documents against all annotated claims, on CoNLL04",
        "between names that are right. Rules with few claims are drawn towards their family, families towards all",
        "rules; `ingest/evaluation/confidence.py` says how. The rules were written while looking at such data: on",
        "other texts expect a little less.",
        "",
        "`claims`: in all development texts; `judged`: those that the annotations can judge.",
        "",
    ]
    names = sorted(fired.keys() - {row.rule for row in rows})
    table: list[list[object]] = [
        [f"`{row.rule}`", _fired(row.rule, fired), row.predicted, row.right, f"{row.confidence:.2f}"] for row in rows
    ]
    table += [[f"`{name}`", fired[name], 0, 0, "that of its family"] for name in names]
    return "\n".join([*lines, *_table(["rule", "claims", "judged", "right", "confidence"], table)]) + "\n"


def _fired(name: str, fired: Mapping[str, int]) -> int:
    """The claims of a rule, of a family or of all rules."""
    return sum(count for rule, count in fired.items() if name in (rule, family(rule), ALL))


def _cells(card: Card, row: Measure) -> list[str]:
    return [
        f"{card.figure(row, side):.1f} ± {card.noise(row, side):.1f}" if side in row.sides else "" for side in _SIDES
    ]


def _bars(row: Measure) -> list[str]:
    if row.bar_side is None:
        return ["", ""]
    return [f"{row.at_least:.0f} ({row.bar_side.upper()})", f"{row.aim:.0f}"]


def _share(value: float, known: int) -> str:
    return f"{value:.1f}" if known else "-"


def _table(head: Sequence[str], rows: Iterable[Sequence[object]], sides: str = "") -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    sides = sides or "l" + "r" * (len(head) - 1)
    yield f"| {' | '.join('---' if side == 'l' else '---:' for side in sides)} |"
    for row in rows:
        yield f"| {' | '.join(map(str, row))} |"
