"""The whole summary as one value, as far as it can be held: for networkx, for measures."""

from graph.store.base import Store
from queries.around import graph_around
from queries.asking import ask
from queries.questions import ENTITIES_AT_MOST
from queries.subgraph import Subgraph

_PAGE = 1000  # rows of one answer


def whole_graph(store: Store, limit: int = ENTITIES_AT_MOST, *, timeout_s: float | None = None) -> Subgraph:
    """Every entity, connected or not, and every stated relation; of a larger graph the `limit` entities that most
    documents speak of, and the relations among these. `omitted` counts the entities left out.

    Raises as `queries.ask` does: BadParameterError where `limit` is above 2000.
    """
    uids: list[str] = []
    while len(uids) < limit:
        wanted = {"limit": min(_PAGE, limit - len(uids)), "offset": len(uids)}
        page = ask(store, "search", wanted, timeout_s=timeout_s).rows
        uids += [row["uid"] for row in page]
        if len(page) < wanted["limit"]:
            break
    if not uids:
        return Subgraph()
    piece = graph_around(store, uids, 0, limit, timeout_s=timeout_s)
    there_are = sum(row["entities"] for row in ask(store, "entities-by-kind", timeout_s=timeout_s).rows)
    return Subgraph(piece.nodes, piece.edges, there_are - len(piece.nodes))
