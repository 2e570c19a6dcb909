"""Where everything goes: boxes of known size in, positions and curves out.

Only geometry passes to Graphviz and back. Names and labels never do, so nothing in them can break out of a DOT string,
and the result does not depend on the fonts of the machine. Units are CSS pixels, y downwards, (0, 0) the top left.
"""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from queries.diagram.errors import LayoutError, LayoutTimeoutError
from queries.diagram.geometry import Layout, Link, Point, Route, Size, along
from queries.diagram.places import place_labels
from queries.diagram.spring import LOOP, loop, spring

SECONDS = 30.0  # a trimmed graph takes well under one; only a machine that is all but stuck gets another picture
_EDGE = 3.0  # for the thickness of lines at the border
_CHILD = Path(__file__).with_name("layout_child.py")


def lay_out(boxes: Sequence[Size], links: Sequence[Link], *, seconds: float = SECONDS) -> Layout:
    """Places the boxes, in layers from left to right; what takes longer than `seconds` by forces. Raises LayoutError.

    No box and no label overlaps another.
    """
    if not boxes:
        return Layout(0.0, 0.0, (), ())
    try:
        middles, routes = _layers(boxes, links, seconds)
    except LayoutTimeoutError:
        middles, routes = spring(boxes, links)
    return _framed(boxes, middles, links, place_labels(boxes, middles, links, routes))


def _layers(
    boxes: Sequence[Size], links: Sequence[Link], seconds: float
) -> tuple[tuple[Point, ...], tuple[Route, ...]]:
    graph = _run(_dot(boxes, links), seconds)

    def point(text: str) -> Point:
        x, y = (float(number) for number in text.split(","))
        return x, -y  # Graphviz counts upwards

    placed = {item["name"]: item for item in graph["objects"]}
    routed = {item["id"]: item for item in graph.get("edges", ())}
    above = _above(boxes, links)
    whole = [point(placed[f"n{number}"]["pos"]) for number in range(len(boxes))]
    middles = tuple((x, y + room / 2) for (x, y), room in zip(whole, above, strict=True))
    loops = Counter[int]()
    routes = []
    for number, link in enumerate(links):
        if link.tail == link.head:
            # Ours, one above the other: dot's lie so close that their labels hide them.
            routes.append(loop(middles[link.tail], boxes[link.tail], loops[link.tail]))
            loops[link.tail] += 1
        else:
            routes.append(_route(routed[f"e{number}"], point))
    return middles, tuple(routes)


def _framed(boxes: Sequence[Size], middles: Sequence[Point], links: Sequence[Link], routes: Sequence[Route]) -> Layout:
    """Moved so that all lies right of and below (0, 0), and as large as what lies there."""
    corners = [point for route in routes for point in (*along(route.curve), route.tip)]
    rooms = [*zip(middles, boxes, strict=True), *((r.label, x.label) for r, x in zip(routes, links, strict=True))]
    for (x, y), size in rooms:
        corners += [(x - size.width / 2, y - size.height / 2), (x + size.width / 2, y + size.height / 2)]
    left, top = min(x for x, _ in corners) - _EDGE, min(y for _, y in corners) - _EDGE
    right, bottom = max(x for x, _ in corners) + _EDGE, max(y for _, y in corners) + _EDGE

    def moved(point: Point) -> Point:
        return round(point[0] - left, 1), round(point[1] - top, 1)

    routes = [Route(tuple(map(moved, one.curve)), moved(one.tip), moved(one.label)) for one in routes]
    return Layout(round(right - left, 1), round(bottom - top, 1), tuple(map(moved, middles)), tuple(routes))


def _route(item: dict[str, Any], point: Any) -> Route:
    # "e,X,Y P0 P1 P2 P3 …": the tip first, then the curve, which ends where the arrowhead begins.
    tip, *curve = item["pos"].split()
    return Route(tuple(point(part) for part in curve), point(tip.removeprefix("e,")), point(item["lp"]))


def _dot(boxes: Sequence[Size], links: Sequence[Link]) -> str:
    lines = [
        "digraph {",
        'graph [rankdir=LR, nodesep=0.28, ranksep=0.65, splines=true, charset="UTF-8"]',
        'node [shape=box, fixedsize=true, label=""]',
        "edge [arrowsize=0.8]",
    ]
    above = _above(boxes, links)
    lines += [f"n{i} [{_node(box, room)}]" for i, (box, room) in enumerate(zip(boxes, above, strict=True))]
    # An identifier of its own for every edge: without it parallel ones cannot be told apart, and may vanish.
    lines += [
        f"n{x.tail}{_port(above[x.tail])} -> n{x.head}{_port(above[x.head])} [id=e{i}, label={_room(x.label)}]"
        for i, x in enumerate(links)
        if x.tail != x.head
    ]
    return "\n".join([*lines, "}"])


def _above(boxes: Sequence[Size], links: Sequence[Link]) -> list[float]:
    """The room above each box for the lines from it to itself."""
    loops = Counter(link.tail for link in links if link.tail == link.head)
    return [loops[number] * LOOP + LOOP / 2 if loops[number] else 0.0 for number in range(len(boxes))]


def _node(box: Size, above: float) -> str:
    if not above:
        return f"width={box.width / 72:.4f}, height={box.height / 72:.4f}"
    # Two cells, of which only the lower one is the box, where the other lines end.
    cells = (f'HEIGHT="{round(above)}"', f'PORT="box" HEIGHT="{round(box.height)}"')
    rows = "".join(f'<TR><TD FIXEDSIZE="TRUE" WIDTH="{round(box.width)}" {cell}></TD></TR>' for cell in cells)
    return f'shape=plain, fixedsize=false, label=<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0">{rows}</TABLE>>'


def _port(above: float) -> str:
    return ":box" if above else ""


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
        raise LayoutTimeoutError(f"the layout took longer than {seconds:g} s and was stopped") from None
    if done.returncode:
        reason = done.stderr.decode(errors="replace").strip().splitlines()[-1:] or ["no message"]
        raise LayoutError(f"Graphviz ended with status {done.returncode}: {reason[0]}")
    found: dict[str, Any] = json.loads(done.stdout)
    return found
