"""Which of the candidate relations may become claims, and why the others may not."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from spacy.tokens import Doc

from graph.ontology import Form, ontology
from ingest.pipeline.layers import Cluster, Relation
from ingest.pipeline.relations.referents import Referents, voices


class Refusal(StrEnum):
    """Why a candidate relation is no claim."""

    NO_ENTITY = "an end is no entity"
    NOT_NAMED = "an end is never named in the document"
    SAME_ENTITY = "both ends are the same entity"
    SIGNATURE = "the ontology has no such relation between these kinds"
    DID_NOT_HAPPEN = "it is incidental to what did not happen"
    SAID_ALREADY = "another candidate makes the same claim here"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A relation with the clusters (indices) that its ends belong to; `refusal` None where it may become a claim."""

    relation: Relation
    subject: int | None
    object: int | None
    refusal: Refusal | None


def candidates(doc: Doc) -> Iterator[Candidate]:
    """The relations that the rules found, in their order, each judged."""
    referents = Referents(doc)
    referents.speak_for(voices(doc._.relations or (), referents))
    for relation in doc._.relations or ():
        subject, object_ = (referents.cluster_of.get(token) for token in (relation.subject, relation.object))
        yield Candidate(relation, subject, object_, _refusal(doc._.clusters, relation.predicate, subject, object_))


def is_named(cluster: Cluster) -> bool:
    """Whether any mention of the entity is its name: no other gets into the record."""
    return any(mention.form is Form.NAME for mention in cluster.mentions)


def _refusal(clusters: list[Cluster], predicate: str, subject: int | None, object_: int | None) -> Refusal | None:
    if subject is None or object_ is None:
        return Refusal.NO_ENTITY
    ends = clusters[subject], clusters[object_]
    if not all(is_named(end) for end in ends):
        return Refusal.NOT_NAMED
    if subject == object_:
        return Refusal.SAME_ENTITY
    if not ontology()[predicate].accepts(ends[0].kind, ends[1].kind):
        return Refusal.SIGNATURE
    return None
