"""The evidence layer: a record as nodes, and the nodes as the record again.

Nothing is lost on the way: positions and the ids that are valid inside a record are kept, and the attributions, which
no question walks along, as one JSON text.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from graph.identity import Appearances, name_uids
from graph.ontology import Form, Kind, Modality, Polarity
from graph.record import Attribution, Claim, Document, Entity, InvalidRecordError, Mention, Record, Span, check
from graph.store.base import Parameters, Row, Store, Transaction, for_each

_DOCUMENT_KEYS = ("text", "source", "headline", "url", "author", "publisher", "published", "language")


def checked(record: Record) -> Record:
    """The record, ready to be stored: of claims that say the same at the same place the surest is kept.

    Raises InvalidRecordError.
    """
    name = record.document.source or record.document.uid
    if problems := list(check(record)):
        raise InvalidRecordError(f"document {name}: {problems[0]} ({len(problems)} problems in all)")
    uids = [record.appearance_uid(entity.id) for entity in record.entities]
    if len(set(uids)) < len(uids):
        raise InvalidRecordError(f"document {name}: two entities of one kind are first named at the same place")
    try:
        json.dumps(record.to_json(), ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        raise InvalidRecordError(f"document {name}: {error.object[error.start]!r} is half a character") from error
    surest: dict[str, Claim] = {}
    for claim in sorted(record.claims, key=lambda one: (-one.confidence, one.rule, one.quote)):
        surest.setdefault(record.claim_uid(claim), claim)
    kept = set(map(id, surest.values()))
    return Record(
        record.document, record.entities, record.attributions, tuple(c for c in record.claims if id(c) in kept)
    )


def appearances(record: Record) -> list[Appearances]:
    """What identity sees of a record, one by one."""
    claims = _claims_by_entity(record)
    return [
        Appearances(
            uids=frozenset([record.appearance_uid(entity.id)]),
            documents=frozenset([record.document.uid]),
            kind=entity.kind,
            name=entity.name,
            aliases=entity.aliases,
            tags=entity.tags,
            claims=claims[entity.id],
        )
        for entity in record.entities
    ]


def is_there(transaction: Transaction, document: str) -> bool:
    """Whether the document is in the graph."""
    return bool(transaction.run("MATCH (d:Document {uid: $uid}) RETURN d.uid AS uid", {"uid": document}))


def write(transaction: Transaction, record: Record) -> None:
    """Adds the evidence of a record whose document is not there yet."""
    document = record.document.uid
    transaction.run(
        "MERGE (d:Document {uid: $uid}) SET d += $properties",
        {"uid": document, "properties": _document_properties(record)},
    )
    _write_appearances(transaction, record, document)
    _write_claims(transaction, record, document)


def _write_appearances(transaction: Transaction, record: Record, document: str) -> None:
    claims = _claims_by_entity(record)
    rows = [
        {
            "uid": record.appearance_uid(entity.id),
            "properties": {**_appearance_properties(entity, position), "claims": claims[entity.id]},
            "names": name_uids(entity.kind, entity.name, entity.aliases),
        }
        for position, entity in enumerate(record.entities)
    ]
    named = [{"appearance": row["uid"], "name": name} for row in rows for name in row["names"]]
    _write_nodes(transaction, "Appearance", rows, document)
    for_each(transaction, sorted({row["name"] for row in named}), "MERGE (n:Name {uid: row})")
    for_each(
        transaction,
        named,
        "MATCH (a:Appearance {uid: row.appearance}) MATCH (n:Name {uid: row.name}) MERGE (a)-[:NAMED]->(n)",
    )


def _write_claims(transaction: Transaction, record: Record, document: str) -> None:
    rows = [
        {
            "uid": record.claim_uid(claim),
            "properties": _claim_properties(claim, position),
            "SUBJECT": record.appearance_uid(claim.subject),
            "OBJECT": record.appearance_uid(claim.object),
            "SPEAKER": record.appearance_uid(claim.speaker) if claim.speaker else None,
        }
        for position, claim in enumerate(record.claims)
    ]
    _write_nodes(transaction, "Claim", rows, document)
    for role in ("SUBJECT", "OBJECT", "SPEAKER"):
        ends = [{"claim": row["uid"], "appearance": row[role]} for row in rows if row[role]]
        for_each(
            transaction,
            ends,
            f"MATCH (c:Claim {{uid: row.claim}}) MATCH (a:Appearance {{uid: row.appearance}}) MERGE (c)-[:{role}]->(a)",
        )


def _write_nodes(transaction: Transaction, label: str, rows: list[Row], document: str) -> None:
    for_each(transaction, rows, f"MERGE (n:{label} {{uid: row.uid}}) SET n += row.properties")
    for_each(
        transaction,
        rows,
        f"MATCH (n:{label} {{uid: row.uid}}) MATCH (d:Document {{uid: $document}}) MERGE (n)-[:IN]->(d)",
        document=document,
    )


def delete(transaction: Transaction, document: str) -> None:
    """Takes the evidence of a document out, and the names that nothing else has."""
    names = [
        row["uid"]
        for row in transaction.run(
            "MATCH (d:Document {uid: $uid})<-[:IN]-(a:Appearance)-[:NAMED]->(n:Name) RETURN DISTINCT n.uid AS uid",
            {"uid": document},
        )
    ]
    for label in ("Claim", "Appearance"):
        transaction.run(f"MATCH (d:Document {{uid: $uid}})<-[:IN]-(x:{label}) DETACH DELETE x", {"uid": document})
    transaction.run("MATCH (d:Document {uid: $uid}) DETACH DELETE d", {"uid": document})
    for_each(
        transaction,
        names,
        "MATCH (n:Name {uid: row}) OPTIONAL MATCH (n)<-[:NAMED]-(a:Appearance) "
        "WITH n, count(a) AS bearers WHERE bearers = 0 DETACH DELETE n",
    )


def read(store: Store, document: str) -> Record | None:
    """The record of a document that is in the graph, None for one that is not."""
    uid: Parameters = {"uid": document}
    found = store.read("MATCH (d:Document {uid: $uid}) RETURN " + _columns("d", (*_DOCUMENT_KEYS, "attributions")), uid)
    if not found:
        return None
    entities = store.read(
        "MATCH (d:Document {uid: $uid})<-[:IN]-(a:Appearance) RETURN "
        + _columns("a", ("local", "kind", "names", "starts", "ends", "forms", "tags", "position"))
        + " ORDER BY position",
        uid,
    )
    claims = store.read(
        "MATCH (d:Document {uid: $uid})<-[:IN]-(c:Claim) MATCH (c)-[:SUBJECT]->(s:Appearance) "
        "MATCH (c)-[:OBJECT]->(o:Appearance) OPTIONAL MATCH (c)-[:SPEAKER]->(p:Appearance) "
        "RETURN s.local AS subject, o.local AS object, p.local AS speaker, "
        + _columns("c", ("predicate", "polarity", "modality", "role", "event_date", "start", "end_offset"))
        + ", "
        + _columns("c", ("quote", "confidence", "rule", "position"))
        + " ORDER BY position",
        uid,
    )
    text = found[0]["text"]
    return Record(
        document=Document(**{key: found[0][key] for key in _DOCUMENT_KEYS}),
        entities=tuple(_entity(row, text) for row in entities),
        attributions=tuple(_attribution(row) for row in json.loads(found[0]["attributions"])),
        claims=tuple(_claim(row) for row in claims),
    )


def document_uids(store: Store) -> list[str]:
    """The uids of all documents, in order."""
    return [row["uid"] for row in store.read("MATCH (d:Document) RETURN d.uid AS uid ORDER BY uid")]


def records(store: Store) -> Iterator[Record]:
    """All records, ordered by the uids of their documents; one that is removed meanwhile is left out."""
    for uid in document_uids(store):
        if (record := read(store, uid)) is not None:
            yield record


def _columns(variable: str, keys: tuple[str, ...]) -> str:
    return ", ".join(f"{variable}.{key} AS {key}" for key in keys)


def _claims_by_entity(record: Record) -> Counter[str]:
    return Counter(end for claim in record.claims for end in (claim.subject, claim.object))


def _document_properties(record: Record) -> dict[str, Any]:
    document = record.document
    return _present(
        {
            **asdict(document),
            "words": len(document.text.split()),
            "attributions": json.dumps([asdict(one) for one in record.attributions], separators=(",", ":")),
        }
    )


def _appearance_properties(entity: Entity, position: int) -> dict[str, Any]:
    return {
        "local": entity.id,
        "position": position,
        "kind": str(entity.kind),
        "name": entity.name,
        "names": [entity.name, *entity.aliases],
        "starts": [mention.start for mention in entity.mentions],
        "ends": [mention.end for mention in entity.mentions],
        "forms": [str(mention.form) for mention in entity.mentions],
        "tags": list(entity.tags),
    }


def _claim_properties(claim: Claim, position: int) -> dict[str, Any]:
    return _present(
        {
            "position": position,
            "predicate": claim.predicate,
            "polarity": str(claim.polarity),
            "modality": str(claim.modality),
            "role": claim.role,
            "quote": claim.quote,
            "start": claim.start,
            "end_offset": claim.end,
            "event_date": claim.event_date,
            "confidence": float(claim.confidence),
            "rule": claim.rule,
        }
    )


def _present(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in properties.items() if value is not None}


def _entity(row: Row, text: str) -> Entity:
    places = zip(row["starts"], row["ends"], row["forms"], strict=True)
    mentions = tuple(Mention(start, end, text[start:end], Form(form)) for start, end, form in places)
    name, *aliases = row["names"]
    return Entity(row["local"], Kind(row["kind"]), name, tuple(aliases), mentions, tuple(row["tags"]))


def _claim(row: Row) -> Claim:
    values = {key: value for key, value in row.items() if key not in ("position", "end_offset")}
    values |= {"polarity": Polarity(row["polarity"]), "modality": Modality(row["modality"]), "end": row["end_offset"]}
    return Claim(**values)


def _attribution(row: Mapping[str, Any]) -> Attribution:
    source = Span(**row["source"]) if row["source"] else None
    return Attribution(row["speaker"], source, Span(**row["cue"]), Span(**row["content"]))
