"""Entities and what they are connected to."""

from pydantic import BaseModel, Field

from api.schemas.base import Counts, EntityLink, Evidence, Row, counts_of, required_link


class EntityFound(EntityLink):
    """An entity among those found. `match` says how the name matches; `documents` and `claims` count what there is."""

    aliases: list[str]
    tags: list[str]
    documents: int
    claims: int
    match: str = Field(description="exact, prefix, word, part, words, or all where nothing was asked for")


class EntityWhole(EntityLink):
    """One entity. `connections` counts the entities that a stated relation links it with, `said` the claims that are
    attributed to it."""

    aliases: list[str]
    tags: list[str]
    documents: int
    claims: int
    connections: int
    said: int


class Connection(BaseModel):
    """A stated relation of one entity with another. `direction` out: the entity is the subject; in: the object;
    both: the relation is symmetric."""

    direction: str
    predicate: str
    other: EntityLink
    counts: Counts
    evidence: Evidence

    @classmethod
    def from_row(cls, row: Row) -> "Connection":
        """The connection of a row of the question `connections`."""
        return cls(
            direction=row["direction"],
            predicate=row["predicate"],
            other=required_link(row, "other"),
            counts=Counts(**counts_of(row)),
            evidence=Evidence.from_row(row),
        )
