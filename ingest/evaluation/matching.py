"""When two stretches of text, two names or two lists are the same thing to the measurement."""

import re
from collections.abc import Callable, Sequence
from itertools import product
from typing import TypeVar

from graph.record import Span

_ARTICLE = re.compile(r"the\s+(?=\S)", re.IGNORECASE)
_QUOTES = str.maketrans("‘’ʼ`“”", "''''\"\"")
Left = TypeVar("Left")
Right = TypeVar("Right")


def trimmed(text: str, start: int, end: int) -> Span:
    """The stretch without white space around it and without a leading "the"."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    article = _ARTICLE.match(words.strip())
    return Span(start + (article.end() if article else 0), start + len(words.strip()))


def overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    """Shared characters over all characters of two stretches, 0 to 1."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared / (one[1] - one[0] + other[1] - other[0] - shared) if shared > 0 else 0.0


def plain(name: str) -> str:
    """A name without regard to curly quotes, case, white space and a leading "the"."""
    return " ".join(name.translate(_QUOTES).casefold().split()).removeprefix("the ")


def paired(
    left: Sequence[Left], right: Sequence[Right], likeness: Callable[[Left, Right], float]
) -> list[tuple[Left, Right]]:
    """One-to-one pairs of those that are alike at all, the most alike first; ties in the order of the lists."""
    alike = ((likeness(left[i], right[j]), i, j) for i, j in product(range(len(left)), range(len(right))))
    free_left, free_right, pairs = set(range(len(left))), set(range(len(right))), list[tuple[Left, Right]]()
    for _, i, j in sorted((-weight, i, j) for weight, i, j in alike if weight > 0):
        if i in free_left and j in free_right:
            free_left.remove(i)
            free_right.remove(j)
            pairs.append((left[i], right[j]))
    return pairs
