"""Chains of stated relations between two entities."""

from collections.abc import Iterable

from pydantic import BaseModel

from api.schemas.base import Counts, EntityLink, Evidence, Row, counts_of, required_link


class Link(BaseModel):
    """One relation between two neighbours on a path. `direction`: forward, backward, or both where it is symmetric."""

    direction: str
    predicate: str
    counts: Counts
    evidence: Evidence


class Hop(BaseModel):
    """One step of a path with every relation that links its two ends."""

    source: EntityLink
    target: EntityLink
    links: list[Link]


class Path(BaseModel):
    """One chain of stated relations."""

    hops: list[Hop]


class Paths(BaseModel):
    """The shortest chains between two entities, best supported first; none where they are further apart."""

    source: EntityLink
    target: EntityLink
    max_hops: int
    paths: list[Path]


def paths_from_rows(rows: Iterable[Row]) -> list[Path]:
    """The paths of the rows of the question `paths`, which come ordered by path and hop."""
    paths: list[Path] = []
    place = 0, 0
    for row in rows:
        link = Link(
            direction=row["direction"],
            predicate=row["predicate"],
            counts=Counts(**counts_of(row)),
            evidence=Evidence.from_row(row),
        )
        if row["path"] != place[0]:
            paths.append(Path(hops=[]))
        if (row["path"], row["hop"]) != place:
            paths[-1].hops.append(Hop(source=required_link(row, "from"), target=required_link(row, "to"), links=[]))
        paths[-1].hops[-1].links.append(link)
        place = row["path"], row["hop"]
    return paths
