"""From a uid or a name to the entity, document or claim that the store holds now."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.entities import resolve_uid
from graph.naming import normalise
from graph.ontology import Kind
from graph.store.base import Row, Store
from queries.errors import (
    AmbiguousEntityError,
    UnknownClaimError,
    UnknownDocumentError,
    UnknownEntityError,
    or_nearest,
)
from queries.parameters import nearest_to
from queries.questions import questions
from queries.rows import node_fields
from queries.subgraph import Node

UID = re.compile(r"[a-z][0-9a-f]{20}")  # what every uid looks like


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate(Node):
    """An entity that a text may mean. `match`: exact, prefix, word, part or words, as in the question `search`."""

    match: str


def resolve_entity(store: Store, text: str, kind: Kind | None = None, limit: int = 10) -> list[Candidate]:
    """The entities that a text may mean, best first: the one under that uid, else those that bear the name.

    Empty when there is none; raises the store's errors only.
    """
    text = text.strip()
    if UID.fullmatch(text) and (uid := resolve_uid(store, text)):
        rows = store.read(questions()["entity"].cypher, {"entity": uid})
        return [candidate_of({**row, "match": "exact"}) for row in rows]
    wanted = normalise(text)
    return _search(store, wanted, kind, limit) if wanted else []


def entity_named(store: Store, text: str, kind: Kind | None = None) -> Candidate:
    """The one entity that a text means: the one under that uid, the only one of that very name, or the only match.

    Raises UnknownEntityError and AmbiguousEntityError, which name what there is.
    """
    found = resolve_entity(store, text, kind)
    exact = [candidate for candidate in found if candidate.match == "exact"]
    for choice in (exact, found):
        if len(choice) == 1:
            return choice[0]
    several = exact or found
    if several:
        shown = ", ".join(f"{candidate.name} ({candidate.kind}, {candidate.uid})" for candidate in several)
        raise AmbiguousEntityError(
            f"{text!r} may be any of {shown}; give one of these uids", text, [candidate.uid for candidate in several]
        )
    raise _unknown_entity(store, text, kind)


def present_entity(store: Store, uid: str) -> str:
    """The uid of the entity to which that uid leads: its own, or that of any of its appearances.

    Raises UnknownEntityError, which names the entities whose names are nearest to what was given.
    """
    return present_entities(store, [uid])[0]


def present_entities(store: Store, uids: Sequence[str]) -> list[str]:
    """The uids of the entities to which some uids lead, each once, in their order. Raises UnknownEntityError."""
    rows = store.read(
        "UNWIND $uids AS uid MATCH (a:Appearance {uid: uid})-[:REFERS_TO]->(e:Entity) "
        "RETURN a.uid AS uid, e.uid AS present",
        {"uids": list(uids)},
    )
    present = {row["uid"]: row["present"] for row in rows}
    for uid in uids:
        if uid not in present:
            raise _unknown_entity(store, uid, None)
    return list(dict.fromkeys(present[uid] for uid in uids))


def existing_document(store: Store, uid: str) -> str:
    """The uid, when a document has it. Raises UnknownDocumentError."""
    if store.read("MATCH (d:Document {uid: $uid}) RETURN d.uid AS uid", {"uid": uid}):
        return uid
    rows = store.read(
        "MATCH (d:Document) WHERE d.uid STARTS WITH $text OR toLower(coalesce(d.headline, '')) CONTAINS toLower($text) "
        "RETURN d.uid AS uid, d.headline AS headline ORDER BY uid LIMIT 3",
        {"text": uid},
    )
    shown = or_nearest([f"{row['uid']} ({row['headline']})" for row in rows], "; the question documents lists them")
    raise UnknownDocumentError(f"there is no document {uid!r}{shown}", uid, [row["uid"] for row in rows])


def existing_claim(store: Store, uid: str) -> str:
    """The uid, when a claim has it. Raises UnknownClaimError."""
    if store.read("MATCH (c:Claim {uid: $uid}) RETURN c.uid AS uid", {"uid": uid}):
        return uid
    rows = store.read(
        "MATCH (c:Claim) WHERE c.uid STARTS WITH $text RETURN c.uid AS uid ORDER BY uid LIMIT 3", {"text": uid}
    )
    nearest = [row["uid"] for row in rows]
    raise UnknownClaimError(
        f"there is no claim {uid!r}{or_nearest(nearest, '; the question claims lists them')}", uid, nearest
    )


def _search(store: Store, wanted: str, kind: Kind | None, limit: int) -> list[Candidate]:
    parameters = {"q": wanted, "kind": None if kind is None else str(kind), "limit": limit, "offset": 0}
    return [candidate_of(row) for row in store.read(questions()["search"].cypher, parameters)]


def _unknown_entity(store: Store, text: str, kind: Kind | None) -> UnknownEntityError:
    nearest = [] if UID.fullmatch(text) else _like(store, normalise(text), kind)
    shown = or_nearest([f"{one.name} ({one.uid})" for one in nearest], "; the question search finds entities by name")
    return UnknownEntityError(f"there is no entity {text!r}{shown}", text, [one.uid for one in nearest])


def _like(store: Store, wanted: str, kind: Kind | None) -> list[Candidate]:
    """The entities whose names are most like a misspelt one, among those that share the beginning of a word with it."""
    for length in (4, 3, 2):
        pool: dict[str, Candidate] = {}
        for word in wanted.split():
            for candidate in _search(store, word[:length], kind, 200):
                for name in (candidate.name, *candidate.aliases):
                    pool.setdefault(normalise(name), candidate)
        if nearest := nearest_to(wanted, pool):
            return list({pool[name].uid: pool[name] for name in nearest}.values())
    return []


def candidate_of(row: Row) -> Candidate:
    """The candidate of a row of the question `search`."""
    return Candidate(*node_fields(row), match=row["match"])
