"""Taking a measure of a piece of the graph."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from graph.store.base import Store
from queries.measures.piece import Piece, Stance, piece
from queries.measures.scores import betweenness, communities, pagerank
from queries.subgraph import Node

_DIGITS = 6


class Measure(StrEnum):
    """What may be measured; `MEANS` says what each is."""

    BETWEENNESS = "betweenness"
    COMMUNITIES = "communities"
    PAGERANK = "pagerank"


MEANS = {
    Measure.BETWEENNESS: "the share of the shortest ways between any two others that lead through an entity",
    Measure.COMMUNITIES: "groups that are tied among themselves more than to others, numbered from the largest",
    Measure.PAGERANK: "how often a walk from subjects to objects comes by, each tie taken as often as stories state it",
}


@dataclass(frozen=True, slots=True)
class Ranked:
    """An entity and what was measured: a `score`, or the number of its `community`. `ties` counts the entities of the
    piece that it is tied to."""

    entity: Node
    ties: int
    score: float | None
    community: int | None


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure of a piece of the graph: every entity of it, the highest score or the largest community first.

    `bound` says in a sentence what was measured and what was left out; `ties` counts pairs of entities.
    """

    measure: Measure
    rows: tuple[Ranked, ...]
    entities: int
    ties: int
    left_out: int
    bound: str


def measure(
    store: Store,
    what: Measure,
    around: Sequence[str] = (),
    *,
    depth: int = 2,
    nodes: int = 500,
    stance: Stance = Stance.AFFIRMED,
    min_sources: int = 1,
    timeout_s: float | None = None,
) -> Measured:
    """Measures the piece within `depth` steps of the entities `around` (uids), or, without any, the whole graph, up to
    `nodes` entities. See `queries.measures.piece` for what ties two entities, `scores` for each measure.

    Deterministic: the same graph gives the same answer on every engine. Raises as `queries.ask` does.
    """
    found = piece(store, around, depth, nodes, stance, min_sources, timeout_s=timeout_s)
    beside = _beside(found)
    scores: dict[str, float] = {}
    numbers: dict[str, int] = {}
    match what:
        case Measure.BETWEENNESS:
            scores = betweenness(found.ties)
        case Measure.PAGERANK:
            scores = pagerank(found.ties)
        case Measure.COMMUNITIES:
            groups = communities(found.ties)
            numbers = {uid: number for number, group in enumerate(groups, start=1) for uid in group}
    rows = [
        Ranked(node, len(beside[node.uid]), _rounded(scores.get(node.uid)), numbers.get(node.uid))
        for node in found.nodes
    ]
    rows.sort(key=lambda row: (-(row.score or 0), row.community or 0, -row.ties, row.entity.name, row.entity.uid))
    ties = sum(len(others) for others in beside.values()) // 2
    return Measured(
        what, tuple(rows), len(found.nodes), ties, found.left_out, _bound(found, ties, around, depth, nodes)
    )


def _beside(found: Piece) -> dict[str, set[str]]:
    """From each entity to those that it is tied to, in either direction."""
    beside: dict[str, set[str]] = {node.uid: set() for node in found.nodes}
    for tie in found.ties:
        beside[tie.source].add(tie.target)
        beside[tie.target].add(tie.source)
    return beside


def _rounded(score: float | None) -> float | None:
    """Beyond these digits the order of additions shows."""
    return None if score is None else round(score, _DIGITS)


def _bound(found: Piece, ties: int, around: Sequence[str], depth: int, nodes: int) -> str:
    where = f"within {depth} {_s(depth, 'step')} of {len(around)} given" if around else "of the whole graph"
    left = f"{found.left_out} more left out" if found.left_out else "nobody left out"
    return (
        f"{len(found.nodes)} tied {_s(len(found.nodes), 'entity')} and {ties} {_s(ties, 'tie')} {where}, "
        f"at most {nodes} entities: {left}"
    )


def _s(count: int, word: str) -> str:
    if count == 1:
        return word
    return f"{word.removesuffix('y')}ies" if word.endswith("y") else f"{word}s"
