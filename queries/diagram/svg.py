"""A subgraph as an SVG picture: title and counts above, the graph, a legend below.

Edges are drawn first, then entities, then labels, so that no line crosses a word. Nothing depends on a clock, a random
number or the machine: the same subgraph gives the same bytes.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from graph.ontology import ontology
from queries.diagram import caption, style
from queries.diagram.fonts import FAMILY, Weight, wrap
from queries.diagram.geometry import Layout, Link, Point, Route, Size
from queries.diagram.layout import lay_out
from queries.diagram.legend import legend
from queries.diagram.markup import element, words
from queries.diagram.shapes import arrow, block, ground, line, outline, path, text
from queries.diagram.stance import qualifier, stance, wording
from queries.subgraph import Edge, Node, Subgraph

LEAST_WIDTH = 640.0
_EASY_TO_HIT = 12.0  # pixels around a line that count as the line, for a pointer


@dataclass(frozen=True, slots=True)
class _Label:
    lines: tuple[str, ...]
    size: Size


def svg(
    subgraph: Subgraph,
    *,
    title: str,
    note: str = "",
    link: Callable[[str], str] | None = None,
    evidence: Callable[[int], str] | None = None,
) -> str:
    """The picture as SVG text.

    `link` makes the address of an entity from its uid, `evidence` that of an edge's evidence from its position among
    the edges; the edge then has the id `line-POSITION`. Raises LayoutError.
    """
    names = [wrap(node.name, style.NAME_SIZE, style.NAME_WIDTH, Weight.SEMIBOLD) for node in subgraph.nodes]
    boxes = [_box(lines) for lines in names]
    labels = [_label(edge) for edge in subgraph.edges]
    layout = lay_out(boxes, _links(subgraph, labels))

    wide = max(layout.width, LEAST_WIDTH)
    head, top = _head(subgraph, title, note, wide)
    key, tall = legend(subgraph, style.MARGIN, top + layout.height + style.MARGIN, wide)
    shift = style.MARGIN + (wide - layout.width) / 2
    by_uid = {node.uid: node for node in subgraph.nodes}

    body = element(
        "g",
        {"class": "graph", "transform": f"translate({shift:.1f},{top:.1f})"},
        element("g", {"class": "edges"}, *_edges(subgraph, layout, by_uid, evidence)),
        element("g", {"class": "nodes"}, *_nodes(subgraph, names, boxes, layout, link)),
        element("g", {"class": "labels"}, *_labels(subgraph, labels, layout, by_uid, evidence)),
    )
    size = Size(wide + 2 * style.MARGIN, top + layout.height + tall + 2 * style.MARGIN)
    return _page(size, title, caption.counts(subgraph), head + body + key, links=bool(link or evidence))


def _page(size: Size, title: str, description: str, content: str, *, links: bool) -> str:
    width, height = round(size.width), round(size.height)
    whole = {
        "xmlns": "http://www.w3.org/2000/svg",
        "width": width,
        "height": height,
        "viewBox": f"0 0 {width} {height}",
        "role": "group" if links else "img",  # the parts of an image are not read out, links must be
        "font-family": f"'{FAMILY}', 'Noto Sans', Verdana, sans-serif",
    }
    paper = element("rect", {"width": width, "height": height, "fill": style.PAPER})
    return element("svg", whole, _say("title", title), _say("desc", description), paper, content) + "\n"


def _head(subgraph: Subgraph, title: str, note: str, wide: float) -> tuple[str, float]:
    """The caption's markup, and where the graph may begin below it."""
    y, parts = style.MARGIN, list[str]()
    rows = (
        (title, style.TITLE_SIZE, Weight.SEMIBOLD, style.INK),
        (caption.counts(subgraph), style.CAPTION_SIZE, Weight.REGULAR, style.MUTED),
        (note, style.CAPTION_SIZE, Weight.REGULAR, style.MUTED),
    )
    for content, size, weight, colour in rows:
        if content.strip():
            lines = wrap(content, size, wide, weight)
            tall = block(lines, size, weight).height
            parts.append(text(lines, (style.MARGIN, y + tall / 2), size, weight=weight, colour=colour, anchor="start"))
            y += tall + 4
    return element("g", {"class": "caption"}, *parts), y + style.MARGIN / 2


