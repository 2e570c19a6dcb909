"""The piece of the graph on which a measure is taken: some entities, and who is tied to whom among them.

A tie is what the documents affirm: relations that everybody denies tie nobody. It counts independent stories, so that a
wire story printed ten times ties two entities no firmer than one printed once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from graph.ontology import Modality, Polarity
from graph.store.base import Store
from queries.asking import ask
from queries.parameters import check_range
from queries.rows import node_of
from queries.subgraph import Node

NODES = (2, 2000)
"""How many entities a piece may be of: betweenness takes a minute on 2,000."""
DEPTH = (1, 4)
"""How many steps from its middle it may reach."""
_PAGE = 100_000


class Stance(StrEnum):
    """Which claims tie: those that somebody affirms, however hedged; those that affirm a fact; or denials too."""

    AFFIRMED = "affirmed"
    ASSERTED = "asserted"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Tie:
    """The relations from one entity (`source`, a uid) to another; `sources` counts the independent stories that state
    them. Symmetric relations are ties in both directions."""

    source: str
    target: str
    sources: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Entities by uid, and all ties among them. `left_out` counts the entities within reach that the bound left out;
    an entity without ties is not in the piece, and not left out."""

    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    left_out: int


def piece(
    store: Store,
    around: Sequence[str],
    depth: int,
    nodes: int,
    stance: Stance,
    min_sources: int,
    *,
    timeout_s: float | None = None,
) -> Piece:
    """The entities (uids) and those within `depth` steps of them, the nearest and firmest tied first; without any, the
    most connected of the whole graph. Never more than `nodes`. A step takes one relation that `min_sources` stories
    state, a tie takes as many for all relations of the two together. Raises as `queries.ask` does.
    """
    check_range("nodes", nodes, *NODES)
    check_range("depth", depth, *DEPTH)
    if around:
        kept, found = _within(store, around, depth, nodes, stance, min_sources, timeout_s)
    else:
        rows = ask(store, "most-connected", {"limit": nodes}, timeout_s=timeout_s).rows
        kept, found = [row["uid"] for row in rows], rows[0]["found"] if rows else 0
    ties = _ties(store, kept, stance, min_sources, timeout_s) if len(kept) > 1 else []
    tied = sorted({uid for tie in ties for uid in (tie.source, tie.target)})
    shown = ask(store, "entities", {"entities": tied}, timeout_s=timeout_s).rows if tied else []
    return Piece(tuple(map(node_of, shown)), tuple(ties), found - len(kept))


def _within(
    store: Store,
    around: Sequence[str],
    depth: int,
    nodes: int,
    stance: Stance,
    min_sources: int,
    timeout_s: float | None,
) -> tuple[list[str], int]:
    """The uids of a neighbourhood, and how many there are in all."""
    middle = [row["uid"] for row in ask(store, "entities", {"entities": list(around)}, timeout_s=timeout_s).rows]
    room = nodes - len(middle)
    conditions: dict[str, object] = {"entities": middle, "depth": depth, "min_sources": min_sources}
    conditions |= {"limit": max(1, room)}
    if stance is not Stance.ANY:
        conditions["polarity"] = Polarity.AFFIRMED
    if stance is Stance.ASSERTED:
        conditions["modality"] = Modality.ACTUAL
    rows = ask(store, "neighbourhood", conditions, timeout_s=timeout_s).rows
    near = [row["uid"] for row in rows[: max(0, room)]]
    return middle + near, len(middle) + (rows[0]["found"] if rows else 0)


def _ties(store: Store, uids: list[str], stance: Stance, min_sources: int, timeout_s: float | None) -> list[Tie]:
    asking: dict[str, object] = {"entities": uids, "stance": stance, "min_sources": min_sources, "limit": _PAGE}
    ties: list[Tie] = []
    more = True
    while more:
        rows = ask(store, "ties", {**asking, "offset": len(ties)}, timeout_s=timeout_s).rows
        ties += [Tie(row["source_uid"], row["target_uid"], row["sources"]) for row in rows]
        more = len(rows) == _PAGE
    return sorted(ties, key=lambda tie: (tie.source, tie.target))
