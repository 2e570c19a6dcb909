"""From the rows of answers to the values of a subgraph."""

from graph.ontology import Kind, Modality, Polarity
from graph.store.base import Row
from queries.subgraph import Edge, Evidence, Node

_COUNTS = (
    *("claims", "affirmed", "denied", "actual", "possible", "planned", "hypothetical", "asserted"),
    *("speakers", "sources"),
)


def node_of(row: Row) -> Node:
    """The entity of a row with the columns of the question `entities`."""
    return Node(row["uid"], row["name"], Kind(row["kind"]), tuple(row["aliases"]), row["documents"], row["claims"])


def edge_of(row: Row) -> Edge:
    """The edge of a row of the question `relations-among`."""
    return Edge(row["source_uid"], row["target_uid"], row["predicate"], **counts_of(row), evidence=evidence_of(row))


def counts_of(row: Row) -> dict[str, int]:
    """The columns of `fragments/counts.cypher`, which are fields of an edge."""
    return {count: row[count] for count in _COUNTS}


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
