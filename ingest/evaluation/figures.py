"""From counts per document to figures with their noise.

The noise is that of the choice of documents, by the jackknife: each document is left out in turn, and the spread of the
figure without it gives its standard error. A change between two runs over the same documents is judged in pairs: what
counts is how the *difference* of the two runs spreads when documents are left out, so that a fall in one document alone
is noise and the same fall spread over many is not. Quenouille 1949, Tukey 1958; Efron and Tibshirani 1993, chapter 11.
"""

from collections.abc import Callable, Mapping, Sequence
from math import sqrt

from ingest.evaluation.counts import Tally, of_group, total

Figure = Callable[[Tally], float]
Documents = Sequence[Mapping[str, Tally]]


def precision(tally: Tally) -> float:
    """Per cent of the predicted that are right; 0 where nothing is predicted."""
    return 100 * tally.right / tally.predicted if tally.predicted else 0.0


def recall(tally: Tally) -> float:
    """Per cent of the gold that is found; 0 where there is none."""
    return 100 * tally.found / tally.gold if tally.gold else 0.0


def f1(tally: Tally) -> float:
    """The harmonic mean of the two."""
    p, r = precision(tally), recall(tally)
    return 2 * p * r / (p + r) if p + r else 0.0


FIGURES: Mapping[str, Figure] = {"p": precision, "r": recall, "f1": f1}


def tallies(documents: Documents, group: str) -> list[Tally]:
    """The tally of a group in each document."""
    return [of_group(document, group) for document in documents]


def standard_error(figure: Figure, documents: Sequence[Tally]) -> float:
    """How far the figure moves with the choice of documents, in points."""
    whole = total(documents)
    return _spread([figure(whole.minus(document)) for document in documents])


def standard_error_of_change(figure: Figure, before: Sequence[Tally], after: Sequence[Tally]) -> float:
    """How far the difference of two runs over the same documents moves with the choice of documents, in points."""
    whole = total(before), total(after)
    return _spread(
        [figure(whole[1].minus(new)) - figure(whole[0].minus(old)) for old, new in zip(before, after, strict=True)]
    )


def _spread(without: Sequence[float]) -> float:
    """The jackknife's standard error from the values without each document."""
    n = len(without)
    mean = sum(without) / n
    return sqrt((n - 1) / n * sum((value - mean) ** 2 for value in without))
