"""What annotators marked in a text, as values. Offsets are code points, end exclusive."""

from dataclasses import dataclass, field
from typing import NamedTuple

from graph.ontology import Kind, Modality, Polarity
from graph.record import Span


class Name(NamedTuple):
    """A name of an entity in a text. `kind` None: of a sort that the ontology does not have."""

    start: int
    end: int
    kind: Kind | None


@dataclass(frozen=True, slots=True)
class GoldRelation:
    """A relation between two marked stretches, of a type of the corpus."""

    type: str
    subject: Name
    object: Name


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """Who said what: each part may stand in several places."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """One entity of a document; any of `kinds` is right. `forms`: its name and aliases as the text has them."""

    id: str
    kinds: tuple[Kind, ...]
    name: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A stated relation; any of `predicates` is right, the first is the annotator's. `clear`: nearly every careful
    reader would mark it. `unsure`: those of polarity, modality and speaker that are not compared."""

    predicates: tuple[str, ...]
    subject: str
    object: str
    polarity: Polarity
    modality: Modality
    speaker: str | None
    clear: bool
    unsure: tuple[str, ...]
    span: Span


@dataclass(slots=True)
class GoldDocument:
    """A text with all that was marked in it. `ignored`: stretches that are neither right nor wrong to take for
    names."""

    id: str
    text: str
    names: set[Name] = field(default_factory=set)
    ignored: set[Span] = field(default_factory=set)
    relations: list[GoldRelation] = field(default_factory=list)
    attributions: list[GoldAttribution] = field(default_factory=list)
    entities: list[GoldEntity] = field(default_factory=list)
    claims: list[GoldClaim] = field(default_factory=list)
