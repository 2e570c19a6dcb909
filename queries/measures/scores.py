"""The measures themselves: pure functions of ties, the same for every order in which these are given.

Entities are numbered in the order of their uids before networkx sees them: of two that are equal it takes the first.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from queries.measures.piece import Tie

if TYPE_CHECKING:
    from networkx import Graph

_DAMPING = 0.85  # as Brin and Page have it: how often the walk follows a tie rather than beginning anew
_CLOSE_ENOUGH = 1e-10
_ROUNDS = 1000


def betweenness(ties: Sequence[Tie]) -> dict[str, float]:
    """From each entity (uid) to the share of the shortest ways between any two others that lead through it, 0 to 1.

    Ways follow ties in either direction and count links, as `queries` paths do (Freeman's betweenness centrality,
    Brandes' algorithm).
    """
    from networkx import betweenness_centrality

    uids = _numbered(ties)
    scores = betweenness_centrality(_undirected(ties, uids), normalized=True)
    return {uid: scores[number] for number, uid in enumerate(uids)}


def pagerank(ties: Sequence[Tie]) -> dict[str, float]:
    """From each entity (uid) to how often a walk along the ties comes by, all together 1.

    The walk goes from subject to object, along a tie as much rather as more stories state it: who is spoken of as the
    object of those who are themselves spoken of stands high. (PageRank, damping 0.85. That of networkx needs SciPy,
    which nothing else here does.)
    """
    uids = _numbered(ties)
    if not uids:
        return {}
    onward: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for tie in sorted(ties, key=lambda tie: (tie.source, tie.target)):
        onward[tie.source].append((tie.target, tie.sources))
    weights = {uid: sum(sources for _, sources in onward[uid]) for uid in uids}
    rank = dict.fromkeys(uids, 1 / len(uids))
    for _ in range(_ROUNDS):
        stuck = sum(rank[uid] for uid in uids if not onward[uid])
        following = dict.fromkeys(uids, (1 - _DAMPING + _DAMPING * stuck) / len(uids))
        for uid in uids:
            for target, sources in onward[uid]:
                following[target] += _DAMPING * rank[uid] * sources / weights[uid]
        moved = sum(abs(following[uid] - rank[uid]) for uid in uids)
        rank = following
        if moved < _CLOSE_ENOUGH:
            break
    return rank


def communities(ties: Sequence[Tie]) -> list[list[str]]:
    """Groups of entities (uids) that are tied among themselves more than to others, the largest first.

    By greedy modularity (Clauset, Newman and Moore): a tie in either direction weighs as many stories as the better
    stated of the two.
    """
    from networkx.algorithms.community import greedy_modularity_communities

    uids = _numbered(ties)
    if not uids:
        return []
    groups = greedy_modularity_communities(_undirected(ties, uids), weight="sources")
    named = [sorted(uids[number] for number in group) for group in groups]
    return sorted(named, key=lambda group: (-len(group), group))


def _numbered(ties: Sequence[Tie]) -> list[str]:
    return sorted({uid for tie in ties for uid in (tie.source, tie.target)})


def _undirected(ties: Sequence[Tie], uids: list[str]) -> "Graph":
    # Imported here and above: networkx takes a third of a second, and not every caller of this package wants it.
    from networkx import Graph

    number = {uid: place for place, uid in enumerate(uids)}
    weights: dict[tuple[int, int], int] = {}
    for tie in ties:
        low, high = sorted((number[tie.source], number[tie.target]))
        weights[low, high] = max(tie.sources, weights.get((low, high), 0))
    graph = Graph()
    graph.add_nodes_from(range(len(uids)))
    graph.add_edges_from((*ends, {"sources": weight}) for ends, weight in sorted(weights.items()))
    return graph
