"""The piece of the graph around some entities: for diagrams, for `/graph`, for the explorer."""

from collections.abc import Iterable

from graph.ontology import Kind, Modality, Polarity
from graph.store.base import Row, Store
from queries.asking import ask
from queries.subgraph import Edge, Evidence, Node, Subgraph

_COUNTS = (
    *("claims", "affirmed", "denied", "actual", "possible", "planned", "hypothetical", "asserted"),
    *("speakers", "sources"),
)


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
    nodes = {row["uid"]: _node(row) for row in given.rows}
    omitted = 0
    for _ in range(depth):
        room = limit - len(nodes)
        near = ask(
            store, "neighbours", {"entities": list(nodes), "limit": max(1, min(room, 2000))}, timeout_s=timeout_s
        ).rows
        found = near[0]["found"] if near else 0
        nodes |= {row["uid"]: _node(row) for row in near[: max(0, room)]}
        omitted = max(0, found - max(0, room))
        if not near or omitted:
            break
    edges = ask(store, "relations-among", {"entities": list(nodes)}, timeout_s=timeout_s).rows
    return Subgraph(tuple(nodes[uid] for uid in sorted(nodes)), tuple(map(_edge, edges)), omitted)


def _node(row: Row) -> Node:
    return Node(row["uid"], row["name"], Kind(row["kind"]), tuple(row["aliases"]), row["documents"], row["claims"])


def _edge(row: Row) -> Edge:
    counts = {count: row[count] for count in _COUNTS}
    return Edge(row["source_uid"], row["target_uid"], row["predicate"], **counts, evidence=_evidence(row))


def _evidence(row: Row) -> tuple[Evidence, ...]:
    """The claim that shows the edge best and, where it is another one, the claim that denies it."""
    best = Evidence(
        claim=row["claim"],
        quote=row["quote"],
        polarity=Polarity(row["polarity"]),
        modality=Modality(row["modality"]),
        speaker=row["speaker_name"],
        document=row["document_uid"],
        headline=row["headline"],
        publisher=row["publisher"],
        published=row["published"],
    )
    if row["denial"] in (None, best.claim):
        return (best,)
    denial = Evidence(
        claim=row["denial"],
        quote=row["denial_quote"],
        polarity=Polarity.DENIED,
        modality=Modality(row["denial_modality"]),
        speaker=row["denial_by"],
        document=row["denial_document"],
        headline=row["denial_headline"],
        publisher=row["denial_publisher"],
        published=row["denial_published"],
    )
    return (best, denial)
