"""Whether a run is worse than the committed one by more than the noise."""

from dataclasses import dataclass

from ingest.evaluation.card import Card
from ingest.evaluation.figures import FIGURES, standard_error_of_change, tallies
from ingest.evaluation.measures import Measure

ONE_SIDED = 1.645  # standard errors that a harmless change falls below in 5 of 100 choices of documents
LEAST = 0.5  # points: a smaller fall is none, however evenly it is spread


@dataclass(frozen=True, slots=True)
class Change:
    """How a figure moved from the committed card to this one. `noise`: what it might fall by chance, in points."""

    measure: Measure
    side: str
    before: float
    after: float
    noise: float

    @property
    def is_fall(self) -> bool:
        """Whether it fell by more than its noise."""
        fall = self.before - self.after
        return fall > 0 if self.measure.exact else fall > self.noise

    def in_words(self) -> str:
        """One line."""
        fall = f"{self.measure.name(self.side)} fell from {self.before:.1f} to {self.after:.1f}"
        return f"{fall}, by more than its noise of {self.noise:.1f} points"


def changes(before: Card, after: Card) -> list[Change]:
    """The changes of all figures that both cards have over the same documents."""
    found = []
    for measure in after.rows():
        if not comparable(before, after, measure.section):
            continue
        old, new = (tallies(card.sections[measure.section].documents, measure.group) for card in (before, after))
        for side in measure.sides:
            figure = FIGURES[side]
            noise = max(ONE_SIDED * standard_error_of_change(figure, old, new), LEAST)
            found.append(Change(measure, side, before.figure(measure, side), after.figure(measure, side), noise))
    return found


def comparable(before: Card, after: Card, section: str) -> bool:
    """Whether both cards have counted the same documents with the same annotations."""
    if section not in before.sections or section not in after.sections:
        return False
    old, new = before.sections[section], after.sections[section]
    return old.fingerprint == new.fingerprint and len(old.documents) == len(new.documents)
