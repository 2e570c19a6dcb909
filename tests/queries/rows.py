"""The rows that answers about the hand-made graph are made of, worked out on paper from the table in `world`."""

from dataclasses import dataclass

from tests.queries import world
from tests.queries.world import claim_row, entity, sample

Row = dict[str, object]
Answers = dict[str, list[tuple[Row, list[Row]]]]
"""By question: parameters, and all rows of the answer in their order."""


@dataclass(frozen=True)
class Case:
    """A question with parameters, and all rows of its answer in their order."""

    question: str
    parameters: Row
    rows: list[Row]


# How many documents speak of each, and how many claims have it as an end.
SIZES = {
    "league": (4, 8),
    "oren": (4, 5),
    "mira": (3, 6),
    "council": (3, 5),
    "port": (3, 3),
    "dana": (3, 1),
    "bank": (2, 3),
    "salt": (2, 3),
    "ilse": (1, 0),
}
# The summary edges: claims, affirmed, denied, actual, possible, planned, hypothetical, asserted, speakers, sources.
EDGES = {
    ("mira", "LEADS", "council"): (2, 2, 0, 2, 0, 0, 0, 2, 0, 1),
    ("council", "BACKS", "league"): (3, 2, 1, 3, 0, 0, 0, 2, 1, 2),
    ("mira", "MET_WITH", "oren"): (4, 3, 1, 3, 0, 1, 0, 2, 2, 2),
    ("league", "ATTACKED", "port"): (2, 2, 0, 2, 0, 0, 0, 2, 1, 1),
    ("oren", "WORKS_FOR", "bank"): (1, 1, 0, 1, 0, 0, 0, 1, 0, 1),
    ("bank", "OWNS", "salt"): (1, 1, 0, 0, 1, 0, 0, 0, 0, 1),
    ("league", "ATTACKED", "salt"): (1, 1, 0, 1, 0, 0, 0, 1, 1, 1),
    ("salt", "BACKS", "league"): (1, 1, 0, 0, 1, 0, 0, 0, 0, 1),
    ("league", "BASED_IN", "port"): (1, 1, 0, 1, 0, 0, 0, 1, 0, 1),
    ("dana", "LEADS", "bank"): (1, 1, 0, 0, 0, 0, 1, 0, 0, 1),
}
DENIALS = {("council", "BACKS", "league"): "c1", ("mira", "MET_WITH", "oren"): "d5"}
COUNTS = (
    *("claims", "affirmed", "denied", "actual", "possible", "planned", "hypothetical", "asserted"),
    *("speakers", "sources"),
)


def told(edge: tuple[str, str, str], label: str) -> Row:
    """The counts of a summary edge, the claim that shows it best, and the one that denies it."""
    return {**dict(zip(COUNTS, EDGES[edge], strict=True)), **sample(label, DENIALS.get(edge))}


def relation(subject: str, predicate: str, object_: str, since: str | None, until: str | None) -> Row:
    """An edge in a row of its own, with the dates of the first and the last document that states it."""
    ends: Row = {**named("subject_", subject), "predicate": predicate, **named("object_", object_)}
    return ends | {"first_published": since, "last_published": until}


def claims(labels: str) -> list[Row]:
    return [claim_row(label) for label in labels.split()]


def named(prefix: str, key: str) -> Row:
    kind, name = world.NAMES[key]
    return {f"{prefix}uid": entity(key), f"{prefix}name": name, f"{prefix}kind": str(kind)}


def entity_row(key: str) -> Row:
    documents, claims = SIZES[key]
    aliases = list(world.ALIASES.get(key, ()))
    return named("", key) | {"aliases": aliases, "tags": [], "documents": documents, "claims": claims}


def connection(direction: str, predicate: str, other: str, edge: tuple[str, str, str], label: str) -> Row:
    return {"direction": direction, "predicate": predicate, **named("other_", other), **told(edge, label)}


def link(path: int, hop: int, here: str, there: str, direction: str, edge: tuple[str, str, str], label: str) -> Row:
    ends = {**named("from_", here), "direction": direction, "predicate": edge[1], **named("to_", there)}
    return {"path": path, "hop": hop, **ends, **told(edge, label)}
