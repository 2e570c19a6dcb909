"""The piece of the graph around some entities: for diagrams, for `/graph`, for the explorer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import count

from graph.ontology import Kind, Modality, Polarity
from graph.store.base import Row, Store
from queries.asking import ask
from queries.claimed import edges_of_claims
from queries.rows import edge_of, node_of
from queries.subgraph import Edge, Node, Subgraph

_PAGE = 10_000  # claims asked for at a time


@dataclass(frozen=True, slots=True)
class Conditions:
    """Which claims count, and through which kinds of entities a step may go; without any, all. Dates are ISO days, both
    included, of the documents; `min_sources` is how many independent stories must state a relation."""

    predicates: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    polarity: Polarity | None = None
    modality: Modality | None = None
    since: str | None = None
    until: str | None = None
    min_sources: int = 1

    def of_claims(self) -> dict[str, object]:
        """Those that a claim meets or not by itself, as parameters of a question."""
        return {
            "predicates": list(self.predicates) or None,
            "polarity": self.polarity,
            "modality": self.modality,
            "since": self.since,
            "until": self.until,
        }

    def of_steps(self) -> dict[str, object]:
        """All of them, as parameters of the question `neighbourhood`."""
        return {**self.of_claims(), "kinds": list(self.kinds) or None, "min_sources": self.min_sources}


_ALL = Conditions()


def graph_around(
    store: Store,
    uids: Iterable[str],
    depth: int = 1,
    limit: int = 50,
    conditions: Conditions = _ALL,
    *,
    timeout_s: float | None = None,
) -> Subgraph:
    """The given entities, those within `depth` steps of them, and every stated relation among all of these.

    Entities are added step by step, within a step those first that most claims tie to what is there already, until
    there are `limit` (the given ones are always there). `depth` 0: the given ones alone. `omitted` counts those that
    the limit left out, as far as they were seen: beyond a full step nothing is looked for. With conditions steps and
    relations are those of the claims that meet them, and every relation counts only these. Raises as `queries.ask`
    does.
    """
    given = ask(store, "entities", {"entities": list(uids)}, timeout_s=timeout_s)
    start = {row["uid"]: node_of(row) for row in given.rows}
    if conditions != _ALL:
        return _meeting(store, start, depth, limit, conditions, timeout_s)
    # The summary knows who is next to whom; claims need not be looked at.
    nodes, omitted = start, 0
    for _ in range(depth):
        room = limit - len(nodes)
        near = ask(
            store, "neighbours", {"entities": list(nodes), "limit": max(1, min(room, 2000))}, timeout_s=timeout_s
        ).rows
        found = near[0]["found"] if near else 0
        nodes = nodes | {row["uid"]: node_of(row) for row in near[: max(0, room)]}
        omitted = max(0, found - max(0, room))
        if not near or omitted:
            break
    edges = ask(store, "relations-among", {"entities": list(nodes)}, timeout_s=timeout_s).rows
    return _subgraph(nodes, map(edge_of, edges), omitted)


def _meeting(
    store: Store, start: Mapping[str, Node], depth: int, limit: int, conditions: Conditions, timeout_s: float | None
) -> Subgraph:
    near: list[Row] = []
    room = max(0, limit - len(start))
    if depth:
        asking = {"entities": list(start), "depth": depth, "limit": max(1, min(room, 2000)), **conditions.of_steps()}
        near = ask(store, "neighbourhood", asking, timeout_s=timeout_s).rows
    nodes = {**start, **{row["uid"]: node_of(row) for row in near[:room]}}
    claims = _claims_among(store, list(nodes), conditions, timeout_s)
    edges = [edge for edge in edges_of_claims(claims) if edge.sources >= conditions.min_sources]
    return _subgraph(nodes, edges, (near[0]["found"] if near else 0) - len(near[:room]))


def _claims_among(store: Store, uids: list[str], conditions: Conditions, timeout_s: float | None) -> list[Row]:
    asking = {"entities": uids, "limit": _PAGE, **conditions.of_claims()}
    rows: list[Row] = []
    for page in count():
        found = ask(store, "claims-among", {**asking, "offset": page * _PAGE}, timeout_s=timeout_s).rows
        rows += found
        if len(found) < _PAGE:
            break
    return rows


def _subgraph(nodes: Mapping[str, Node], edges: Iterable[Edge], omitted: int) -> Subgraph:
    return Subgraph(tuple(nodes[uid] for uid in sorted(nodes)), tuple(edges), omitted)
