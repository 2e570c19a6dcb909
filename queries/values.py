"""What the Python client answers with. Plain values: nothing here touches a store."""

from dataclasses import dataclass
from typing import Literal

from graph.ontology import Kind, Modality, Polarity
from queries.subgraph import Edge, Node


@dataclass(frozen=True, slots=True)
class Named:
    """An entity, as far as one needs it to follow it."""

    uid: str
    name: str
    kind: Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity(Node):
    """An entity with its finer kinds, the number of entities that it has a stated relation with, and the number of
    claims that are attributed to it."""

    tags: tuple[str, ...]
    connections: int
    said: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Edge):
    """An edge of the summary, seen from `start`.

    `direction` is forward where `start` is the subject, backward where it is the object, and both where the predicate
    is symmetric. `evidence` is the claim that shows the relation best and, where there is one, a claim that denies it.
    `last_published` is always None: the questions behind it do not tell.
    """

    start: Named
    end: Named
    direction: Literal["forward", "backward", "both"]

    @property
    def subject(self) -> Named:
        """The entity of which it is said; of a symmetric relation the one with the smaller uid."""
        return self.start if self.source == self.start.uid else self.end

    @property
    def object(self) -> Named:
        """The other one."""
        return self.end if self.source == self.start.uid else self.start


@dataclass(frozen=True, slots=True)
class Chain:
    """A chain of stated relations: for every link all relations between its two entities, best supported first."""

    links: tuple[tuple[Relation, ...], ...]

    @property
    def entities(self) -> tuple[Named, ...]:
        """The entities from one end of the chain to the other."""
        return (self.links[0][0].start, *(link[0].end for link in self.links))


@dataclass(frozen=True, slots=True)
class Source:
    """The document that holds a claim. `published` is an ISO date; `story` is the uid of the document that stands for
    all copies of it."""

    uid: str
    headline: str | None
    publisher: str | None
    published: str | None
    url: str | None
    story: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What a document states. `speaker` None is the author's own voice.

    `start` and `end` are code points into the document's text, end exclusive; `confidence` is from 0 to 1.
    """

    uid: str
    predicate: str
    subject: Named
    object: Named
    polarity: Polarity
    modality: Modality
    speaker: Named | None
    quote: str
    start: int
    end: int
    role: str | None
    event_date: str | None
    confidence: float
    rule: str
    document: Source
