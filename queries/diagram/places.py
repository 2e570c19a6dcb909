"""Where labels go: each on its own line where it can, and never on an entity or another label."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from queries.diagram.geometry import Link, Point, Route, Size, along

_GAP = 3.0  # free pixels around a label
_STEPS = 28  # places tried along a line
_RING = 9.0  # how much farther out each further ring of places beside a line lies
_Box = tuple[float, float, float, float]


def place_labels(
    boxes: Sequence[Size], middles: Sequence[Point], links: Sequence[Link], routes: Sequence[Route]
) -> tuple[Route, ...]:
    """The routes with their labels where they hide least: the shortest lines choose first, as they have least room.

    A label covers neither a box nor another label; among the places that are left, it takes the one that the fewest
    other lines cross, near the middle of its own line. Takes places x lines steps of numpy.
    """
    taken = [_around(middle, box) for middle, box in zip(middles, boxes, strict=True)]
    lines = [along(route.curve) for route in routes]
    points = np.array([point for line in lines for point in line] or [(0.0, 0.0)])
    owners = np.array([number for number, line in enumerate(lines) for _ in line] or [-1])
    placed = list(routes)
    for number in sorted(range(len(routes)), key=lambda one: (_length(lines[one]), one)):
        size = links[number].label
        others = points[owners != number]
        free = [(cost, at) for cost, at in _on_line(lines[number]) if _is_free(_around(at, size), taken)]
        if free:
            crossed = [cost + 2.0 * _inside(_around(at, size), others) for cost, at in free]
            best = free[min(range(len(free)), key=crossed.__getitem__)][1]
        else:
            start = lines[number][len(lines[number]) // 2]
            best = next(at for at in _beside(start) if _is_free(_around(at, size), taken))
        taken.append(_around(best, size))
        placed[number] = replace(routes[number], label=(round(best[0], 1), round(best[1], 1)))
    return tuple(placed)


def _on_line(line: Sequence[Point]) -> Iterator[tuple[float, Point]]:
    for step in range(2, _STEPS - 1):
        yield abs(step / _STEPS - 0.5) * 6, line[round(step / _STEPS * (len(line) - 1))]


def _beside(start: Point) -> Iterator[Point]:
    ring = 0
    while True:  # the plane is larger than all that is taken
        ring += 1
        for turn in range(16):
            angle = turn * math.tau / 16
            yield start[0] + ring * _RING * math.cos(angle), start[1] + ring * _RING * math.sin(angle)


def _around(middle: Point, size: Size) -> _Box:
    wide, tall = size.width / 2, size.height / 2
    return middle[0] - wide, middle[1] - tall, middle[0] + wide, middle[1] + tall


def _is_free(box: _Box, taken: Sequence[_Box]) -> bool:
    left, top, right, bottom = box[0] - _GAP, box[1] - _GAP, box[2] + _GAP, box[3] + _GAP
    return not any(left < other[2] and other[0] < right and top < other[3] and other[1] < bottom for other in taken)


def _inside(box: _Box, points: NDArray[np.float64]) -> int:
    x, y = points[:, 0], points[:, 1]
    return int(((x > box[0]) & (x < box[2]) & (y > box[1]) & (y < box[3])).sum())


def _length(line: Sequence[Point]) -> float:
    return round(sum(math.dist(one, two) for one, two in pairwise(line)), 1)
