"""JSON-LD: a dossier as nested JSON objects whose keys `data/context.jsonld` maps to standard vocabularies.

Every document is a named graph. A claim is a reified statement: subject, predicate, object with its polarity, modality
and speaker, and with the passage that states it. No triple says by itself that the relation holds.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from graph.exchange.dossier import Dossier, Known, dossiers, entities_of, known
from graph.exchange.terms import context, document_iri, entity_iri, part_iri, relation_iri
from graph.ontology import ontology
from graph.record import Attribution, Claim, Entity, Record
from graph.store.base import Store

Node: TypeAlias = dict[str, Any]

_WIKIDATA = "http://www.wikidata.org/entity/"


def write(store: Store, documents: list[str]) -> Iterator[bytes]:
    """The JSON-LD file of some documents and the entities in them, one node a line."""
    yield b'{"@context":' + _json(context()) + b',\n"@graph":['
    between = b"\n"
    for node in nodes(store, documents):
        yield between + _json(node)
        between = b",\n"
    yield b"\n]}\n"


def nodes(store: Store, documents: list[str]) -> Iterator[Node]:
    """The relations of the ontology, the entities of which the documents speak, and each document as a graph."""
    yield from _relations()
    yield from map(_entity, known(store, entities_of(store, documents)))
    yield from map(_graph, dossiers(store, documents))


def _relations() -> Iterator[Node]:
    for predicate in ontology().values():
        wikidata = f"{_WIKIDATA}{predicate.wikidata}" if predicate.wikidata else None
        yield _present(
            {
                "@id": relation_iri(predicate.name),
                "@type": "Relation",
                "label": predicate.name,
                "means": predicate.means,
                "example": predicate.example,
                "plover": predicate.plover,
                "wikidata": wikidata,
            }
        )


def _entity(one: Known) -> Node:
    return _present(
        {
            "@id": entity_iri(one.uid),
            "@type": str(one.kind),
            "name": one.name,
            "alias": list(one.aliases),
            "tag": list(one.tags),
            "latitude": one.latitude,
            "longitude": one.longitude,
            "precision": one.precision,
            "documents": one.documents,
            "claims": one.claims,
        }
    )


def _graph(one: Dossier) -> Node:
    record = one.record
    document = document_iri(record.document.uid)
    about = sorted({entity_iri(who.uid) for who in one.entities.values()})
    whole = _present(
        {
            "@id": document,
            "@type": "Document",
            "headline": record.document.headline,
            "url": record.document.url,
            "author": record.document.author,
            "publisher": record.document.publisher,
            "published": record.document.published,
            "language": record.document.language,
            "source": record.document.source,
            "story": document_iri(one.story),
            "about": about,
            "text": record.document.text,
        }
    )
    parts = [
        whole,
        *(_appearance(one, entity, position) for position, entity in enumerate(record.entities)),
        *(_claim(one, claim, position) for position, claim in enumerate(record.claims)),
        *(_attribution(record, said, position) for position, said in enumerate(record.attributions)),
    ]
    return {"@id": document, "@graph": parts}


def _appearance(one: Dossier, entity: Entity, position: int) -> Node:
    uid = one.record.appearance_uid(entity.id)
    mentions = [
        {
            "@id": part_iri("mention", uid, place),
            "@type": "Mention",
            "position": place,
            "form": str(mention.form),
            "target": _passage(one.record, mention.start, mention.end),
        }
        for place, mention in enumerate(entity.mentions)
    ]
    return _present(
        {
            "@id": part_iri("appearance", uid),
            "@type": "Appearance",
            "inDocument": document_iri(one.record.document.uid),
            "position": position,
            "local": entity.id,
            "kind": str(entity.kind),
            "name": entity.name,
            "refersTo": entity_iri(one.entities[entity.id].uid),
            "otherNames": _sequence(part_iri("other-names", uid), entity.aliases),
            "tags": _sequence(part_iri("tags", uid), entity.tags),
            "mention": mentions,
        }
    )


def _claim(one: Dossier, claim: Claim, position: int) -> Node:
    ends = {"subject": claim.subject, "object": claim.object, "speaker": claim.speaker}
    entities = {end: entity_iri(one.entities[id_].uid) for end, id_ in ends.items() if id_}
    appearances = {
        f"{end}Appearance": part_iri("appearance", one.record.appearance_uid(id_)) for end, id_ in ends.items() if id_
    }
    return _present(
        {
            "@id": part_iri("claim", one.record.claim_uid(claim)),
            "@type": ["Claim", "Statement"],
            "inDocument": document_iri(one.record.document.uid),
            "position": position,
            "predicate": relation_iri(claim.predicate),
            **entities,
            **appearances,
            "polarity": str(claim.polarity),
            "modality": str(claim.modality),
            "role": claim.role,
            "eventDate": claim.event_date,
            "confidence": float(claim.confidence),
            "rule": claim.rule,
            "target": _passage(one.record, claim.start, claim.end),
        }
    )


def _attribution(record: Record, said: Attribution, position: int) -> Node:
    speaker = part_iri("appearance", record.appearance_uid(said.speaker)) if said.speaker else None
    return _present(
        {
            "@id": part_iri("attribution", record.document.uid, position),
            "@type": "Attribution",
            "inDocument": document_iri(record.document.uid),
            "position": position,
            "speakerAppearance": speaker,
            "attributedSource": _passage(record, said.source.start, said.source.end) if said.source else None,
            "cue": _passage(record, said.cue.start, said.cue.end),
            "content": _passage(record, said.content.start, said.content.end),
        }
    )


def _passage(record: Record, start: int, end: int) -> Node:
    """A stretch of the text as Web Annotation has it: the document, and both where in it and in which words."""
    uid = record.document.uid
    return {
        "@id": part_iri("passage", uid, start, end),
        "@type": "Passage",
        "targetSource": document_iri(uid),
        "selector": {
            "@id": part_iri("selector", uid, start, end),
            "@type": ["PositionSelector", "QuoteSelector"],
            "start": start,
            "end": end,
            "exact": record.document.text[start:end],
        },
    }


def _sequence(iri: str, values: Iterable[str]) -> Node | None:
    """Values whose order matters. A list of JSON-LD would be nodes without names, which no two programs write alike."""
    members = {f"rdf:_{number}": value for number, value in enumerate(values, start=1)}
    return {"@id": iri, "@type": "Sequence", **members} if members else None


def _present(node: Node) -> Node:
    return {key: value for key, value in node.items() if value is not None and value != []}


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
