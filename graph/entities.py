"""The identity layer in the store: which appearances refer to which entity, and what is written on the entity."""

from collections.abc import Collection, Iterable
from typing import Any

from graph.identity import Appearance, Group, linking_keys
from graph.ontology import Kind
from graph.store.base import Store, Transaction, for_each

_SEEN = (
    "RETURN DISTINCT a.uid AS uid, a.kind AS kind, a.names AS names, a.tags AS tags, d.uid AS document, "
    "e.uid AS entity"
)


def resolve_uid(store: Store, uid: str) -> str | None:
    """The uid of the present entity that `uid` leads to, None when there is none.

    Every uid that an entity ever had is the uid of one of its appearances, so it leads to the entity for as long as
    that appearance's document is in the graph.
    """
    rows = store.read("MATCH (a:Appearance {uid: $uid})-[:REFERS_TO]->(e:Entity) RETURN e.uid AS uid", {"uid": uid})
    return rows[0]["uid"] if rows else None


def block(
    transaction: Transaction, appearances: Iterable[Appearance], keys: Iterable[str]
) -> dict[Appearance, str | None]:
    """Everything whose identity may depend on the given appearances and linking keys: closed under sharing linking
    keys. Each appearance with the uid of the entity that it refers to so far."""
    found = dict(_by_uid(transaction, appearances))
    waiting = {key for appearance in found for key in linking_keys(appearance)} | set(keys)
    seen: set[str] = set()
    while waiting:
        seen |= waiting
        # A name may also be borne without linking (a surname): those bearers are not of this block.
        near = [(a, e) for a, e in _named(transaction, waiting) if not waiting.isdisjoint(linking_keys(a))]
        found.update(near)
        waiting = {key for appearance, _ in near for key in linking_keys(appearance)} - seen
    return found


def of_document(transaction: Transaction, document: str) -> dict[Appearance, str | None]:
    """The appearances in a document, each with the uid of the entity that it refers to."""
    rows = transaction.run(
        "MATCH (d:Document {uid: $uid})<-[:IN]-(a:Appearance) OPTIONAL MATCH (a)-[:REFERS_TO]->(e:Entity) " + _SEEN,
        {"uid": document},
    )
    return dict(map(_appearance, rows))


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
    """Writes what identity says of each group, and its counts, on its entity."""
    for kind in Kind:
        # A label cannot be a parameter; these are the three of the ontology.
        for_each(
            transaction,
            [{"uid": group.uid, "properties": _properties(group)} for group in groups if group.kind is kind],
            f"MERGE (e:Entity {{uid: row.uid}}) SET e += row.properties SET e:{kind}",
        )
    uids = [group.uid for group in groups]
    for_each(
        transaction,
        uids,
        "MATCH (e:Entity {uid: row})<-[:REFERS_TO]-(:Appearance)-[:IN]->(d:Document) "
        "WITH e, count(DISTINCT d) AS documents SET e.documents = documents",
    )
    for_each(
        transaction,
        uids,
        "MATCH (e:Entity {uid: row})<-[:REFERS_TO]-(:Appearance)<-[:SUBJECT|OBJECT]-(c:Claim) "
        "WITH e, count(DISTINCT c) AS claims SET e.claims = claims",
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
    return {
        "name": group.name,
        "kind": str(group.kind),
        "aliases": list(group.aliases),
        "tags": list(group.tags),
        "search": group.search,
        "documents": 0,
        "claims": 0,
    }


def _by_uid(transaction: Transaction, appearances: Iterable[Appearance]) -> list[tuple[Appearance, str | None]]:
    rows = for_each(
        transaction,
        [appearance.uid for appearance in appearances],
        "MATCH (a:Appearance {uid: row})-[:IN]->(d:Document) OPTIONAL MATCH (a)-[:REFERS_TO]->(e:Entity) " + _SEEN,
    )
    return list(map(_appearance, rows))


def _named(transaction: Transaction, keys: Iterable[str]) -> list[tuple[Appearance, str | None]]:
    rows = for_each(
        transaction,
        sorted(keys),
        "MATCH (n:Name {uid: row})<-[:NAMED]-(a:Appearance)-[:IN]->(d:Document) "
        "OPTIONAL MATCH (a)-[:REFERS_TO]->(e:Entity) " + _SEEN,
    )
    return list(map(_appearance, rows))


def _appearance(row: dict[str, Any]) -> tuple[Appearance, str | None]:
    name, *aliases = row["names"]
    appearance = Appearance(
        row["uid"], row["document"], Kind(row["kind"]), name, tuple(aliases), tuple(row["tags"])
    )
    return appearance, row["entity"]
