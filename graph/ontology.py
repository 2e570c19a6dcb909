"""The ontology: which kinds of entities there are, and which relations may hold between them.

The vocabulary is data (`data/ontology.csv`, one predicate a row, with its codes in PLOVER and Wikidata); this module
reads it once into typed values. Nothing else in the project spells out what a predicate may connect.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType


class Kind(StrEnum):
    """What sort of thing an entity is."""

    PERSON = "Person"
    ORGANIZATION = "Organization"
    PLACE = "Place"


class Polarity(StrEnum):
    """Whether the text says that the relation holds or that it does not."""

    AFFIRMED = "affirmed"
    DENIED = "denied"


class Modality(StrEnum):
    """How far the text commits itself: stated as fact, hedged, intended, or merely imagined."""

    ACTUAL = "actual"
    POSSIBLE = "possible"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"


class Form(StrEnum):
    """How a mention refers to its entity: by name, by description ("the group") or by pronoun."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Predicate:
    """One relation of the ontology: `LEADS`, from these kinds to those kinds."""

    name: str
    subjects: frozenset[Kind]
    objects: frozenset[Kind]
    symmetric: bool
    has_role: bool
    plover: str | None
    wikidata: str | None
    means: str
    example: str | None

    def accepts(self, subject: Kind, object_: Kind) -> bool:
        """Whether the relation may hold from an entity of the one kind to an entity of the other."""
        return subject in self.subjects and object_ in self.objects


@cache
def ontology() -> Mapping[str, Predicate]:
    """The predicates by name, in the order of the file."""
    text = files("graph").joinpath("data/ontology.csv").read_text(encoding="utf-8")
    rows = (_predicate(row) for row in csv.DictReader(text.splitlines()))
    return MappingProxyType({predicate.name: predicate for predicate in rows})


def _predicate(row: Mapping[str, str]) -> Predicate:
    return Predicate(
        name=row["predicate"],
        subjects=frozenset(Kind(kind) for kind in row["subject"].split("|")),
        objects=frozenset(Kind(kind) for kind in row["object"].split("|")),
        symmetric=row["symmetric"] == "yes",
        has_role=row["qualifier"] == "role",
        plover=row["plover"] or None,
        wikidata=row["wikidata"] or None,
        means=row["means"],
        example=row["example"] or None,
    )
