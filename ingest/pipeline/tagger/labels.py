"""The labels of the tagger, and reading spans out of what it says of each token."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

KINDS = ("PER", "ORG", "LOC", "MISC")
"""MISC is what is written like a name and is none of a person, an organization or a place: a war, a law, "Iraqi"."""

LABELS = ("O", *(f"{begin}-{kind}" for kind in KINDS for begin in "BI"))

_BEGIN = [LABELS.index(f"B-{kind}") for kind in KINDS]
_INSIDE = [LABELS.index(f"I-{kind}") for kind in KINDS]

Spans = list[tuple[int, int, str]]


def transitions(adjacent: float) -> npt.NDArray[np.float32]:
    """What going from one label to the next costs, as a matrix to be added to log probabilities.

    A span goes on only with its own kind. `adjacent` is the penalty for a span right behind another: mostly such are
    one name that the tagger broke.
    """
    table = np.zeros((len(LABELS), len(LABELS)), dtype=np.float32)
    for begin, inside in zip(_BEGIN, _INSIDE, strict=True):
        others = [label for label in range(len(LABELS)) if label not in {begin, inside}]
        table[others, inside] = -1e4
    for before in (*_BEGIN, *_INSIDE):
        table[before, _BEGIN] -= adjacent
    return table


def best_path(scores: npt.NDArray[np.float32], steps: npt.NDArray[np.float32]) -> list[int]:
    """The labels of one sentence (tokens x labels, log probabilities) that score best together (Viterbi)."""
    if not len(scores):
        return []
    likeliest = scores.argmax(axis=1)
    if likeliest[0] not in _INSIDE and not steps[likeliest[:-1], likeliest[1:]].any():
        return [int(label) for label in likeliest]  # nothing is cheaper, and most sentences end here
    total = scores[0].copy()
    total[_INSIDE] = -1e4
    back = np.zeros(scores.shape, dtype=np.int8)
    for place in range(1, len(scores)):
        ways = total[:, None] + steps
        back[place] = ways.argmax(axis=0)
        total = ways.max(axis=0) + scores[place]
    path = [int(total.argmax())]
    for place in range(len(scores) - 1, 0, -1):
        path.append(int(back[place, path[-1]]))
    return path[::-1]


def spans(path: Sequence[int]) -> Spans:
    """The spans of a sequence of labels, as (start, end, kind), end exclusive."""
    return list(_spans(path))


def _spans(path: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    start = None
    for place, label in enumerate([*path, 0]):
        if start is not None and label not in _INSIDE:
            yield start, place, LABELS[path[start]][2:]
            start = None
        if label in _BEGIN:
            start = place
