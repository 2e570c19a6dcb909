"""The extraction record: all that one document states, as a value.

`ingest` builds it before anything touches a store, `sayso extract` prints it, `sayso dump` writes it, and the stores
load it. Offsets are Unicode code points into `Document.text`, end exclusive. The JSON form is version 1 and stable.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from graph.ontology import Form, Kind, Modality, Polarity, ontology

VERSION = 1


class InvalidRecordError(ValueError):
    """A record that breaks its own rules: a quote that is not in the text, an end that is no entity, …"""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text, code points, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a document speaks of an entity."""

    start: int
    end: int
    text: str
    form: Form


@dataclass(frozen=True, slots=True)
class Entity:
    """One entity as one document speaks of it: a coreference cluster. `id` ("e1") is valid inside its record only."""

    id: str
    kind: Kind
    name: str
    aliases: tuple[str, ...]
    mentions: tuple[Mention, ...]
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said what: the words that name the source, the words that say that it said it, and what it said.

    `speaker` is the id of an entity, None where the source is no known entity; `source` is None where the text names
    none ("reportedly").
    """

    speaker: str | None
    source: Span | None
    cue: Span
    content: Span


@dataclass(frozen=True, slots=True)
class Claim:
    """One relation as one passage states it. `subject`, `object` and `speaker` are ids of entities of the record;
    `speaker` None is the author's own voice. `quote` is `text[start:end]`, always."""

    predicate: str
    subject: str
    object: str
    polarity: Polarity
    modality: Modality
    speaker: str | None
    role: str | None
    event_date: str | None
    start: int
    end: int
    quote: str
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class Document:
    """A text and where it comes from. `published` is an ISO date, `language` an ISO 639-1 code."""

    text: str
    source: str | None = None
    headline: str | None = None
    url: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None

    @property
    def uid(self) -> str:
        """The hash of the content. Not of `source`: the same file elsewhere is the same document."""
        return _uid("d", self.text, self.headline, self.url, self.author, self.publisher, self.published)


@dataclass(frozen=True, slots=True)
class Record:
    """A document with the entities, attributions and claims found in it."""

    document: Document
    entities: tuple[Entity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    _by_id: dict[str, Entity] = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {entity.id: entity for entity in self.entities})

    def entity(self, id_: str) -> Entity:
        """The entity with that id. Raises KeyError."""
        return self._by_id[id_]

    def appearance_uid(self, id_: str) -> str:
        """The lasting identifier of an entity of this record: its document, its kind, the place of its first name."""
        entity = self.entity(id_)
        first = min((m for m in entity.mentions if m.form is Form.NAME), key=lambda m: (m.start, m.end))
        return _uid("a", self.document.uid, entity.kind, first.start, first.end)

    def claim_uid(self, claim: Claim) -> str:
        """The lasting identifier of a claim of this record: everything that it says and where."""
        ends = [self.appearance_uid(claim.subject), self.appearance_uid(claim.object)]
        speaker = self.appearance_uid(claim.speaker) if claim.speaker else None
        return _uid(
            "c", *ends, speaker, claim.predicate, claim.polarity, claim.modality, claim.role, claim.start, claim.end
        )

    def to_json(self) -> dict[str, Any]:
        """The record in its JSON form, ready for `json.dumps`."""
        document = {"uid": self.document.uid, **asdict(self.document)}
        return {
            "version": VERSION,
            "document": document,
            "entities": [_entity_json(entity) for entity in self.entities],
            "attributions": [asdict(attribution) for attribution in self.attributions],
            "claims": [asdict(claim) for claim in self.claims],
        }


def from_json(row: Mapping[str, Any]) -> Record:
    """The record of its JSON form, checked. Raises InvalidRecordError."""
    if row.get("version") != VERSION:
        raise InvalidRecordError(f"version is {row.get('version')!r}, this program reads {VERSION}")
    try:
        record = Record(
            document=Document(**{key: value for key, value in row["document"].items() if key != "uid"}),
            entities=tuple(_entity(entity) for entity in row["entities"]),
            attributions=tuple(_attribution(attribution) for attribution in row["attributions"]),
            claims=tuple(_claim(claim) for claim in row["claims"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InvalidRecordError(f"not an extraction record: {type(error).__name__} {error}") from error
    problems = list(check(record))
    if problems:
        raise InvalidRecordError(f"document {record.document.source}: {problems[0]} ({len(problems)} problems in all)")
    return record


def check(record: Record) -> Iterable[str]:
    """What is wrong with a record, one sentence each; nothing when it may be loaded."""
    text, seen = record.document.text, set[str]()
    for entity in record.entities:
        if entity.id in seen:
            yield f"two entities are called {entity.id}"
        seen.add(entity.id)
        if not any(mention.form is Form.NAME for mention in entity.mentions):
            yield f"entity {entity.id} ({entity.name}) is never named"
        for mention in entity.mentions:
            if not _stands_at(text, mention.start, mention.end, mention.text):
                yield f"mention {mention.text!r} is not the text at {mention.start}:{mention.end}"
    for claim in record.claims:
        yield from _check_claim(record, claim, seen)
    for attribution in record.attributions:
        if attribution.speaker is not None and attribution.speaker not in seen:
            yield f"an attribution's speaker {attribution.speaker} is no entity"


def _check_claim(record: Record, claim: Claim, ids: set[str]) -> Iterable[str]:
    if not _stands_at(record.document.text, claim.start, claim.end, claim.quote):
        yield f"quote {claim.quote[:60]!r} is not the text at {claim.start}:{claim.end}"
    strange = {claim.subject, claim.object} | ({claim.speaker} if claim.speaker else set())
    if not strange <= ids:
        yield f"claim {claim.predicate} names {', '.join(sorted(strange - ids))}, which is no entity"
        return
    predicate = ontology().get(claim.predicate)
    kinds = record.entity(claim.subject).kind, record.entity(claim.object).kind
    if predicate is None:
        yield f"there is no predicate {claim.predicate!r}"
    elif not predicate.accepts(*kinds):
        yield f"{claim.predicate} cannot hold from a {kinds[0]} to a {kinds[1]}"
    if claim.subject == claim.object:
        yield f"claim {claim.predicate} is of {claim.subject} with itself"


def _stands_at(text: str, start: int, end: int, words: str) -> bool:
    return 0 <= start < end <= len(text) and text[start:end] == words


def _uid(prefix: str, *parts: object) -> str:
    content = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return prefix + hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:20]


def _entity_json(entity: Entity) -> dict[str, Any]:
    return {
        "id": entity.id,
        "kind": entity.kind,
        "name": entity.name,
        "aliases": list(entity.aliases),
        "tags": list(entity.tags),
        "mentions": [asdict(mention) for mention in entity.mentions],
    }


def _entity(row: Mapping[str, Any]) -> Entity:
    mentions = tuple(Mention(m["start"], m["end"], m["text"], Form(m["form"])) for m in row["mentions"])
    names = tuple(row["aliases"]), tuple(row.get("tags", ()))
    return Entity(row["id"], Kind(row["kind"]), row["name"], names[0], mentions, names[1])


def _attribution(row: Mapping[str, Any]) -> Attribution:
    source = Span(**row["source"]) if row["source"] else None
    return Attribution(row["speaker"], source, Span(**row["cue"]), Span(**row["content"]))


def _claim(row: Mapping[str, Any]) -> Claim:
    return Claim(**{**row, "polarity": Polarity(row["polarity"]), "modality": Modality(row["modality"])})
