"""The values of a layout, and the few formulas about curves. Units are CSS pixels, y downwards, (0, 0) the top left."""

from collections.abc import Sequence
from dataclasses import dataclass

Point = tuple[float, float]
_PIECE = 24  # points that stand for one piece of a curve


@dataclass(frozen=True, slots=True)
class Size:
    """A box to be placed."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Link:
    """A connection to be routed between two boxes, by their positions in the list, with room for its label."""

    tail: int
    head: int
    label: Size


@dataclass(frozen=True, slots=True)
class Route:
    """A cubic Bézier curve (one point, then three per piece), the tip of its arrow, and the middle of its label."""

    curve: tuple[Point, ...]
    tip: Point
    label: Point


@dataclass(frozen=True, slots=True)
class Layout:
    """The middles of the boxes and the routes of the links, in the order in which they were given, and the extent."""

    width: float
    height: float
    middles: tuple[Point, ...]
    routes: tuple[Route, ...]


def along(curve: Sequence[Point]) -> list[Point]:
    """Points on a cubic Bézier curve, from its start to its end."""
    points = [curve[0]]
    for at in range(0, len(curve) - 1, 3):
        points += [cubic(curve[at : at + 4], step / _PIECE) for step in range(1, _PIECE + 1)]
    return points


def cubic(piece: Sequence[Point], t: float) -> Point:
    """The point of one piece of four points at the parameter `t`, 0 to 1."""
    weights = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3)
    x, y = (sum(weight * point[axis] for weight, point in zip(weights, piece, strict=True)) for axis in (0, 1))
    return x, y
