"""Relations of a person's name to what stands beside it: "CNN's H", "H of Human Rights Watch", "H, 8, of Bergen",
"Sen. H, R-Ariz."."""

from collections.abc import Iterator

from spacy.tokens import Doc

from graph.ontology import Kind
from ingest.pipeline.layers import Relation
from ingest.pipeline.relations.holders import Names
from ingest.pipeline.relations.lexicon import words
from ingest.pipeline.relations.other_ends import behind_name
from ingest.pipeline.relations.referents import Referents
from ingest.pipeline.relations.role_nouns import roles_at

_ELECTED = {"sen", "senator", "rep", "representative", "congressman", "congresswoman"}
_PARTIES = {"d", "r", "i"}


def affiliation_relations(doc: Doc, names: Names, referents: Referents) -> Iterator[Relation]:
    """The affiliations of all names of the document."""
    yield from _possessed_names(doc, names, referents)
    for start, (end, kind) in names.items():
        if kind is Kind.PERSON:
            yield from _of(doc, start, end, referents)
            yield from _elected_in(doc, end, referents)


def _possessed_names(doc: Doc, names: Names, referents: Referents) -> Iterator[Relation]:
    """ "CNN's Wolf Blitzer" works for it; "the government's Fraud Office" is part of it."""
    predicates = {Kind.PERSON: "WORKS_FOR", Kind.ORGANIZATION: "PART_OF"}
    for start, (end, kind) in names.items():
        if kind not in predicates or start < 2 or doc[start - 1].tag_ != "POS":
            continue
        if kind is Kind.ORGANIZATION and _only_modifies(doc, end):
            continue
        if referents.kind(start - 2) is Kind.ORGANIZATION:
            yield Relation(predicates[kind], end - 1, start - 2, end - 1, f"noun:possessed_{kind.lower()}")


def _only_modifies(doc: Doc, end: int) -> bool:
    """ "the court's Citizens United decision" says nothing of Citizens United; "its Citizens United group" does."""
    head = doc[end - 1].head
    modifies = doc[end - 1].dep_ in {"compound", "amod", "nmod"} and head.i >= end
    return modifies and head.lower_ not in words("designations")


def _of(doc: Doc, start: int, end: int, referents: Referents) -> Iterator[Relation]:
    # "works for H at the ministry" does not say that H is there
    is_object = doc[end - 1].dep_ in {"pobj", "dobj", "dative"}
    for other in behind_name(doc, end - 1, {"of"} if is_object else {"of", "at"}, referents):
        if referents.kind(other) is Kind.ORGANIZATION:
            yield Relation("WORKS_FOR", end - 1, other, end - 1, "noun:name_of_organization")
        elif referents.kind(other) is Kind.PLACE and _preposition_before(doc, other, referents) != "at":
            if start and _is_elected(doc, start):
                yield Relation("WORKS_FOR", end - 1, other, end - 1, "noun:elected_in")
            elif not (start and roles_at(doc[start - 1], referents)):  # "President H of O" does not merely live there
                predicate = "CITIZEN_OF" if _is_country(other, referents) else "LIVES_IN"
                yield Relation(predicate, end - 1, other, end - 1, "noun:name_of_place")


def _is_country(place: int, referents: Referents) -> bool:
    cluster = referents.cluster(place)
    return cluster is not None and "country" in cluster.tags


def _is_elected(doc: Doc, start: int) -> bool:
    before = start - 2 if doc[start - 1].text == "." and start >= 2 else start - 1
    return doc[before].lower_.rstrip(".") in _ELECTED


def _elected_in(doc: Doc, end: int, referents: Referents) -> Iterator[Relation]:
    """ "H, R-Ariz.," and "H (D-Calif.)" sit in a parliament for that place."""
    if end + 3 >= len(doc) or doc[end].text not in {",", "("} or doc[end + 1].lower_ not in _PARTIES:
        return
    place = end + 3
    if doc[end + 2].text in {"-", "‑", "–"} and referents.kind(place) is Kind.PLACE:
        yield Relation("WORKS_FOR", end - 1, place, end - 1, "noun:elected_in")


def _preposition_before(doc: Doc, token: int, referents: Referents) -> str:
    place = token
    while place and (referents.cluster_of.get(place) == referents.cluster_of[token] or doc[place].lower_ == "the"):
        place -= 1
    return doc[place].lower_
