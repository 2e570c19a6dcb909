"""FollowTheMoney: people, organizations, places (as addresses), articles, mentions, and a link for every claim.

FollowTheMoney has no word for a denial. So only what a document affirms as fact becomes a link of a kind of its own
(`data/follow_the_money.csv`: membership, ownership …, where the two ends are what that kind demands); everything else,
and every relation that it does not know, is an UnknownLink whose role says what is denied, possible, planned or merely
imagined. Each link holds the quote, its article, and in its summary on whose say-so it stands.
"""

import csv
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha1
from importlib.resources import files

from graph.exchange.dossier import Dossier, Known, dossiers, entities_of, known
from graph.exchange.sheets import lines
from graph.ontology import Kind, Modality, Polarity
from graph.record import Claim, Document, Entity
from graph.store.base import Store

DATASET = "sayso"
_DATE = re.compile(r"\d{4}(-\d\d){0,2}")
_ADDRESS = re.compile(r"https?://[^\s\"<>]+")
_ANCESTORS = {"Company": ("Company", "Organization"), "PublicBody": ("PublicBody", "Organization")}
_COLUMNS = (
    *("canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "origin", "lang"),
    *("original_value", "external", "first_seen", "last_seen", "id"),
)
_TYPES = {
    **dict.fromkeys(("name", "alias"), "name"),
    **dict.fromkeys(("description", "summary", "bodyText"), "text"),
    **dict.fromkeys(("date", "publishedAt"), "date"),
    **dict.fromkeys(("proof", "document", "resolved", "subject", "object"), "entity"),
    **dict.fromkeys(("latitude", "longitude"), "number"),
    "full": "address",
    "sourceUrl": "url",
}


@dataclass(frozen=True, slots=True)
class Thing:
    """One entity of FollowTheMoney; properties without values are left out."""

    id: str
    schema: str
    properties: Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class _Link:
    schema: str
    subject: str
    object: str
    role: str
    subject_is: frozenset[str]
    object_is: frozenset[str]


_UNKNOWN = _Link("UnknownLink", "subject", "object", "role", frozenset(), frozenset())


def write_entities(store: Store, documents: list[str]) -> Iterator[bytes]:
    """Some documents, the entities in them and the claims between these, one a line of JSON."""
    for one in known(store, entities_of(store, documents)):
        yield _line(_party(one, one.uid, one.name, one.aliases))
    for dossier in dossiers(store, documents):
        for thing in _stated(dossier):
            yield _line(thing)


def write_statements(store: Store, documents: list[str]) -> Iterator[bytes]:
    """The same as statements: what each document calls an entity is told of the appearance there, which is the
    statement's entity; the entity of the graph is its canonical one, the document its origin."""
    yield from lines([_COLUMNS], "unix")
    for dossier in dossiers(store, documents):
        yield from lines(_statements_of(dossier), "unix")


def _statements_of(one: Dossier) -> Iterator[list[str]]:
    origin = one.record.document.uid
    for entity in one.record.entities:
        uid, who = one.record.appearance_uid(entity.id), one.entities[entity.id]
        named = _party(who, uid, entity.name, entity.aliases)
        yield from _statements(named, who.uid, origin)
    for thing in _stated(one):
        yield from _statements(thing, thing.id, origin)


def _party(who: Known, id_: str, name: str, aliases: tuple[str, ...]) -> Thing:
    schema = _schema(who.kind, who.tags)
    where = {"full": [name], "latitude": _number(who.latitude), "longitude": _number(who.longitude)}
    return _thing(
        id_,
        schema,
        name=[name],
        alias=list(aliases),
        keywords=list(who.tags),
        **(where if schema == "Address" else {}),
    )


def _schema(kind: Kind, tags: tuple[str, ...]) -> str:
    if kind is Kind.PLACE:
        return "Address"
    told = [schema for tag, schema in _tags().items() if tag in tags] if kind is Kind.ORGANIZATION else []
    return told[0] if told else str(kind)


def _stated(one: Dossier) -> Iterator[Thing]:
    document = one.record.document
    yield _article(document)
    for entity in one.record.entities:
        if entity.kind is not Kind.PLACE:  # a mention leads to a person or an organization, as FollowTheMoney has it
            yield _mention(one, entity)
    for claim in one.record.claims:
        yield _link(one, claim)


def _article(document: Document) -> Thing:
    return _thing(
        document.uid,
        "Article",
        title=_some(document.headline),
        fileName=_some(document.source),
        author=_some(document.author),
        publisher=_some(document.publisher),
        publishedAt=_date(document.published),
        sourceUrl=_address(document.url),
        bodyText=[document.text],
    )


def _mention(one: Dossier, entity: Entity) -> Thing:
    who = one.entities[entity.id]
    return _thing(
        f"mention-{one.record.appearance_uid(entity.id)}",
        "Mention",
        document=[one.record.document.uid],
        resolved=[who.uid],
        name=[entity.name, *entity.aliases],
        detectedSchema=[_schema(who.kind, who.tags)],
    )


def _link(one: Dossier, claim: Claim) -> Thing:
    subject, object_ = one.entities[claim.subject], one.entities[claim.object]
    stance = _stance(claim)
    kind = _link_of(claim.predicate, subject, object_) if stance == "affirmed" else _UNKNOWN
    role = claim.role
    if kind is _UNKNOWN:
        relation = claim.predicate.replace("_", " ").lower()
        role = " ".join(filter(None, [f"{stance}:" if stance != "affirmed" else None, relation, _bracketed(role)]))
    document = one.record.document
    speaker = one.entities[claim.speaker].name if claim.speaker else "the author"
    where = ", ".join(filter(None, [document.headline, document.publisher, document.published])) or document.uid
    return _thing(
        claim_id(one, claim),
        kind.schema,
        **{kind.subject: [subject.uid], kind.object: [object_.uid], kind.role: _some(role)},
        status=[stance] if kind.schema != "Family" else [],
        date=_date(claim.event_date),
        description=[claim.quote],
        summary=[f"{stance}, on the word of {speaker}, in: {where}"],
        proof=[document.uid],
        publisher=_some(document.publisher),
        sourceUrl=_address(document.url),
        recordId=[one.record.claim_uid(claim)],
    )


def claim_id(one: Dossier, claim: Claim) -> str:
    """The id of the link that a claim becomes."""
    return f"claim-{one.record.claim_uid(claim)}"


def _stance(claim: Claim) -> str:
    """How far the document stands behind a claim: affirmed, or what holds that back ("denied, possible")."""
    held_back = [
        *([str(claim.polarity)] if claim.polarity is Polarity.DENIED else []),
        *([str(claim.modality)] if claim.modality is not Modality.ACTUAL else []),
    ]
    return ", ".join(held_back) or "affirmed"


def _link_of(predicate: str, subject: Known, object_: Known) -> _Link:
    found = _links().get(predicate, _UNKNOWN)
    fits = found.subject_is & _lineage(subject) and found.object_is & _lineage(object_)
    return found if fits else _UNKNOWN


def _lineage(one: Known) -> frozenset[str]:
    schema = _schema(one.kind, one.tags)
    return frozenset(_ANCESTORS.get(schema, (schema,)))


def _thing(id_: str, schema: str, **properties: list[str]) -> Thing:
    # Two values that are one, as two spellings may be, are one to FollowTheMoney too.
    return Thing(id_, schema, {key: list(dict.fromkeys(values)) for key, values in properties.items() if values})


def _some(value: str | None) -> list[str]:
    return [value] if value else []


def _number(value: float | None) -> list[str]:
    return [] if value is None else [repr(value)]


def _bracketed(role: str | None) -> str | None:
    return f"({role})" if role else None


def _date(value: str | None) -> list[str]:
    return [value] if value and _DATE.fullmatch(value) else []


def _address(value: str | None) -> list[str]:
    return [value] if value and _ADDRESS.fullmatch(value) else []


def _line(thing: Thing) -> bytes:
    told = {"id": thing.id, "schema": thing.schema, "properties": thing.properties}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _statements(thing: Thing, canonical: str, origin: str) -> Iterator[list[str]]:
    for prop, values in thing.properties.items():
        for value in values:
            told = [canonical, thing.id, prop, _type(prop), thing.schema, value, DATASET, origin]
            # No language, no other original value, not from elsewhere, first and last seen nobody knows when.
            yield [*told, "", "", "f", "", "", _statement_id(thing.id, prop, value)]


def _statement_id(entity: str, prop: str, value: str) -> str:
    """As FollowTheMoney makes it."""
    return sha1(f"{DATASET}.{entity}.{prop}.{value}".encode(), usedforsecurity=False).hexdigest()


def _type(prop: str) -> str:
    ends = {end for link in _links().values() for end in (link.subject, link.object)}
    return "entity" if prop in ends else _TYPES.get(prop, "string")


@cache
def _links() -> Mapping[str, _Link]:
    return {
        row["predicate"]: _Link(
            row["schema"],
            row["subject"],
            row["object"],
            row["role"],
            frozenset(row["subject_is"].split("|")),
            frozenset(row["object_is"].split("|")),
        )
        for row in _rows("follow_the_money.csv")
    }


@cache
def _tags() -> Mapping[str, str]:
    return {row["tag"]: row["schema"] for row in _rows("follow_the_money_tags.csv")}


def _rows(name: str) -> list[dict[str, str]]:
    text = files("graph.exchange").joinpath("data", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
