"""Documents: found, whole, and to be added."""

from pydantic import BaseModel, ConfigDict, Field

from api.schemas.base import DocumentLink, EntityLink
from api.schemas.examples import ADDED, DOCUMENT_FOUND, ENTITY, with_example


class DocumentFound(DocumentLink):
    """A document among those found. Documents with the same `story` are copies of one; `words` is its length."""

    source: str | None
    author: str | None
    language: str | None
    words: int
    story: str
    entities: int
    claims: int
    model_config = with_example(DOCUMENT_FOUND)


class EntityNamed(EntityLink):
    """An entity as a document speaks of it: `here` its fullest name in it; its mentions are at
    `text[starts[i]:ends[i]]`, each a name, a nominal or a pronoun (`forms[i]`)."""

    here: str
    starts: list[int]
    ends: list[int]
    forms: list[str]
    model_config = with_example({**ENTITY, "here": "Kadhimi", "starts": [120], "ends": [127], "forms": ["name"]})


class DocumentWhole(DocumentFound):
    """One document with its text, whom it names, and the uids of the other copies of its story."""

    copies: list[str]
    text: str
    names: list[EntityNamed]
    model_config = with_example(
        {
            **DOCUMENT_FOUND,
            "copies": [],
            "text": "Kadhimi criticized the PMUs.",
            "names": [{**ENTITY, "here": "Kadhimi", "starts": [0], "ends": [7], "forms": ["name"]}],
        }
    )


class DocumentText(BaseModel):
    """A document to be added. The text is taken as it is: every offset counts its code points."""

    text: str = Field(min_length=1)
    headline: str | None = None
    source: str | None = None
    url: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = Field(default=None, pattern=r"^\d{4}-\d{2}-\d{2}$", description="ISO date")
    language: str | None = Field(default=None, description="ISO 639-1 code; English where it is not given.")
    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "example": {
                "text": "Kadhimi criticized the PMUs. The Pentagon said it supports Iraq.",
                "headline": "Prime minister speaks",
                "publisher": "The Daily Example",
                "published": "2020-07-02",
            }
        },
    )


class DocumentAdded(BaseModel):
    """What became of one document. `added` is false where the graph held it already; then nothing changed."""

    uid: str
    headline: str | None
    added: bool
    entities: int
    claims: int
    model_config = with_example(ADDED)


class DocumentsAdded(DocumentAdded):
    """What became of an upload: its first document, and all of them (a .jsonl file holds several).

    `added` is true where any of them is new; `entities` and `claims` are sums.
    """

    documents: list[DocumentAdded]
    model_config = with_example({**ADDED, "documents": [ADDED]})
