"""The piece of the graph between some entities: whom one passes on the way from each to each other."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations, groupby, pairwise

from graph.store.base import Store
from queries.asking import ask
from queries.pieces.parameters import Chains
from queries.subgraph import Subgraph
from queries.whole import graph_among

_AT_MOST = 100  # chains between two entities, as many as the questions give
_QUESTIONS = {Chains.SHORTEST: "paths", Chains.ALL: "all-paths"}


@dataclass(frozen=True, slots=True)
class Between:
    """The entities and the relations of the chains, and the pairs (of uids) that no chain joins."""

    subgraph: Subgraph
    apart: tuple[tuple[str, str], ...]


def graph_between(
    store: Store,
    uids: Sequence[str],
    chains: Chains = Chains.SHORTEST,
    max_hops: int = 4,
    limit: int = 50,
    *,
    timeout_s: float | None = None,
) -> Between:
    """The given entities, those on the chains of up to `max_hops` links between any two of them, and every relation
    that is stated between two neighbours of a chain.

    The best chains of every pair come first; a chain that would make it more than `limit` entities is left out whole.
    `omitted` counts the entities that are then on none. The chains are those of the questions `paths` and `all-paths`,
    a hundred for two entities at most. Raises as `queries.ask` does.
    """
    found: list[tuple[int, int, tuple[str, ...]]] = []
    apart: list[tuple[str, str]] = []
    for number, (source, target) in enumerate(combinations(uids, 2)):
        asking = {"source": source, "target": target, "max_hops": max_hops, "limit": _AT_MOST}
        rows = ask(store, _QUESTIONS[chains], asking, timeout_s=timeout_s).rows
        if not rows:
            apart.append((source, target))
        for place, links in groupby(rows, key=lambda row: row["path"]):
            hops = {row["hop"]: row["to_uid"] for row in links}
            found.append((place, number, (source, *(hops[hop] for hop in sorted(hops)))))
    kept, met, ties = set(uids), set(uids), set[frozenset[str]]()
    for _, _, chain in sorted(found):
        met.update(chain)
        if len(kept.union(chain)) <= max(limit, len(uids)):
            kept.update(chain)
            ties.update(frozenset(link) for link in pairwise(chain))
    among = graph_among(store, kept, timeout_s=timeout_s)
    edges = tuple(edge for edge in among.edges if frozenset((edge.source, edge.target)) in ties)
    return Between(replace(among, edges=edges, omitted=len(met - kept)), tuple(apart))
