"""Documents: found, whole, and to be added."""

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from api.schemas.base import DocumentLink, EntityLink


class DocumentFound(DocumentLink):
    """A document among those found. Documents with the same `story` are copies of one; `words` is its length."""

    source: str | None
    author: str | None
    language: str | None
    words: int
    story: str
    entities: int
    claims: int


class EntityNamed(EntityLink):
    """An entity as a document speaks of it: `here` its fullest name in it; its mentions are at
    `text[starts[i]:ends[i]]`, each a name, a nominal or a pronoun (`forms[i]`)."""

    here: str
    starts: list[int]
    ends: list[int]
    forms: list[str]


class DocumentWhole(DocumentFound):
    """One document with its text, whom it names, and the uids of the other copies of its story."""

    copies: list[str]
    text: str
    names: list[EntityNamed]


class DocumentText(BaseModel):
    """A document to be added. The text is taken as it is: every offset counts its code points."""

    text: str = Field(min_length=1)
    headline: str | None = None
    source: str | None = None
    url: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: date | None = None
    language: str | None = Field(default=None, description="ISO 639-1 code; English where it is not given.")
    model_config = ConfigDict(extra="forbid")


class DocumentAdded(BaseModel):
    """What became of one document. `added` is false where the graph held it already; then nothing changed."""

    uid: str
    headline: str | None
    added: bool
    entities: int
    claims: int


class DocumentsAdded(DocumentAdded):
    """What became of an upload: its first document, and all of them (a .jsonl file holds several).

    `added` is true where any of them is new; `entities` and `claims` are sums.
    """

    documents: list[DocumentAdded]
