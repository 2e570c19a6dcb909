"""All chains between two entities, against every simple path that networkx finds in the summary."""

from itertools import groupby, pairwise, permutations, product

import networkx as nx
import pytest

from graph.store.base import Row, Store
from queries import ask
from queries.network import network
from queries.whole import whole_graph


def _wanted(ties: nx.Graph, source: str, target: str, max_hops: int, without: set[str], limit: int) -> list[list[str]]:
    ways = nx.all_simple_paths(ties, source, target, cutoff=max_hops)
    weakest = {tuple(way): min(ties.edges[pair]["asserted"] for pair in pairwise(way)) for way in ways}
    kept = [way for way in weakest if not without & set(way)]
    return [list(way) for way in sorted(kept, key=lambda way: (len(way), -weakest[way], way))][:limit]


def _chains(rows: list[Row]) -> list[list[str]]:
    chains = []
    for _, path in groupby(rows, key=lambda row: row["path"]):
        links = list(dict.fromkeys((row["from_uid"], row["to_uid"]) for row in path))
        chains.append([links[0][0], *(to for _, to in links)])
    return chains


@pytest.mark.parametrize(("max_hops", "limit"), [(4, 100), (4, 2), (3, 1), (1, 5)])
def test_the_chains_are_the_first_of_all_simple_paths(world_store: Store, max_hops: int, limit: int) -> None:
    ties = nx.Graph()
    for one, other, asserted in network(whole_graph(world_store)).edges(data="asserted"):
        before = ties.edges[one, other]["asserted"] if ties.has_edge(one, other) else 0
        ties.add_edge(one, other, asserted=before + asserted)
    middle = max(ties, key=ties.degree)
    found = 0
    for (source, target), without in product(permutations(sorted(ties), 2), (set[str](), {middle})):
        asked = {"source": source, "target": target, "max_hops": max_hops, "limit": limit, "without": sorted(without)}
        chains = _chains(ask(world_store, "all-paths", {key: value for key, value in asked.items() if value}).rows)
        assert chains == _wanted(ties, source, target, max_hops, without, limit)
        found += len(chains)
    assert found
