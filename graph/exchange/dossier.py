"""A document with all that it states, and with who each of its entities is found to be: what every evidence format
writes, one document at a time."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from graph.evidence import read
from graph.ontology import Kind
from graph.record import Record
from graph.store.base import Row, Store

_Item = TypeVar("_Item")
PAGE = 500  # documents or entities that are read at once


@dataclass(frozen=True, slots=True)
class Known:
    """An entity of the graph. `documents` and `claims` count what speaks of it in the whole graph;
    only some places have coordinates, in degrees, with what they are of (`precision`: country, city)."""

    uid: str
    name: str
    kind: Kind
    aliases: tuple[str, ...]
    tags: tuple[str, ...]
    documents: int
    claims: int
    latitude: float | None
    longitude: float | None
    precision: str | None


@dataclass(frozen=True, slots=True)
class Dossier:
    """A record, the uid of the document that stands for all near copies of it, and under the id of each of its entities
    who in the graph that is."""

    record: Record
    story: str
    entities: Mapping[str, Known]


_KNOWN = (
    "e.uid AS uid, e.name AS name, e.kind AS kind, e.aliases AS aliases, e.tags AS tags, e.documents AS documents, "
    "e.claims AS claims, e.latitude AS latitude, e.longitude AS longitude, e.precision AS precision"
)


def dossiers(store: Store, documents: Iterable[str]) -> Iterator[Dossier]:
    """The dossiers of the documents with these uids, in that order; one that is removed meanwhile is left out."""
    for uid in documents:
        rows = store.read(
            "MATCH (d:Document {uid: $uid})<-[:IN]-(a:Appearance)-[:REFERS_TO]->(e:Entity) "
            f"RETURN a.local AS local, {_KNOWN}",
            {"uid": uid},
        )
        record, story = read(store, uid), _story(store, uid)
        known = {row["local"]: _known(row) for row in rows}
        if record and story and all(entity.id in known for entity in record.entities):
            yield Dossier(record, story, known)


def entities_of(store: Store, documents: Iterable[str]) -> list[str]:
    """The uids, in order, of the entities of which the documents speak."""
    found = set[str]()
    for page in pages(documents):
        rows = store.read(
            "UNWIND $documents AS one MATCH (d:Document {uid: one})<-[:IN]-(:Appearance)-[:REFERS_TO]->(e:Entity) "
            "RETURN DISTINCT e.uid AS uid",
            {"documents": page},
        )
        found |= {row["uid"] for row in rows}
    return sorted(found)


def documents_about(store: Store, entities: Iterable[str]) -> list[str]:
    """The uids, in order, of the documents that speak of any of the entities."""
    found = set[str]()
    for page in pages(entities):
        rows = store.read(
            "UNWIND $entities AS one MATCH (e:Entity {uid: one})<-[:REFERS_TO]-(:Appearance)-[:IN]->(d:Document) "
            "RETURN DISTINCT d.uid AS uid",
            {"entities": page},
        )
        found |= {row["uid"] for row in rows}
    return sorted(found)


def known(store: Store, entities: Iterable[str]) -> Iterator[Known]:
    """The entities with these uids, in that order."""
    for page in pages(entities):
        rows = store.read(
            f"UNWIND $entities AS one MATCH (e:Entity {{uid: one}}) RETURN {_KNOWN}",
            {"entities": page},
        )
        by_uid = {row["uid"]: _known(row) for row in rows}
        yield from (by_uid[uid] for uid in page if uid in by_uid)


def pages(items: Iterable[_Item], size: int = PAGE) -> Iterator[list[_Item]]:
    """The items in lists of that size, the last one shorter."""
    left = iter(items)
    while page := list(islice(left, size)):
        yield page


def _story(store: Store, document: str) -> str | None:
    rows = store.read("MATCH (d:Document {uid: $uid}) RETURN d.story AS story", {"uid": document})
    return rows[0]["story"] if rows else None


def _known(row: Row) -> Known:
    return Known(
        row["uid"],
        row["name"],
        Kind(row["kind"]),
        tuple(row["aliases"]),
        tuple(row["tags"]),
        row["documents"],
        row["claims"],
        row["latitude"],
        row["longitude"],
        row["precision"],
    )
