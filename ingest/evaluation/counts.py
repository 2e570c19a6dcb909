"""What is counted in a document, and what one would like to read about it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from graph.record import Span
from ingest.evaluation.gold import GoldDocument


class Tally(NamedTuple):
    """`right` of the `predicted` are right, `found` of the `gold` are found. The two differ where one gold item may be
    met by several predictions."""

    right: int = 0
    predicted: int = 0
    found: int = 0
    gold: int = 0

    def plus(self, other: "Tally") -> "Tally":
        """The sum."""
        return Tally(*(a + b for a, b in zip(self, other, strict=True)))

    def minus(self, other: "Tally") -> "Tally":
        """The difference."""
        return Tally(*(a - b for a, b in zip(self, other, strict=True)))


def total(tallies: Iterable[Tally]) -> Tally:
    """The sum of all."""
    summed = Tally()
    for tally in tallies:
        summed = summed.plus(tally)
    return summed


@dataclass(frozen=True, slots=True)
class Slip:
    """Something missed or wrong: of which sort ("missed names"), under which heading, in words, and where it stands."""

    sort: str
    heading: str
    about: str
    document: GoldDocument
    marked: tuple[Span, ...]


@dataclass(slots=True)
class Judged:
    """A document judged: tallies by group ("names.Person") and the slips."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    slips: list[Slip] = field(default_factory=list)

    def add(self, group: str, tally: Tally) -> None:
        """Adds to the tally of a group."""
        self.tallies[group] = self.tallies.get(group, Tally()).plus(tally)


def of_group(tallies: Mapping[str, Tally], group: str) -> Tally:
    """The tally of a group: its own, and those of its parts ("names" is all of "names.Person", "names.Place" …)."""
    return total(tally for name, tally in tallies.items() if name == group or name.startswith(f"{group}."))
