"""A small graph made by hand as a value: what its documents state, and the rows that answers must hold of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from graph.ontology import Form, Kind, Modality, Polarity
from graph.record import Claim, Document, Entity, Mention, Record


@dataclass(frozen=True)
class Stated:
    """A claim as the tables of a world give it; entities by their keys in its `names`."""

    label: str
    subject: str
    predicate: str
    object: str
    quote: str
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ACTUAL
    speaker: str | None = None
    role: str | None = None
    confidence: float = 0.9
    event_date: str | None = None


@dataclass(frozen=True)
class World:
    """Entities by key, and documents by name, each with the letter of its claims' labels and what it states."""

    names: Mapping[str, tuple[Kind, str]]
    documents: Mapping[str, tuple[Document, str, tuple[Stated, ...]]]
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    tags: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    only_in: Mapping[str, str] = field(default_factory=dict)
    """The one document in which a key stands, where its name also stands in others and means somebody else there."""

    @cached_property
    def _records(self) -> dict[str, Record]:
        return {name: self._record(name) for name in self.documents}

    def records(self) -> dict[str, Record]:
        """The record of each document, by name."""
        return self._records

    def entity(self, key: str) -> str:
        """The uid of an entity: the smallest of its appearances' uids."""
        return min(self.appearances(key))

    def appearances(self, key: str) -> list[str]:
        """The uids of an entity's appearances, one for each document that speaks of it."""
        return [
            record.appearance_uid(key)
            for record in self._records.values()
            if key in {one.id for one in record.entities}
        ]

    def appearance(self, key: str, name: str) -> str:
        """The uid of an entity's appearance in a document."""
        return self._records[name].appearance_uid(key)

    def document(self, name: str) -> str:
        """The uid of a document."""
        return self._records[name].document.uid

    def claim(self, label: str) -> str:
        """The uid of a claim, by its label: `a1`."""
        record, claim_ = self._find(label)
        return record.claim_uid(claim_)

    def claim_row(self, label: str) -> dict[str, object]:
        """What every row about a claim must hold."""
        record, one = self._find(label)
        document_ = record.document
        row: dict[str, object] = {
            "uid": record.claim_uid(one),
            "predicate": one.predicate,
            "polarity": str(one.polarity),
            "modality": str(one.modality),
            "role": one.role,
            "quote": one.quote,
            "start": one.start,
            "end_offset": one.end,
            "event_date": one.event_date,
            "confidence": one.confidence,
            "rule": "by hand",
        }
        for end, key in (("subject", one.subject), ("object", one.object), ("speaker", one.speaker)):
            kind, name = self.names[key] if key else (None, None)
            row |= {
                f"{end}_uid": self.entity(key) if key else None,
                f"{end}_name": name,
                f"{end}_kind": kind and str(kind),
            }
        return row | {
            "document_uid": document_.uid,
            "headline": document_.headline,
            "publisher": document_.publisher,
            "published": document_.published,
            "url": document_.url,
            "story": self.story(record),
        }

    def sample(self, label: str, denial: str | None = None) -> dict[str, object]:
        """What a row about an edge must hold of the claim that shows it best, and of the one that denies it."""
        row = self.claim_row(label)
        kept = (
            *("quote", "polarity", "modality", "speaker_uid", "speaker_name"),
            *("document_uid", "headline", "publisher", "published", "url"),
        )
        no: dict[str, object] = self.claim_row(denial) if denial else {}
        return {
            "claim": row["uid"],
            **{key: row[key] for key in kept},
            "denial": no.get("uid"),
            "denial_quote": no.get("quote"),
            "denial_modality": no.get("modality"),
            "denial_by": no.get("speaker_name"),
            "denial_document": no.get("document_uid"),
            "denial_headline": no.get("headline"),
            "denial_publisher": no.get("publisher"),
            "denial_published": no.get("published"),
        }

    def story(self, record: Record) -> str:
        """The uid of the smallest copy of a document."""
        copies = [one.document.uid for one in self._records.values() if one.document.text == record.document.text]
        return min(copies)

    def _find(self, label: str) -> tuple[Record, Claim]:
        for name, (_, letter, stated) in self.documents.items():
            if letter == label[0]:
                place = [one.label for one in stated].index(label[1:])
                return self._records[name], self._records[name].claims[place]
        raise KeyError(label)

    def _record(self, name: str) -> Record:
        document, _, stated = self.documents[name]
        text, entities = document.text, []
        for key, (kind, fullest) in self.names.items():
            aliases = tuple(alias for alias in self.aliases.get(key, ()) if alias in text)
            mentions = sorted(
                (mention for form in (fullest, *aliases) for mention in _mentions(text, form)),
                key=lambda one: one.start,
            )
            if mentions and self.only_in.get(key, name) == name:
                entities.append(Entity(key, kind, fullest, aliases, tuple(mentions), self.tags.get(key, ())))
        return Record(document, tuple(entities), (), tuple(_claim(text, one) for one in stated))


def _mentions(text: str, words: str) -> list[Mention]:
    starts = [i for i in range(len(text)) if text.startswith(words, i)]
    return [Mention(start, start + len(words), words, Form.NAME) for start in starts]


def _claim(text: str, one: Stated) -> Claim:
    start = text.index(one.quote)
    return Claim(
        predicate=one.predicate,
        subject=one.subject,
        object=one.object,
        polarity=one.polarity,
        modality=one.modality,
        speaker=one.speaker,
        role=one.role,
        event_date=one.event_date,
        start=start,
        end=start + len(one.quote),
        quote=one.quote,
        confidence=one.confidence,
        rule="by hand",
    )
