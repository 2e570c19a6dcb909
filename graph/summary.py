"""The summary layer: one edge per predicate between two entities, counted from the claims behind it.

`rewrite` recomputes the edges of given pairs of entities from scratch; `summarise` is the counting, without a store.
Claims whose two ends are one entity have no edge.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

from graph.ontology import Modality, Polarity, ontology
from graph.store.base import Row, Transaction, for_each

Pair: TypeAlias = tuple[str, str]  # uids of two entities, the smaller first


@dataclass(frozen=True, slots=True)
class Said:
    """What the summary needs of one claim. `subject`, `object`, `speaker` are uids of entities."""

    subject: str
    object: str
    predicate: str
    polarity: str
    modality: str
    speaker: str | None
    story: str
    published: str | None


def pair(one: str, other: str) -> Pair:
    """The pair of two entities, whichever comes first."""
    return (one, other) if one < other else (other, one)


def summarise(claims: Iterable[Said]) -> dict[tuple[str, str, str], dict[str, Any]]:
    """From (subject, predicate, object) to the properties of its edge. The edge of a symmetric predicate leads from the
    smaller uid to the larger."""
    behind: defaultdict[tuple[str, str, str], list[Said]] = defaultdict(list)
    for claim in claims:
        ends = claim.subject, claim.object
        if ends[0] != ends[1]:
            subject, object_ = pair(*ends) if ontology()[claim.predicate].symmetric else ends
            behind[subject, claim.predicate, object_].append(claim)
    return {edge: _properties(said) for edge, said in behind.items()}


def _properties(claims: list[Said]) -> dict[str, Any]:
    dates = [claim.published for claim in claims if claim.published]
    asserted = [c for c in claims if c.polarity == Polarity.AFFIRMED and c.modality == Modality.ACTUAL]
    properties: dict[str, Any] = {
        "claims": len(claims),
        **{str(polarity): sum(claim.polarity == polarity for claim in claims) for polarity in Polarity},
        **{str(modality): sum(claim.modality == modality for claim in claims) for modality in Modality},
        "asserted": len(asserted),
        "speakers": len({claim.speaker for claim in claims} - {None}),
        "sources": len({claim.story for claim in claims}),
    }
    return properties | ({"first_published": min(dates), "last_published": max(dates)} if dates else {})


def pairs_of(transaction: Transaction, appearances: Iterable[str], documents: Iterable[str]) -> set[Pair]:
    """The pairs of entities between which a claim stands that is of one of the documents, or has one of the appearances
    as its subject, object or speaker."""
    ends = (
        "MATCH (c)-[:SUBJECT]->(:Appearance)-[:REFERS_TO]->(s:Entity) "
        "MATCH (c)-[:OBJECT]->(:Appearance)-[:REFERS_TO]->(o:Entity) RETURN DISTINCT s.uid AS subject, o.uid AS object"
    )
    found = for_each(transaction, sorted(documents), f"MATCH (d:Document {{uid: row}})<-[:IN]-(c:Claim) {ends}")
    uids = sorted(appearances)
    for role in ("SUBJECT", "OBJECT", "SPEAKER"):
        found += for_each(transaction, uids, f"MATCH (a:Appearance {{uid: row}})<-[:{role}]-(c:Claim) {ends}")
    return {pair(row["subject"], row["object"]) for row in found if row["subject"] != row["object"]}


def rewrite(transaction: Transaction, pairs: Iterable[Pair]) -> None:
    """Makes the edges between the entities of each pair what the claims now say."""
    both = sorted({ends for one, other in pairs for ends in ((one, other), (other, one))})
    rows = [{"subject": subject, "object": object_} for subject, object_ in both]
    for_each(transaction, rows, "MATCH (s:Entity {uid: row.subject})-[r]->(o:Entity {uid: row.object}) DELETE r")
    edges: defaultdict[str, list[Row]] = defaultdict(list)
    for (subject, predicate, object_), properties in summarise(_claims_between(transaction, rows)).items():
        edges[predicate].append({"subject": subject, "object": object_, "properties": properties})
    # A relationship type cannot be a parameter; this one is a name of the ontology, whatever the store holds.
    for predicate in ontology().keys() & edges.keys():
        for_each(
            transaction,
            edges[predicate],
            "MATCH (s:Entity {uid: row.subject}) MATCH (o:Entity {uid: row.object}) "
            f"MERGE (s)-[r:{predicate}]->(o) SET r += row.properties",
        )


def _claims_between(transaction: Transaction, rows: list[dict[str, str]]) -> list[Said]:
    """The claims from each row's subject to its object, looked for from the end of which there are fewer."""
    ends = for_each(
        transaction,
        rows,
        "MATCH (s:Entity {uid: row.subject}) MATCH (o:Entity {uid: row.object}) "
        "RETURN s.uid AS subject, o.uid AS object, s.claims <= o.claims AS from_subject",
    )
    found: list[Row] = []
    for near, far, is_nearer in (("subject", "object", True), ("object", "subject", False)):
        found += for_each(
            transaction,
            [row for row in ends if bool(row["from_subject"]) is is_nearer],
            f"MATCH (n:Entity {{uid: row.{near}}})<-[:REFERS_TO]-(:Appearance)<-[:{near.upper()}]-(c:Claim) "
            f"MATCH (c)-[:{far.upper()}]->(:Appearance)-[:REFERS_TO]->(f:Entity) WHERE f.uid = row.{far} "
            "MATCH (c)-[:IN]->(d:Document) OPTIONAL MATCH (c)-[:SPEAKER]->(:Appearance)-[:REFERS_TO]->(p:Entity) "
            "RETURN row.subject AS subject, row.object AS object, c.predicate AS predicate, c.polarity AS polarity, "
            "c.modality AS modality, p.uid AS speaker, d.story AS story, d.published AS published",
        )
    return [Said(**row) for row in found]
