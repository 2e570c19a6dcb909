"""A subgraph as DOT, Graphviz's own language, for those who lay it out or restyle it themselves.

Attributes and their escapes: https://graphviz.org/doc/info/attrs.html, type escString.
"""

from collections.abc import Callable, Iterable, Mapping

from graph.ontology import Kind, ontology
from queries.diagram import caption, style
from queries.diagram.fonts import FAMILY, Weight, wrap
from queries.diagram.markup import shown
from queries.diagram.stance import Stance, qualifier, stance, wording
from queries.subgraph import Edge, Node, Subgraph

_SHAPES = {"pill": ("box", "rounded,filled"), "box": ("box", "filled"), "hexagon": ("hexagon", "filled")}
_LINES = {Stance.ALLEGED: "dashed", Stance.DENIED: "dotted"}
_RED = (Stance.DENIED, Stance.DISPUTED)


def dot(subgraph: Subgraph, *, title: str, note: str = "", link: Callable[[str], str] | None = None) -> str:
    """The digraph, one statement per line. `link` makes the address of an entity from its uid.

    Every text stands in a quoted string where Graphviz takes it as words: no name can end its string, stand for
    another one (`\\N`) or become an HTML-like label. Sizes are in points, which Graphviz draws as CSS pixels.
    """
    heading = [part for part in (title, caption.counts(subgraph), note) if part.strip()]
    position = {node.uid: number for number, node in enumerate(subgraph.nodes)}
    by_uid = {node.uid: node for node in subgraph.nodes}
    whole = {"charset": "UTF-8", "rankdir": "LR", "label": _flush(heading), "labelloc": "t", "labeljust": "l"}
    font = {"fontname": _escaped(FAMILY), "fontcolor": style.INK}
    lines = [
        "digraph sayso {",
        f"  graph [{_attributes({**whole, **font, 'fontsize': style.TITLE_SIZE, 'bgcolor': style.PAPER})}]",
        f"  node [{_attributes({**font, 'fontsize': style.NAME_SIZE})}]",
        f"  edge [{_attributes({**font, 'fontsize': style.LABEL_SIZE})}]",
    ]
    lines += [f"  n{at} [{_attributes(_node(node, link))}]" for at, node in enumerate(subgraph.nodes)]
    lines += [
        f"  n{position[edge.source]} -> n{position[edge.target]} [{_attributes(_edge(edge, at, by_uid))}]"
        for at, edge in enumerate(subgraph.edges)
    ]
    return "\n".join([*lines, "}"]) + "\n"


def _node(node: Node, link: Callable[[str], str] | None) -> dict[str, object]:
    look = style.NODES[Kind(node.kind)]
    shape, filling = _SHAPES[look.shape]
    return {
        "label": _lines(wrap(shown(node.name), style.NAME_SIZE, style.NAME_WIDTH, Weight.SEMIBOLD)),
        "shape": shape,
        "style": filling,
        "fillcolor": look.fill,
        "color": look.border,
        "tooltip": _lines(caption.of_node(node).splitlines()),
        **({"URL": _escaped(link(node.uid))} if link else {}),
    }


def _edge(edge: Edge, number: int, by_uid: Mapping[str, Node]) -> dict[str, object]:
    standing = stance(edge)
    look = style.EDGES[standing]
    predicate = ontology().get(edge.predicate)
    said = _lines(caption.of_edge(edge, by_uid[edge.source], by_uid[edge.target]).splitlines())
    label = (wording(edge.predicate), *wrap(qualifier(edge), style.LABEL_SIZE, style.LABEL_WIDTH))
    given = {
        "id": f"line-{number}",
        "label": _lines(line for line in label if line),
        # A list of colours is drawn as lines side by side: affirmed and denied.
        "color": f"{look.colour}:{look.second}" if look.second else look.colour,
        "penwidth": style.edge_width(edge.sources),
        "tooltip": said,
        "labeltooltip": said,
    }
    if standing in _RED:
        given["fontcolor"] = style.RED
    if standing in _LINES or not edge.asserted:
        given["style"] = _LINES.get(standing, "dashed")
    if predicate is not None and predicate.symmetric:
        given["dir"] = "none"
    return given


def _attributes(given: Mapping[str, object]) -> str:
    """Attributes whose values are escaped already."""
    return ", ".join(f'{name}="{value}"' for name, value in given.items())


def _lines(texts: Iterable[str]) -> str:
    return "\\n".join(_escaped(" ".join(text.split())) for text in texts)


def _flush(texts: Iterable[str]) -> str:
    """The lines one below the other, each beginning at the left."""
    return "".join(f"{_lines([text])}\\l" for text in texts)


def _escaped(text: str) -> str:
    # In this order: a backslash begins an escape, and "&" a character entity, also within a plain label.
    return shown(text).replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")
