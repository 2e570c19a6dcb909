"""The piece of the graph that one document states: its own claims, and not what others say of the same entities."""

from collections import Counter
from itertools import count

from graph.store.base import Row, Store
from queries.asking import ask
from queries.claimed import edges_of_claims
from queries.rows import node_of
from queries.subgraph import Subgraph

_PAGE = 1000  # claims asked for at a time, as many as the question gives


def graph_of_document(store: Store, document: str, limit: int = 50, *, timeout_s: float | None = None) -> Subgraph:
    """The entities at the ends of a document's claims, and the relations counted from these claims alone; of more than
    `limit` entities those with most claims, the one that the text names first before the other. An entity that the
    document only names is not in it. Raises as `queries.ask` does.
    """
    rows = claims_of_document(store, document, timeout_s=timeout_s)
    tied = [row for row in rows if row["subject_uid"] != row["object_uid"]]
    ends = Counter(uid for row in tied for uid in (row["subject_uid"], row["object_uid"]))
    kept = [uid for uid, _ in ends.most_common(limit)]
    edges = [edge for edge in edges_of_claims(tied) if edge.source in kept and edge.target in kept]
    shown = ask(store, "entities", {"entities": kept}, timeout_s=timeout_s).rows if kept else []
    nodes = sorted(map(node_of, shown), key=lambda node: node.uid)
    return Subgraph(tuple(nodes), tuple(edges), len(ends) - len(kept))


def claims_of_document(store: Store, document: str, *, timeout_s: float | None = None) -> list[Row]:
    """All claims of a document, in the order of its text. Raises as `queries.ask` does."""
    rows: list[Row] = []
    for page in count():
        asking = {"document": document, "limit": _PAGE, "offset": page * _PAGE}
        found = ask(store, "document-claims", asking, timeout_s=timeout_s).rows
        rows += found
        if len(found) < _PAGE:
            break
    return rows
