"""The legend: one sample of every shape and line, in rows as wide as the picture."""

from dataclasses import dataclass

from graph.ontology import Kind
from queries.diagram import style
from queries.diagram.fonts import width
from queries.diagram.geometry import Size
from queries.diagram.markup import element
from queries.diagram.shapes import line, outline, text
from queries.diagram.stance import Stance, stance
from queries.subgraph import Subgraph

_SAMPLE = 34.0
_ROW = 22.0
_GAP = 26.0


@dataclass(frozen=True, slots=True)
class _Item:
    words: str
    look: Kind | Stance | None  # None: the sample of widths


def _items(subgraph: Subgraph) -> list[_Item]:
    """What the picture of this piece holds, and nothing else."""
    kinds = {node.kind for node in subgraph.nodes}
    stances = {stance(edge) for edge in subgraph.edges}
    items = [_Item(kind.lower(), kind) for kind in Kind if kind in kinds]
    for one in Stance:
        if one in stances:
            cross = f"{style.CROSS} " if one in style.CROSSED else ""
            items.append(_Item(cross + style.EDGES[one].meaning, one))
    if len({style.edge_width(edge.sources) for edge in subgraph.edges}) > 1:
        items.append(_Item("thicker: more independent sources", None))
    return items


def legend(subgraph: Subgraph, left: float, top: float, room: float) -> tuple[str, float]:
    """The legend's markup in rows no wider than `room`, and its height."""
    x, y, parts = left, top, list[str]()
    for item in _items(subgraph):
        wide = _SAMPLE + 8 + width(item.words, style.LABEL_SIZE)
        if x > left and x + wide > left + room:
            x, y = left, y + _ROW
        parts.append(_sample(item, x, y + _ROW / 2))
        label = (x + _SAMPLE + 8, y + _ROW / 2)
        parts.append(text([item.words], label, style.LABEL_SIZE, colour=style.MUTED, anchor="start"))
        x += wide + _GAP
    return element("g", {"class": "legend"}, *parts), y + _ROW - top


def _sample(item: _Item, x: float, y: float) -> str:
    if isinstance(item.look, Kind):
        return outline(style.NODES[item.look], (x + _SAMPLE / 2, y), Size(_SAMPLE - 6, 13))
    shown, thickness = (item.look, 1.8) if item.look else (Stance.ASSERTED, style.edge_width(5))
    curve = [(x, y), (x + _SAMPLE / 3, y), (x + _SAMPLE * 2 / 3, y), (x + _SAMPLE, y)]
    return line(curve, shown, thickness, asserted=True)
