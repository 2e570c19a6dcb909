"""Colours, shapes and sizes. Colours are of Okabe and Ito's palette, which the colour-blind can tell apart; every
meaning is also carried by a shape, a dash pattern or a word, so that a picture printed in grey says the same."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.ontology import Kind
from queries.diagram.stance import Stance

INK = "#22272e"
MUTED = "#57606a"
PAPER = "#ffffff"
RED = "#c2261d"


@dataclass(frozen=True, slots=True)
class NodeStyle:
    """How entities of a kind look. `shape` is "pill", "box" or "hexagon"."""

    shape: str
    fill: str
    border: str


@dataclass(frozen=True, slots=True)
class EdgeStyle:
    """How an edge of a stance looks. `second` is drawn over the first line, as dashes of another colour."""

    colour: str
    dashes: str | None = None
    second: str | None = None
    meaning: str = ""


NODES: Mapping[Kind, NodeStyle] = {
    Kind.PERSON: NodeStyle("pill", "#dcebf7", "#0072b2"),
    Kind.ORGANIZATION: NodeStyle("box", "#fdeecb", "#b57a00"),
    Kind.PLACE: NodeStyle("hexagon", "#d5efe5", "#007a58"),
}

EDGES: Mapping[Stance, EdgeStyle] = {
    Stance.ASSERTED: EdgeStyle("#4a5460", meaning="stated as fact"),
    Stance.ALLEGED: EdgeStyle("#4a5460", dashes="7 5", meaning="only alleged, planned or conditional"),
    Stance.DENIED: EdgeStyle(RED, dashes="2 4", meaning="only denied"),
    Stance.DISPUTED: EdgeStyle("#4a5460", second=RED, meaning="affirmed and denied"),
}

# The labels of these begin with a cross, for who cannot see the red.
CROSSED = (Stance.DENIED, Stance.DISPUTED)
CROSS = "×"

# The second colour of a disputed edge; where nobody asserts it outright, its first colour is dashed in the gaps of it.
SECOND_DASHES = "7 9"
FIRST_DASHES_IF_ALLEGED = "4 12"
FIRST_OFFSET_IF_ALLEGED = "-9.5"

NAME_SIZE = 13.0
LABEL_SIZE = 10.5
TITLE_SIZE = 18.0
CAPTION_SIZE = 12.0
NAME_WIDTH = 150.0
LABEL_WIDTH = 155.0
LINE = 1.25  # line height, in font sizes
MARGIN = 24.0


def edge_width(sources: int) -> float:
    """The width of an edge that so many independent stories carry: 1.4 pixels for one, 5 for seven and more."""
    return round(min(1.4 + 0.6 * max(sources - 1, 0), 5.0), 1)
