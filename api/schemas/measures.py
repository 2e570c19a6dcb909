"""Measures of a piece of the graph."""

from pydantic import BaseModel, Field

from api.schemas.base import EntityLink
from queries.measures import Measure, Measured


class MeasureMeant(BaseModel):
    """What a measure is."""

    name: Measure
    means: str
    path: str


class MeasuresMeant(BaseModel):
    """All measures."""

    items: list[MeasureMeant]


class MeasuredEntity(BaseModel):
    """An entity and what was measured: a score, or the number of its community (1 is the largest)."""

    rank: int
    entity: EntityLink
    score: float | None
    community: int | None
    ties: int = Field(description="How many entities of the piece it is tied to.")


class MeasureAnswer(BaseModel):
    """A measure of a piece of the graph. `entities` and `ties` count the whole piece, `left_out` the entities within
    reach that the bound left out; `bound` says the same as a sentence."""

    measure: Measure
    means: str
    bound: str
    entities: int
    ties: int
    left_out: int
    items: list[MeasuredEntity]

    @classmethod
    def of(cls, found: Measured, means: str, limit: int) -> "MeasureAnswer":
        """The answer with the first `limit` entities."""
        items = [
            MeasuredEntity(
                rank=rank,
                entity=EntityLink(uid=one.entity.uid, name=one.entity.name, kind=one.entity.kind),
                score=one.score,
                community=one.community,
                ties=one.ties,
            )
            for rank, one in enumerate(found.rows[:limit], start=1)
        ]
        return cls(
            measure=found.measure,
            means=means,
            bound=found.bound,
            entities=found.entities,
            ties=found.ties,
            left_out=found.left_out,
            items=items,
        )
