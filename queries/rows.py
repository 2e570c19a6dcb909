"""From the rows of answers to values: those of a subgraph, and those of the Python client."""

from collections.abc import Iterable
from itertools import groupby
from typing import Literal

from graph.ontology import Kind, Modality, Polarity
from graph.store.base import Row
from queries.subgraph import Edge, Evidence, Node
from queries.values import Chain, Claim, Entity, Named, Relation, Source

COUNTS = (
    *("claims", "affirmed", "denied", "actual", "possible", "planned", "hypothetical", "asserted"),
    *("speakers", "sources"),
)
_Direction = Literal["forward", "backward", "both"]
DIRECTIONS: dict[str, _Direction] = {  # `connections` looks from the entity, `paths` along the chain
    "out": "forward",
    "in": "backward",
    "forward": "forward",
    "backward": "backward",
    "both": "both",
}


def node_of(row: Row) -> Node:
    """The entity of a row with the columns of the question `entities`."""
    return Node(*node_fields(row))


def node_fields(row: Row) -> tuple[str, str, Kind, tuple[str, ...], int, int]:
    """The fields of a node, in their order, of a row that holds them as columns."""
    return row["uid"], row["name"], Kind(row["kind"]), tuple(row["aliases"] or ()), row["documents"], row["claims"]


def edge_of(row: Row) -> Edge:
    """The edge of a row of the question `relations-among`."""
    return Edge(
        row["source_uid"],
        row["target_uid"],
        row["predicate"],
        **counts_of(row),
        evidence=evidence_of(row),
        last_published=row["last_published"],
    )


def counts_of(row: Row) -> dict[str, int]:
    """The columns of `fragments/counts.cypher`, which are fields of an edge."""
    return {count: row[count] for count in COUNTS}


def evidence_of(row: Row) -> tuple[Evidence, ...]:
    """From the columns of `fragments/sample.cypher`: the claim that shows the edge best and, where it is another one,
    the claim that denies it."""
    best = Evidence(
        claim=row["claim"],
        quote=row["quote"],
        polarity=Polarity(row["polarity"]),
        modality=Modality(row["modality"]),
        speaker=row["speaker_name"],
        document=row["document_uid"],
        headline=row["headline"],
        publisher=row["publisher"],
        published=row["published"],
    )
    if row["denial"] in (None, best.claim):
        return (best,)
    denial = Evidence(
        claim=row["denial"],
        quote=row["denial_quote"],
        polarity=Polarity.DENIED,
        modality=Modality(row["denial_modality"]),
        speaker=row["denial_by"],
        document=row["denial_document"],
        headline=row["denial_headline"],
        publisher=row["denial_publisher"],
        published=row["denial_published"],
    )
    return (best, denial)


def entity_of(row: Row) -> Entity:
    """The entity of a row of the question `entity`."""
    return Entity(*node_fields(row), tags=tuple(row["tags"]), connections=row["connections"], said=row["said"])


def named(row: Row, end: str) -> Named:
    """The entity whose columns begin with `end`."""
    return Named(row[f"{end}_uid"], row[f"{end}_name"], Kind(row[f"{end}_kind"]))


def relation_of(row: Row, start: Named, end: Named) -> Relation:
    """The relation of a row of the questions `connections` or `paths`."""
    direction = DIRECTIONS[row["direction"]]
    ends = {"forward": (start, end), "backward": (end, start)}
    source, target = ends.get(direction) or sorted((start, end), key=lambda one: one.uid)
    return Relation(
        source.uid,
        target.uid,
        row["predicate"],
        **counts_of(row),
        evidence=evidence_of(row),
        last_published=None,
        start=start,
        end=end,
        direction=direction,
    )


def chains_of(rows: Iterable[Row]) -> list[Chain]:
    """The chains of an answer to the question `paths`."""
    return [
        Chain(
            tuple(
                tuple(relation_of(row, named(row, "from"), named(row, "to")) for row in link)
                for _, link in groupby(path, key=lambda row: row["hop"])
            )
        )
        for _, path in groupby(rows, key=lambda row: row["path"])
    ]


def claim_of(row: Row) -> Claim:
    """The claim of a row with the columns of `fragments/claim.cypher`."""
    return Claim(
        uid=row["uid"],
        predicate=row["predicate"],
        subject=named(row, "subject"),
        object=named(row, "object"),
        polarity=Polarity(row["polarity"]),
        modality=Modality(row["modality"]),
        speaker=None if row["speaker_uid"] is None else named(row, "speaker"),
        quote=row["quote"],
        start=row["start"],
        end=row["end_offset"],
        role=row["role"],
        event_date=row["event_date"],
        confidence=row["confidence"],
        rule=row["rule"],
        document=Source(
            row["document_uid"], row["headline"], row["publisher"], row["published"], row["url"], row["story"]
        ),
    )
