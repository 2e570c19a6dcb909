"""The marks that pictures are made of: outlines of entities, lines of relations, arrowheads, lines of text."""

import math
from collections.abc import Sequence

from queries.diagram import style
from queries.diagram.fonts import Weight, lacks, width
from queries.diagram.geometry import Point, Route, Size
from queries.diagram.markup import element, words
from queries.diagram.stance import Stance
from queries.diagram.style import EdgeStyle, NodeStyle

ARROW = 4.2  # half the width of an arrowhead, pixels


def outline(look: NodeStyle, middle: Point, size: Size) -> str:
    """The outline of an entity."""
    left, top = middle[0] - size.width / 2, middle[1] - size.height / 2
    paint = {"fill": look.fill, "stroke": look.border, "stroke-width": 1.6}
    if look.shape == "hexagon":
        right, bottom, tip = left + size.width, top + size.height, min(size.height / 2, 12.0)
        corners = [
            (left, middle[1]), (left + tip, top), (right - tip, top),
            (right, middle[1]), (right - tip, bottom), (left + tip, bottom),
        ]  # fmt: skip
        return element("polygon", {"points": _points(corners), **paint})
    radius = min(size.height / 2, 18.0) if look.shape == "pill" else 3.0
    box = {"x": left, "y": top, "width": size.width, "height": size.height, "rx": radius}
    return element("rect", {**box, **paint})


def line(curve: Sequence[Point], stance: Stance, thickness: float, *, asserted: bool) -> str:
    """The line of a relation: one path, and over a disputed one a second stroke in a group of its own."""
    look = style.EDGES[stance]
    shape = {**path(curve), "stroke-width": thickness}
    if look.second is None:
        return element("path", {**shape, "stroke": look.colour, "stroke-dasharray": look.dashes})
    dashes = None if asserted else style.FIRST_DASHES_IF_ALLEGED
    offset = None if asserted else style.FIRST_OFFSET_IF_ALLEGED
    first = {**shape, "stroke": look.colour, "stroke-dasharray": dashes, "stroke-dashoffset": offset}
    second = {**shape, "stroke": look.second, "stroke-dasharray": style.SECOND_DASHES}
    return element("path", first) + element("g", {"class": "second"}, element("path", second))


def path(curve: Sequence[Point]) -> dict[str, object]:
    """The attributes that give a `path` the course of a curve."""
    start, *rest = curve
    return {"d": f"M{_at(start)}C{' '.join(_at(point) for point in rest)}", "fill": "none"}


def arrow(look: EdgeStyle, route: Route) -> str:
    """The arrowhead at the end of a route."""
    base, tip = route.curve[-1], route.tip
    length = math.dist(base, tip) or 1.0
    across = (-(tip[1] - base[1]) / length * ARROW, (tip[0] - base[0]) / length * ARROW)
    corners = [tip, (base[0] + across[0], base[1] + across[1]), (base[0] - across[0], base[1] - across[1])]
    return element("polygon", {"points": _points(corners), "fill": look.second or look.colour})


def text(
    lines: Sequence[str],
    at: Point,
    size: float,
    *,
    weight: Weight = Weight.REGULAR,
    colour: str = style.INK,
    anchor: str = "middle",
) -> str:
    """Lines of text centred in height at a point.

    Every line carries its measured length, so that a browser without the font sets it in the same room; not one in a
    script that the font lacks, whose length is a guess that would stretch the letters.
    """
    first = at[1] - size * style.LINE * (len(lines) - 1) / 2 + size * 0.36
    spans = [
        element(
            "tspan",
            {
                "x": at[0],
                "y": first + number * size * style.LINE,
                "textLength": None if lacks(content) else width(content, size, weight),
            },
            words(content),
        )
        for number, content in enumerate(lines)
        if content
    ]
    look = {"font-size": size, "font-weight": weight.value, "fill": colour, "text-anchor": anchor}
    return element("text", {**look, "lengthAdjust": "spacingAndGlyphs"}, *spans)


def ground(middle: Point, size: Size) -> str:
    """Paper under a label that lies on its line, so that the line stops at the words."""
    corner = {"x": middle[0] - size.width / 2, "y": middle[1] - size.height / 2}
    return element("rect", {**corner, "width": size.width, "height": size.height, "rx": 3, "fill": style.PAPER})


def block(lines: Sequence[str], size: float, weight: Weight = Weight.REGULAR) -> Size:
    """The room that lines of text take."""
    return Size(max(width(content, size, weight) for content in lines), len(lines) * size * style.LINE)


def _at(point: Point) -> str:
    return f"{point[0]:.1f},{point[1]:.1f}"


def _points(points: Sequence[Point]) -> str:
    return " ".join(_at(point) for point in points)
