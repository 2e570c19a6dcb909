"""The claims as a table: one a row, with the words, the speaker and the document."""

from collections.abc import Iterator

from graph.exchange.dossier import Dossier, dossiers
from graph.exchange.sheets import sheet
from graph.store.base import Store

HEADER = (
    *("claim", "subject", "subject_kind", "subject_uid", "predicate", "object", "object_kind", "object_uid"),
    *("polarity", "modality", "role", "speaker", "speaker_uid", "quote", "start", "end", "event_date", "confidence"),
    *("rule", "document", "headline", "publisher", "author", "published", "url", "story"),
)
"""`start` and `end` are code points into the document's text, end exclusive; without a speaker it is the author's own
voice; documents with one `story` are near copies of each other."""


def write(store: Store, documents: list[str]) -> Iterator[bytes]:
    """The claims of some documents as CSV."""
    return sheet(HEADER, (row for one in dossiers(store, documents) for row in _rows(one)))


def _rows(one: Dossier) -> Iterator[list[object]]:
    document = one.record.document
    for claim in one.record.claims:
        subject, object_ = one.entities[claim.subject], one.entities[claim.object]
        speaker = one.entities[claim.speaker] if claim.speaker else None
        yield [
            *(one.record.claim_uid(claim), subject.name, str(subject.kind), subject.uid),
            *(claim.predicate, object_.name, str(object_.kind), object_.uid),
            *(str(claim.polarity), str(claim.modality), claim.role),
            *((speaker.name, speaker.uid) if speaker else (None, None)),
            *(claim.quote, claim.start, claim.end, claim.event_date, claim.confidence, claim.rule),
            *(document.uid, document.headline, document.publisher, document.author, document.published, document.url),
            one.story,
        ]
