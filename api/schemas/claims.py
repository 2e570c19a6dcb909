"""Claims: who is said, by whom and in which words, to be related to whom."""

from pydantic import BaseModel

from api.schemas.base import DocumentLink, EntityLink, Row, document_link, entity_link, required_link
from graph.ontology import Modality, Polarity


class Claim(BaseModel):
    """One relation as one passage states it. `speaker` null is the author's own voice; `start` and `end` are code
    points in the document's text, and `text[start:end] == quote`."""

    uid: str
    predicate: str
    subject: EntityLink
    object: EntityLink
    speaker: EntityLink | None
    polarity: Polarity
    modality: Modality
    role: str | None
    quote: str
    start: int
    end: int
    event_date: str | None
    confidence: float
    rule: str
    document: DocumentLink

    @classmethod
    def from_row(cls, row: Row) -> "Claim":
        """The claim of a row with the columns of `fragments/claim.cypher`."""
        return cls(
            **{key: row[key] for key in ("uid", "predicate", "polarity", "modality", "role", "quote", "start")},
            **{key: row[key] for key in ("event_date", "confidence", "rule")},
            end=row["end_offset"],
            subject=required_link(row, "subject"),
            object=required_link(row, "object"),
            speaker=entity_link(row, "speaker"),
            document=document_link(row),
        )
