"""Cutting sentences that are longer than the network sees at once into windows that overlap."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Window:
    """Tokens of a sentence, ends exclusive: `first` to `stop` are shown, of these `start` to `end` are judged."""

    first: int
    stop: int
    start: int
    end: int


def windows(sizes: Sequence[int], most: int, overlap: int) -> Iterator[Window]:
    """Windows over tokens of these sizes in pieces, none of which is larger than `most`, the size of a window.

    The judged stretches follow each other without a gap. Neighbouring windows share about `overlap` pieces, so that
    what is judged has text on both sides, as far as the sizes allow.
    """
    first = start = 0
    while start < len(sizes):
        while first < start and sum(sizes[first : start + 1]) > most:
            first += 1
        stop, held = first, 0
        while stop < len(sizes) and held + sizes[stop] <= most:
            held += sizes[stop]
            stop += 1
        end = stop if stop == len(sizes) else _back(sizes, stop, start + 1, overlap // 2)
        yield Window(first, stop, start, end)
        first, start = _back(sizes, end, first + 1, overlap // 2), end


def _back(sizes: Sequence[int], place: int, earliest: int, pieces: int) -> int:
    """The token that lies that many pieces before the place, or the earliest allowed."""
    while place > earliest and pieces >= sizes[place - 1]:
        place -= 1
        pieces -= sizes[place]
    return place
