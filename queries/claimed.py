"""Relations counted from a choice of claims instead of from all: those of one document, of one time, of one answer."""

from collections import defaultdict
from collections.abc import Iterable

from graph.ontology import Modality, Polarity
from graph.store.base import Row
from graph.summary import Said, summarise
from queries.rows import COUNTS, claim_of
from queries.subgraph import Edge, Evidence
from queries.values import Claim


def edges_of_claims(rows: Iterable[Row]) -> tuple[Edge, ...]:
    """The edges of claims (rows with the columns of `fragments/claim.cypher`), in the order of a subgraph.

    They are counted as the summary of the graph is, and shown by the same claims: the one that states it best and,
    where somebody denies it, the best denial. A claim that stands in several rows counts once.
    """
    claims = {row["uid"]: claim_of(row) for row in rows}
    behind: defaultdict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    said: list[Said] = []
    for claim in claims.values():
        one = _said(claim)
        said.append(one)
        for key in summarise([one]):
            behind[key].append(claim)
    made = [
        Edge(
            source,
            target,
            predicate,
            **{count: counted[count] for count in COUNTS},
            evidence=_evidence(behind[source, predicate, target]),
            last_published=counted.get("last_published"),
        )
        for (source, predicate, target), counted in summarise(said).items()
    ]
    return tuple(sorted(made, key=lambda edge: (edge.source, edge.target, edge.predicate)))


def _said(claim: Claim) -> Said:
    return Said(
        claim.subject.uid,
        claim.object.uid,
        claim.predicate,
        claim.polarity,
        claim.modality,
        claim.speaker.uid if claim.speaker else None,
        claim.document.story,
        claim.document.published,
    )


def _evidence(claims: Iterable[Claim]) -> tuple[Evidence, ...]:
    best_first = sorted(claims, key=_rank)
    denials = [claim for claim in best_first if claim.polarity is Polarity.DENIED]
    chosen = dict.fromkeys([*best_first[:1], *denials[:1]])
    return tuple(
        Evidence(
            claim=claim.uid,
            quote=claim.quote,
            polarity=claim.polarity,
            modality=claim.modality,
            speaker=claim.speaker.name if claim.speaker else None,
            document=claim.document.uid,
            headline=claim.document.headline,
            publisher=claim.document.publisher,
            published=claim.document.published,
        )
        for claim in chosen
    )


def _rank(claim: Claim) -> tuple[object, ...]:
    """The order of `fragments/evidence.cypher`: affirmed, stated as fact, surest, oldest."""
    return (
        claim.polarity,
        list(Modality).index(claim.modality),
        -claim.confidence,
        claim.document.published or "9999",
        claim.document.uid,
        claim.start,
        claim.uid,
    )
