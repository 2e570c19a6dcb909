"""The piece of the graph around some entities: for diagrams, for `/graph`, for the explorer."""

from collections.abc import Iterable

from graph.store.base import Store
from queries.asking import ask
from queries.rows import edge_of, node_of
from queries.subgraph import Subgraph


def graph_around(
    store: Store, uids: Iterable[str], depth: int = 1, limit: int = 50, *, timeout_s: float | None = None
) -> Subgraph:
    """The given entities, those within `depth` steps of them, and every stated relation among all of these.

    Entities are added step by step, within a step those first that most claims tie to what is there already, until
    there are `limit` (the given ones are always there). `depth` 0: the given ones alone. `omitted` counts those that
    the limit left out, as far as they were seen: beyond a full step nothing is looked for. Raises as
    `queries.ask` does.
    """
    given = ask(store, "entities", {"entities": list(uids)}, timeout_s=timeout_s)
    nodes = {row["uid"]: node_of(row) for row in given.rows}
    omitted = 0
    for _ in range(depth):
        room = limit - len(nodes)
        near = ask(
            store, "neighbours", {"entities": list(nodes), "limit": max(1, min(room, 2000))}, timeout_s=timeout_s
        ).rows
        found = near[0]["found"] if near else 0
        nodes |= {row["uid"]: node_of(row) for row in near[: max(0, room)]}
        omitted = max(0, found - max(0, room))
        if not near or omitted:
            break
    edges = ask(store, "relations-among", {"entities": list(nodes)}, timeout_s=timeout_s).rows
    return Subgraph(tuple(nodes[uid] for uid in sorted(nodes)), tuple(map(edge_of, edges)), omitted)
