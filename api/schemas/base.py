"""What every answer is made of: errors, pages, links to entities and documents, counts, evidence.

`from_row` and its like gather the flat columns of a question (`subject_uid`, `subject_name` …) into the things that
they describe.
"""

from collections.abc import Mapping
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from graph.ontology import Kind, Modality, Polarity

Row = Mapping[str, Any]
Item = TypeVar("Item")


class Problem(BaseModel):
    """An error, as of RFC 9457. Extension members say what there is instead."""

    type: str
    title: str
    status: int
    detail: str = Field(description="One sentence: the value, the cause and the way out.")
    code: str = Field(description="Stable name of the problem, for programs.")

    model_config = ConfigDict(extra="allow")


class Status(BaseModel):
    """Whether the service is up."""

    status: str


class Page(BaseModel, Generic[Item]):
    """A stretch of a longer list: of at most `limit` items (null: of all), after the first `offset`. `next` is the
    address of the following stretch, null at the end."""

    items: list[Item]
    limit: int | None
    offset: int
    next: str | None


class EntityLink(BaseModel):
    """An entity, as far as one needs it to follow it."""

    uid: str
    name: str
    kind: Kind


def entity_link(row: Row, end: str) -> EntityLink | None:
    """The entity whose columns begin with `end`; None where they are empty."""
    if row[f"{end}_uid"] is None:
        return None
    return EntityLink(uid=row[f"{end}_uid"], name=row[f"{end}_name"], kind=row[f"{end}_kind"])


def required_link(row: Row, end: str) -> EntityLink:
    """The entity whose columns begin with `end`, which every sound graph has."""
    return EntityLink(uid=row[f"{end}_uid"], name=row[f"{end}_name"], kind=row[f"{end}_kind"])


class DocumentLink(BaseModel):
    """A document, as far as one needs it to cite it."""

    uid: str
    headline: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None


def document_link(row: Row) -> DocumentLink:
    """The document of a row's columns `document_uid`, `headline`, `publisher`, `published`, `url`."""
    keys = ("headline", "publisher", "published", "url")
    return DocumentLink(uid=row["document_uid"], **{key: row.get(key) for key in keys})


class Counts(BaseModel):
    """How many claims stand behind a relation, and of which sort.

    `affirmed + denied == claims`; `actual + possible + planned + hypothetical == claims`; `asserted` are both affirmed
    and actual; `speakers` are the named ones; `sources` are independent stories.
    """

    claims: int
    affirmed: int
    denied: int
    actual: int
    possible: int
    planned: int
    hypothetical: int
    asserted: int
    speakers: int
    sources: int


def counts_of(row: Row) -> dict[str, Any]:
    """The columns of `fragments/counts.cypher`."""
    return {key: row[key] for key in Counts.model_fields}


class Evidence(BaseModel):
    """The claim that shows a relation best: affirmed before denied, as fact before hedged, surest first."""

    claim: str
    quote: str
    polarity: Polarity
    modality: Modality
    speaker: str | None = Field(description="Name of who says so; null is the author's own voice.")
    document: DocumentLink

    @classmethod
    def from_row(cls, row: Row) -> "Evidence":
        """The evidence of a row with the columns of `fragments/sample.cypher`."""
        return cls(
            **{key: row[key] for key in ("claim", "quote", "polarity", "modality")},
            speaker=row["speaker_name"],
            document=document_link(row),
        )
