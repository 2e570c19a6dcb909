"""The summary without the bound that an answer to a person has: for exports, for networkx, for measures."""

from collections.abc import Iterable
from dataclasses import replace

from graph.exchange.dossier import pages
from graph.store.base import Store
from queries.questions import questions
from queries.rows import edge_of, node_of
from queries.subgraph import Subgraph


def whole_graph(store: Store, limit: int | None = None, *, timeout_s: float | None = None) -> Subgraph:
    """Every entity, connected or not, and every stated relation; with a `limit` that many entities, those first that
    most documents speak of, and the relations among these. `omitted` counts the entities left out. Raises StoreError.
    """
    rows = store.read(
        "MATCH (e:Entity) RETURN e.uid AS uid ORDER BY e.documents DESC, e.claims DESC, uid", timeout_s=timeout_s
    )
    uids = [row["uid"] for row in rows][:limit]
    return replace(graph_among(store, uids, timeout_s=timeout_s), omitted=len(rows) - len(uids))


def graph_among(store: Store, uids: Iterable[str], *, timeout_s: float | None = None) -> Subgraph:
    """Some entities, given by their present uids, and every stated relation that has both its ends among them. Raises
    StoreError."""
    wanted = sorted(uids)
    if not wanted:
        return Subgraph()
    known = questions()
    nodes = [
        node_of(row)
        for page in pages(wanted)
        for row in store.read(known["entities"].cypher, {"entities": page}, timeout_s=timeout_s)
    ]
    edges = store.read(known["relations-among"].cypher, {"entities": wanted}, timeout_s=timeout_s)
    return Subgraph(tuple(nodes), tuple(map(edge_of, edges)))