def _box(lines: tuple[str, ...]) -> Size:
    inner = block(lines, style.NAME_SIZE, Weight.SEMIBOLD)
    return Size(max(inner.width + 26, 56), inner.height + 14)


def _label(edge: Edge) -> _Label:
    doubt = qualifier(edge)
    # The cross says without colour what red says with it.
    marked = f"{style.CROSS} {doubt}" if stance(edge) in style.CROSSED else doubt
    shown = tuple(
        line
        for part in (wording(edge.predicate), marked)
        if part
        for line in wrap(part, style.LABEL_SIZE, style.LABEL_WIDTH)
    )
    inner = block(shown, style.LABEL_SIZE)
    return _Label(shown, Size(inner.width + 8, inner.height + 4))


def _links(subgraph: Subgraph, labels: list[_Label]) -> list[Link]:
    position = {node.uid: number for number, node in enumerate(subgraph.nodes)}
    return [
        Link(position[edge.source], position[edge.target], label.size)
        for edge, label in zip(subgraph.edges, labels, strict=True)
    ]


def _edges(
    subgraph: Subgraph, layout: Layout, by_uid: Mapping[str, Node], evidence: Callable[[int], str] | None
) -> list[str]:
    drawn = []
    for number, (edge, route) in enumerate(zip(subgraph.edges, layout.routes, strict=True)):
        if evidence is None:
            drawn.append(_edge(edge, route, by_uid))
        else:
            wide = {"class": "room", "stroke": "transparent", "stroke-width": _EASY_TO_HIT}
            room = element("path", {**wide, **path(route.curve)})
            # The label is the same link: one of the two is enough for who goes from link to link with the keyboard.
            to_evidence = {"href": evidence(number), "id": f"line-{number}", "tabindex": -1}
            drawn.append(element("a", to_evidence, _edge(edge, route, by_uid, room)))
    return drawn


def _edge(edge: Edge, route: Route, by_uid: Mapping[str, Node], room: str = "") -> str:
    standing = stance(edge)
    predicate = ontology().get(edge.predicate)
    directed = predicate is None or not predicate.symmetric
    curve = route.curve if directed else _to_tip(route)
    return element(
        "g",
        {"class": f"edge {standing}", "data-predicate": edge.predicate},
        _say("title", caption.of_edge(edge, by_uid[edge.source], by_uid[edge.target])),
        line(curve, standing, style.edge_width(edge.sources), asserted=edge.asserted > 0),
        arrow(style.EDGES[standing], route) if directed else "",
        room,
    )


def _to_tip(route: Route) -> tuple[Point, ...]:
    # A relation without direction has no arrowhead: its line goes on to where the tip would be.
    return *route.curve, route.curve[-1], route.tip, route.tip


def _nodes(
    subgraph: Subgraph,
    names: list[tuple[str, ...]],
    boxes: list[Size],
    layout: Layout,
    link: Callable[[str], str] | None,
) -> list[str]:
    drawn = []
    for node, lines, box, middle in zip(subgraph.nodes, names, boxes, layout.middles, strict=True):
        mark = element(
            "g",
            {"class": f"node {node.kind.lower()}"},
            _say("title", caption.of_node(node)),
            outline(style.NODES[node.kind], middle, box),
            text(lines, middle, style.NAME_SIZE, weight=Weight.SEMIBOLD),
        )
        drawn.append(element("a", {"href": link(node.uid)}, mark) if link else mark)
    return drawn


def _labels(
    subgraph: Subgraph,
    labels: list[_Label],
    layout: Layout,
    by_uid: Mapping[str, Node],
    evidence: Callable[[int], str] | None,
) -> list[str]:
    drawn = [
        element(
            "g",
            {"class": "label"},
            _say("title", caption.of_edge(edge, by_uid[edge.source], by_uid[edge.target])),
            ground(route.label, label.size),
            text(
                label.lines,
                route.label,
                style.LABEL_SIZE,
                colour=style.RED if stance(edge) in style.CROSSED else style.INK,
            ),
        )
        for edge, label, route in zip(subgraph.edges, labels, layout.routes, strict=True)
    ]
    if evidence is None:
        return drawn
    return [element("a", {"href": evidence(number)}, label) for number, label in enumerate(drawn)]


def _say(tag: str, content: str) -> str:
    return element(tag, {}, words(content))
