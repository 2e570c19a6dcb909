"""The scorecard on the terminal."""

from collections import Counter
from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.table import Table

from api.cli.output import console, print_table
from ingest.evaluation.card import Card
from ingest.evaluation.comparison import Change
from ingest.evaluation.figures import f1, precision, recall
from ingest.evaluation.measures import Measure
from ingest.evaluation.running import Run
from ingest.evaluation.speed import BAR

_SIDES = ("p", "r", "f1")
_LEFT = ("", "since the committed card")


def print_scorecard(run: Run, changes: Sequence[Change]) -> None:
    """The figures with their noise, bars and changes ("!": a fall beyond the noise); then the predicates."""
    moved = {(change.measure, change.side): change for change in changes}
    table = Table(box=SIMPLE_HEAD)
    for heading in ("", "P", "R", "F1", "at least", "aim", "since the committed card"):
        table.add_column(heading, justify="left" if heading in _LEFT else "right")
    for row in run.card.rows():
        cells = [_figure(run.card, row, side) if side in row.sides else "" for side in _SIDES]
        bars = [f"{bar:.0f}" if bar is not None else "" for bar in (row.at_least, row.aim)]
        steps = [moved[row, side] for side in row.sides if (row, side) in moved and _is_seen(moved[row, side])]
        table.add_row(row.title, *cells, *bars, ", ".join(map(_step, steps)))
    console().print(table)
    _print_predicates(run.card)
    if run.card.speed:
        speed = run.card.speed
        print(f"time: {speed.ratio:.2f} times the bare model's on {speed.words} words (at most {BAR})")
    refused = ", ".join(f"{count} because {reason}" for reason, count in Counter(run.refusals).most_common())
    print(f"refused candidate relations: {refused or 'none'}")


def _print_predicates(card: Card) -> None:
    columns = ("predicate", "clear", "found", "R", "predicted", "right", "P", "F1")
    rows = [
        {
            "predicate": name, "clear": tally.gold, "found": tally.found, "predicted": tally.predicted,
            "right": tally.right,
            "P": f"{precision(tally):.1f}" if tally.predicted else "-",
            "R": f"{recall(tally):.1f}" if tally.gold else "-",
            "F1": f"{f1(tally):.1f}" if tally.predicted and tally.gold else "-",
        }
        for name, tally in card.predicates().items()
    ]  # fmt: skip
    if rows:
        print_table(rows, columns, "Claims by predicate (recall: clear ones)")


def _is_seen(change: Change) -> bool:
    return change.is_fall or abs(change.after - change.before) >= 0.05


def _step(change: Change) -> str:
    return f"{change.side} {change.after - change.before:+.1f}{' !' if change.is_fall else ''}"


def _figure(card: Card, row: Measure, side: str) -> str:
    value = card.figure(row, side)
    words = f"{value:.1f} ±{card.noise(row, side):.1f}"
    if side != row.bar_side or row.at_least is None or row.aim is None:
        return words
    colour = "red" if value < row.at_least else "green" if value >= row.aim else "yellow"
    return f"[{colour}]{words}[/]"
