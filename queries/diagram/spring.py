"""The layout for what `dot` cannot lay out in time: forces between entities (ForceAtlas2, Jacomy et al. 2014, of
networkx), boxes pushed apart, and lines that bow where several run between the same two."""

import math
from collections import defaultdict
from collections.abc import Sequence

import networkx as nx
import numpy as np

from queries.diagram.geometry import Link, Point, Route, Size

_APART = (46.0, 34.0)  # free pixels between two boxes, across and down
_EDGE = 230.0  # how long a line is to be, about
_BOW = 46.0  # between parallel lines
_ROUNDS = 400
LOOP = 34.0  # how much higher each further line from a box to itself rises


def spring(boxes: Sequence[Size], links: Sequence[Link]) -> tuple[tuple[Point, ...], tuple[Route, ...]]:
    """Middles of the boxes, of which none overlaps another, and a route for every link; the same for the same input."""
    middles = _apart(boxes, _forces(len(boxes), links))
    lanes: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, link in enumerate(links):
        lanes[min(link.tail, link.head), max(link.tail, link.head)].append(number)
    routes: dict[int, Route] = {}
    for (low, high), numbers in lanes.items():
        for lane, number in enumerate(numbers):
            if low == high:
                routes[number] = loop(middles[low], boxes[low], lane)
            else:
                bow = (lane - (len(numbers) - 1) / 2) * _BOW * (1 if links[number].tail == low else -1)
                routes[number] = _bowed(links[number], boxes, middles, bow)
    return tuple(middles), tuple(routes[number] for number in range(len(links)))


def _forces(count: int, links: Sequence[Link]) -> list[Point]:
    graph = nx.Graph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from((link.tail, link.head) for link in links if link.tail != link.head)
    # Starts on a circle, not at random.
    turns = [math.tau * at / count for at in range(count)]
    start = {at: np.array((math.cos(turn), math.sin(turn))) for at, turn in enumerate(turns)}
    found = nx.forceatlas2_layout(graph, pos=start, max_iter=300, scaling_ratio=4.0, strong_gravity=True, seed=1)
    lengths = sorted(math.dist(found[one], found[two]) for one, two in graph.edges)
    scale = _EDGE / max(lengths[len(lengths) // 2], 1e-6) if lengths else _EDGE
    return [(float(found[at][0]) * scale, float(found[at][1]) * scale) for at in range(count)]


def _apart(boxes: Sequence[Size], middles: list[Point]) -> list[Point]:
    placed = list(middles)
    for _ in range(_ROUNDS):
        moved = False
        for one in range(len(boxes)):
            for two in range(one + 1, len(boxes)):
                across = (boxes[one].width + boxes[two].width) / 2 + _APART[0]
                down = (boxes[one].height + boxes[two].height) / 2 + _APART[1]
                dx, dy = placed[two][0] - placed[one][0], placed[two][1] - placed[one][1]
                if abs(dx) >= across or abs(dy) >= down:
                    continue
                moved = True
                # By the shorter way, half each, and a little more so that rounding does not bring them back.
                if across - abs(dx) < down - abs(dy):
                    push = (math.copysign((across - abs(dx)) / 2 + 0.1, dx), 0.0)
                else:
                    push = (0.0, math.copysign((down - abs(dy)) / 2 + 0.1, dy))
                placed[one] = placed[one][0] - push[0], placed[one][1] - push[1]
                placed[two] = placed[two][0] + push[0], placed[two][1] + push[1]
        if not moved:
            return placed
    # Too dense to settle: the same picture, larger.
    return _apart(boxes, [(x * 1.4, y * 1.4) for x, y in middles])


def _bowed(link: Link, boxes: Sequence[Size], middles: Sequence[Point], bow: float) -> Route:
    one, two = middles[link.tail], middles[link.head]
    length = math.dist(one, two)
    across = (-(two[1] - one[1]) / length * bow, (two[0] - one[0]) / length * bow)
    top = ((one[0] + two[0]) / 2 + across[0], (one[1] + two[1]) / 2 + across[1])
    start, tip = _border(one, top, boxes[link.tail], 1.0), _border(two, top, boxes[link.head], 1.0)
    base = _border(two, top, boxes[link.head], 9.0)
    return Route((start, _between(start, top), _between(base, top), base), tip, top)


def _between(end: Point, top: Point) -> Point:
    return end[0] + (top[0] - end[0]) * 2 / 3, end[1] + (top[1] - end[1]) * 2 / 3


def _border(middle: Point, towards: Point, box: Size, gap: float) -> Point:
    """Where the straight line from the middle of a box leaves it, and `gap` pixels on."""
    dx, dy = towards[0] - middle[0], towards[1] - middle[1]
    length = math.hypot(dx, dy) or 1.0
    steps = [half / abs(part) for half, part in ((box.width / 2, dx), (box.height / 2, dy)) if abs(part) > 1e-9]
    reach = min(steps, default=0.0) + gap / length
    return middle[0] + dx * reach, middle[1] + dy * reach


def loop(middle: Point, box: Size, lane: int) -> Route:
    """A line from the top of a box around to its top, the `lane`th from within."""
    top, wide = middle[1] - box.height / 2, 12.0 + 7.0 * lane
    high = top - LOOP * (lane + 1) * 4 / 3
    left, right = middle[0] - wide, middle[0] + wide
    curve = ((left, top), (left - wide, high), (right + wide, high), (right + 3, top - 9))
    return Route(curve, (right, top - 1), (middle[0], top - LOOP * (lane + 1)))
