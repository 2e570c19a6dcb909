"""Pictures stay readable: nothing lies on a name or a label, and no relation is lost, by either layout."""

import random
from itertools import combinations
from xml.etree import ElementTree

import pytest

from queries.diagram import render
from queries.diagram.geometry import Layout, Link, Size, along
from queries.diagram.layout import lay_out
from tests.queries.test_diagram import SVG, chain, edge

SIZES = [(2, 14, "any"), (5, 12, "any"), (15, 30, "any"), (30, 60, "any"), (60, 140, "any"), (60, 60, "hub")]
Box = tuple[float, float, float, float]


def piece(count: int, links: int, form: str) -> tuple[list[Size], list[Link]]:
    """Boxes from short to long names, two relations of the first with itself, many parallel and opposed ones."""
    dice = random.Random(count)
    boxes = [Size(dice.uniform(56, 176), dice.choice((30.0, 46.0, 62.0))) for _ in range(count)]
    ends = [(0, 0), (0, 0)]
    while len(ends) < links:
        one = 0 if form == "hub" else min(int(dice.expovariate(4 / count)), count - 1)
        two = dice.randrange(count)
        if one != two:
            ends.append((one, two) if dice.random() < 0.5 else (two, one))
    return boxes, [Link(one, two, Size(dice.uniform(30, 150), dice.choice((17.0, 30.0)))) for one, two in ends]


def rooms(boxes: list[Size], links: list[Link], layout: Layout) -> list[Box]:
    placed = [*zip(layout.middles, boxes, strict=True)]
    placed += [(route.label, link.label) for route, link in zip(layout.routes, links, strict=True)]
    return [(x - s.width / 2, y - s.height / 2, x + s.width / 2, y + s.height / 2) for (x, y), s in placed]


def overlap(one: Box, two: Box) -> bool:
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]


@pytest.mark.parametrize("seconds", [60.0, 0.0], ids=["layers", "forces"])
@pytest.mark.parametrize(("count", "links", "form"), SIZES)
def test_no_box_and_no_label_lies_on_another_and_all_lie_in_the_picture(
    count: int, links: int, form: str, seconds: float
) -> None:
    boxes, lines = piece(count, links, form)
    layout = lay_out(boxes, lines, seconds=seconds)
    taken = rooms(boxes, lines, layout)
    assert not [(one, two) for one, two in combinations(taken, 2) if overlap(one, two)]
    assert all(box[0] >= 0 and box[1] >= 0 and box[2] <= layout.width and box[3] <= layout.height for box in taken)
    assert len(layout.routes) == len(lines)
    points = [point for route in layout.routes for point in (*along(route.curve), route.tip)]
    assert all(0 <= x <= layout.width and 0 <= y <= layout.height for x, y in points)


@pytest.mark.parametrize("seconds", [60.0, 0.0], ids=["layers", "forces"])
def test_every_line_begins_and_ends_at_its_entities(seconds: float) -> None:
    boxes, lines = piece(15, 30, "any")
    layout = lay_out(boxes, lines, seconds=seconds)
    for line, route in zip(lines, layout.routes, strict=True):
        for point, end in ((route.curve[0], line.tail), (route.tip, line.head)):
            (x, y), box = layout.middles[end], boxes[end]
            assert abs(point[0] - x) <= box.width / 2 + 4 and abs(point[1] - y) <= box.height / 2 + 4


def test_the_forces_place_the_same_piece_the_same_way() -> None:
    boxes, lines = piece(30, 60, "any")
    assert lay_out(boxes, lines, seconds=0.0) == lay_out(boxes, lines, seconds=0.0)


def test_as_many_lines_are_drawn_as_there_are_relations_and_a_denial_shows_without_colour() -> None:
    whole = chain("A", "B")
    verbs = ("BACKS", "OPPOSES", "MET_WITH", "ACCUSED", "LEADS")
    edges = tuple(edge("a000", "a001", verb, affirmed=0, denied=1) for verb in verbs)
    root = ElementTree.fromstring(render(type(whole)(whole.nodes, edges), format="svg", title="T").decode())
    drawn = [g for g in root.iter(f"{SVG}g") if g.get("data-predicate")]
    assert sorted(str(g.get("data-predicate")) for g in drawn) == sorted(verbs)
    assert all(g.find(f"{SVG}path") is not None for g in drawn)
    labels = ["".join(g.itertext()) for g in root.iter(f"{SVG}g") if g.get("class") == "label"]
    assert len(labels) == len(verbs) and all("× denied" in label for label in labels)


def test_the_legend_holds_what_the_picture_holds_and_nothing_else() -> None:
    whole = chain("A", "B")
    denied = type(whole)(whole.nodes, (edge("a000", "a001", affirmed=0, denied=1),))
    root = ElementTree.fromstring(render(denied, format="svg", title="T").decode())
    [legend] = [g for g in root.iter(f"{SVG}g") if g.get("class") == "legend"]
    kinds = [node.kind.lower() for node in whole.nodes]
    assert ["".join(text.itertext()) for text in legend.iter(f"{SVG}text")] == [*kinds, "× only denied"]
