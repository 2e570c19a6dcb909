"""Properties of entities, as clients of a reconciliation service ask for them: the predicates, and a few plain ones.

The values of a predicate are the entities that the entity is stated, affirmed and as a fact, to stand in it with.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from graph.naming import normalise
from graph.ontology import Kind, ontology
from graph.store.base import Store


class Plain(StrEnum):
    """The properties that are no predicates."""

    KIND = "kind"
    ALIASES = "aliases"
    TAGS = "tags"
    DOCUMENTS = "documents"
    CLAIMS = "claims"


@dataclass(frozen=True, slots=True)
class Other:
    """An entity as the value of a property."""

    uid: str
    name: str


Value: TypeAlias = Other | str | int

_ENTITIES = (
    "UNWIND $uids AS uid MATCH (e:Entity {uid: uid}) "
    "RETURN uid, e.kind AS kind, e.aliases AS aliases, e.tags AS tags, e.documents AS documents, e.claims AS claims"
)
_OUT = (
    "UNWIND $uids AS uid MATCH (e:Entity {uid: uid})-[r]->(o:Entity) WHERE r.asserted > 0 "
    "RETURN uid, type(r) AS predicate, o.uid AS other, o.name AS name ORDER BY uid, predicate, name, other"
)
_IN = (
    "UNWIND $uids AS uid MATCH (e:Entity {uid: uid})<-[r]-(o:Entity) WHERE r.asserted > 0 "
    "RETURN uid, type(r) AS predicate, o.uid AS other, o.name AS name ORDER BY uid, predicate, name, other"
)


def properties(kind: Kind | None = None) -> dict[str, str]:
    """The name of every property that an entity of a kind (None: of any) can have, by its id."""
    predicates = {
        name: name.replace("_", " ").capitalize()
        for name, one in ontology().items()
        if kind is None or kind in one.subjects or (one.symmetric and kind in one.objects)
    }
    return {**{str(one): one.capitalize() for one in Plain}, **predicates}


def property_values(
    store: Store, uids: Collection[str], wanted: Collection[str], *, timeout_s: float | None = None
) -> dict[str, dict[str, list[Value]]]:
    """For each of the uids the values of each wanted property; none for a uid that no present entity has.

    Unknown properties have no values. Raises the store's errors only.
    """
    found: dict[str, defaultdict[str, list[Value]]] = {uid: defaultdict(list) for uid in uids}
    asked = {"uids": sorted(found)}
    for row in store.read(_ENTITIES, asked, timeout_s=timeout_s):
        for plain in Plain:
            value = row[plain]
            found[row["uid"]][plain] += value if isinstance(value, list) else [value]
    for cypher, is_back in ((_OUT, False), (_IN, True)):
        for row in store.read(cypher, asked, timeout_s=timeout_s):
            if not is_back or ontology()[row["predicate"]].symmetric:
                found[row["uid"]][row["predicate"]].append(Other(row["other"], row["name"]))
    return {uid: {name: values.get(name, []) for name in wanted} for uid, values in found.items()}


def has_value(values: Sequence[Value], given: str) -> bool:
    """Whether one of the values is the one given: as an entity by uid or name, else as text."""
    key = normalise(given)
    return any(
        given == value.uid or key == normalise(value.name) if isinstance(value, Other) else key == normalise(str(value))
        for value in values
    )
