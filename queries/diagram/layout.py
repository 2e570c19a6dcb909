"""Where everything goes: boxes of known size in, positions and curves out.

Only geometry passes to Graphviz and back. Names and labels never do, so nothing in them can break out of a DOT string,
and the result does not depend on the fonts of the machine. Units are CSS pixels, y downwards, (0, 0) the top left.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from queries.diagram.errors import LayoutError

SECONDS = 30.0  # a trimmed graph takes well under one
_CHILD = Path(__file__).with_name("layout_child.py")

Point = tuple[float, float]


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


def lay_out(boxes: Sequence[Size], links: Sequence[Link], *, seconds: float = SECONDS) -> Layout:
    """Places the boxes in layers from left to right. Raises LayoutError."""
    if not boxes:
        return Layout(0.0, 0.0, (), ())
    graph = _run(_dot(boxes, links), seconds)
    left, bottom, right, top = (float(number) for number in graph["bb"].split(","))

    def point(text: str) -> Point:
        x, y = (float(number) for number in text.split(","))
        return round(x - left, 1), round(top - y, 1)

    placed = {item["name"]: item for item in graph["objects"]}
    routed = {item["id"]: item for item in graph.get("edges", ())}
    return Layout(
        right - left,
        top - bottom,
        tuple(point(placed[f"n{number}"]["pos"]) for number in range(len(boxes))),
        tuple(_route(routed[f"e{number}"], point) for number in range(len(links))),
    )


def _route(item: dict[str, Any], point: Any) -> Route:
    # "e,X,Y P0 P1 P2 P3 …": the tip first, then the curve, which ends where the arrowhead begins.
    tip, *curve = item["pos"].split()
    return Route(tuple(point(part) for part in curve), point(tip.removeprefix("e,")), point(item["lp"]))


def _dot(boxes: Sequence[Size], links: Sequence[Link]) -> str:
    lines = [
        "digraph {",
        'graph [rankdir=LR, nodesep=0.28, ranksep=0.45, splines=true, charset="UTF-8"]',
        'node [shape=box, fixedsize=true, label=""]',
        "edge [arrowsize=0.8]",
    ]
    lines += [f"n{i} [width={box.width / 72:.4f}, height={box.height / 72:.4f}]" for i, box in enumerate(boxes)]
    # An identifier of its own for every edge: without it parallel ones cannot be told apart, and may vanish.
    lines += [f"n{x.tail} -> n{x.head} [id=e{i}, label={_room(x.label)}]" for i, x in enumerate(links)]
    return "\n".join([*lines, "}"])


def _room(size: Size) -> str:
    # An empty table of fixed size: room for a label whose text is measured and written by us.
    cell = "<TR><TD></TD></TR>"
    box = f'WIDTH="{round(size.width)}" HEIGHT="{round(size.height)}"'
    return f'<<TABLE FIXEDSIZE="TRUE" BORDER="0" CELLBORDER="0" CELLPADDING="0" CELLSPACING="0" {box}>{cell}</TABLE>>'


def _run(dot: str, seconds: float) -> dict[str, Any]:
    command = [sys.executable, "-P", str(_CHILD)]  # -P: our own modules must not pose as others'
    try:
        done = subprocess.run(command, input=dot.encode(), capture_output=True, timeout=seconds, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        raise LayoutError(
            f"the layout took longer than {seconds:g} s and was stopped; ask for fewer entities"
        ) from None
    if done.returncode:
        reason = done.stderr.decode(errors="replace").strip().splitlines()[-1:] or ["no message"]
        raise LayoutError(f"Graphviz ended with status {done.returncode}: {reason[0]}")
    found: dict[str, Any] = json.loads(done.stdout)
    return found
