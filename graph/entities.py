"""The identity layer in the store: which appearances refer to which entity, and what is written on the entity."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any, TypeAlias

from graph.coordinates import coordinates
from graph.identity import Appearances, Group, linking_keys
from graph.ontology import Kind
from graph.store.base import Row, Store, Transaction, for_each

_ALIKE = (
    "OPTIONAL MATCH (a)-[:REFERS_TO]->(e:Entity) "
    "RETURN a.kind AS kind, a.names AS names, a.tags AS tags, e.uid AS entity, collect(DISTINCT a.uid) AS uids, "
    "collect(DISTINCT d.uid) AS documents, sum(a.claims) AS claims"
)

Referring: TypeAlias = tuple[Appearances, str | None]
"""Appearances that are alike, and the uid of the entity that they refer to so far."""


def resolve_uid(store: Store, uid: str) -> str | None:
    """The uid of the present entity that `uid` leads to, None when there is none.

    Every uid that an entity ever had is the uid of one of its appearances, so it leads to the entity for as long as
    that appearance's document is in the graph.
    """
    rows = store.read("MATCH (a:Appearance {uid: $uid})-[:REFERS_TO]->(e:Entity) RETURN e.uid AS uid", {"uid": uid})
    return rows[0]["uid"] if rows else None


def block(transaction: Transaction, keys: Iterable[str]) -> set[Referring]:
    """Everything whose identity may depend on the given linking keys: closed under sharing linking keys."""
    found = set[Referring]()
    waiting, seen = set(keys), set[str]()
    while waiting:
        seen |= waiting
        # A name may also be borne without linking (a surname): those bearers are not of this block.
        near = {(ones, entity) for key, ones, entity in _named(transaction, waiting) if key in linking_keys(ones)}
        found |= near
        waiting = {key for ones, _ in near for key in linking_keys(ones)} - seen
    return found


def of_document(transaction: Transaction, document: str) -> list[Referring]:
    """The appearances in a document."""
    rows = transaction.run(f"MATCH (d:Document {{uid: $uid}})<-[:IN]-(a:Appearance) {_ALIKE}", {"uid": document})
    return list(map(_referring, rows))


def refer(transaction: Transaction, moved: dict[str, str]) -> None:
    """Makes each appearance (keys) refer to its entity (values), which is made where it is not there."""
    entities = sorted(set(moved.values()))
    for_each(transaction, entities, "MERGE (e:Entity {uid: row})")
    for_each(transaction, sorted(moved), "MATCH (a:Appearance {uid: row})-[r:REFERS_TO]->(:Entity) DELETE r")
    for_each(
        transaction,
        [{"appearance": appearance, "entity": entity} for appearance, entity in sorted(moved.items())],
        "MATCH (a:Appearance {uid: row.appearance}) MATCH (e:Entity {uid: row.entity}) MERGE (a)-[:REFERS_TO]->(e)",
    )


def write(transaction: Transaction, groups: Collection[Group]) -> None:
    """Writes what identity says of each group on its entity."""
    for kind in Kind:
        # A label cannot be a parameter; these are the three of the ontology.
        for_each(
            transaction,
            [{"uid": group.uid, "properties": _properties(group)} for group in groups if group.kind is kind],
            f"MERGE (e:Entity {{uid: row.uid}}) SET e += row.properties SET e:{kind}",
        )


def delete_empty(transaction: Transaction, uids: Iterable[str]) -> None:
    """Takes out those of the entities to which no appearance refers."""
    for_each(
        transaction,
        sorted(uids),
        "MATCH (e:Entity {uid: row}) OPTIONAL MATCH (e)<-[:REFERS_TO]-(a:Appearance) "
        "WITH e, count(a) AS appearances WHERE appearances = 0 DETACH DELETE e",
    )


def _properties(group: Group) -> dict[str, Any]:
    point = coordinates((group.name, *group.aliases), group.tags) if group.kind is Kind.PLACE else None
    return {
        "name": group.name,
        "kind": str(group.kind),
        "aliases": list(group.aliases),
        "tags": list(group.tags),
        "search": group.search,
        "documents": group.documents,
        "claims": group.claims,
        "latitude": point.latitude if point else None,
        "longitude": point.longitude if point else None,
        "precision": str(point.precision) if point else None,
    }


def _named(transaction: Transaction, keys: Iterable[str]) -> Iterator[tuple[str, Appearances, str | None]]:
    """The bearers of each name; those of two names come twice, each time all of them."""
    rows = for_each(
        transaction,
        sorted(keys),
        f"MATCH (n:Name {{uid: row}})<-[:NAMED]-(a:Appearance)-[:IN]->(d:Document) {_ALIKE}, row AS key",
    )
    for row in rows:
        yield row["key"], *_referring(row)


def _referring(row: Row) -> Referring:
    name, *aliases = row["names"]
    ones = Appearances(
        uids=frozenset(row["uids"]),
        documents=frozenset(row["documents"]),
        kind=Kind(row["kind"]),
        name=name,
        aliases=tuple(aliases),
        tags=tuple(row["tags"]),
        claims=row["claims"],
    )
    return ones, row["entity"]
