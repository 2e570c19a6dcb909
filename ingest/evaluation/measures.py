"""The figures of the scorecard, in its order: data in `data/evaluation/measures.csv`."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Measure:
    """A row of the scorecard: a group of tallies of a section, with the sides (p, r, f1) that say something.

    The p of what can only be right or wrong is its accuracy. `exact`: any fall is one. `at_least` and `aim` are the
    bars, in per cent, of `bar_side`.
    """

    section: str
    group: str
    title: str
    sides: tuple[str, ...]
    exact: bool
    bar_side: str | None
    at_least: float | None
    aim: float | None

    def name(self, side: str) -> str:
        """What a figure of this row is called: `gold.claims.p`."""
        return f"{self.section}.{self.group}.{side}"


@cache
def measures() -> tuple[Measure, ...]:
    """All rows."""
    text = files("ingest").joinpath("data", "evaluation", "measures.csv").read_text(encoding="utf-8")
    return tuple(
        Measure(
            section=row["section"],
            group=row["group"],
            title=row["title"],
            sides=tuple(row["sides"].split()),
            exact=row["exact"] == "yes",
            bar_side=row["bar_side"] or None,
            at_least=float(row["at_least"]) if row["at_least"] else None,
            aim=float(row["aim"]) if row["aim"] else None,
        )
        for row in csv.DictReader(text.splitlines())
    )
