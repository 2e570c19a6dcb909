"""Relations that a noun for a role states: "Iraqi Prime Minister H", "H, the leader of O", "H is an ally of O".

A role noun has a holder (`holders.py`) and another end (`other_ends.py`). Titles before names are read word by word,
not from the parse, which small models get wrong there.
"""

from collections.abc import Iterator

from spacy.tokens import Doc

from graph.ontology import Form, Kind, Modality, ontology
from ingest.pipeline.layers import Relation
from ingest.pipeline.relations.affiliations import affiliation_relations
from ingest.pipeline.relations.counterparts import counterpart_relations
from ingest.pipeline.relations.holders import Names, holders
from ingest.pipeline.relations.lexicon import words
from ingest.pipeline.relations.other_ends import other_ends
from ingest.pipeline.relations.referents import Reach, Referents
from ingest.pipeline.relations.role_nouns import (
    Role,
    first_conjunct,
    is_rank_after_post,
    roles_at,
    word_before,
    wording,
)

_NOT_YET = {"next", "future", "incoming", "prospective", "aspiring"}


def role_relations(doc: Doc, referents: Referents) -> Iterator[Relation]:
    """The relations of all role nouns of the document."""
    names: Names = {
        mention.start: (mention.end, cluster.kind)
        for cluster in doc._.clusters or ()
        for mention in cluster.mentions
        if mention.form is Form.NAME
    }
    found: list[Relation] = []
    for token in doc:
        for role in roles_at(token, referents):
            if not is_rank_after_post(doc, role, referents) and not _begins_longer(doc, role, referents):
                held_by = holders(doc, role, names, referents)
                if held_by:
                    found += _relations(doc, role, held_by, referents)
                    found += _origins(role, held_by, referents)
    yield from found
    yield from counterpart_relations(doc, names, found, referents)
    yield from affiliation_relations(doc, names, referents)


def _begins_longer(doc: Doc, role: Role, referents: Referents) -> bool:
    """The "secretary" of "secretary general" is no post of its own."""
    after = role.last.i + 1
    return after < len(doc) and any(longer.start <= role.start for longer in roles_at(doc[after], referents))


def _relations(doc: Doc, role: Role, held_by: list[int], referents: Referents) -> Iterator[Relation]:
    ends, only_demonym = other_ends(doc, role, held_by, referents)
    for holder in held_by:
        for end in ends:
            kind, holder_kind = referents.kind(end), referents.kind(holder)
            if kind is None or holder_kind is None or referents.cluster_of[end] == referents.cluster_of[holder]:
                continue
            predicate = role.entry.demonym if only_demonym else role.entry.predicate(kind)
            if predicate is None:
                continue
            if kind is Kind.PLACE and word_before(role) in words("outsiders"):
                continue
            if predicate == "LEADS" and _leads_a_part(role, referents):
                predicate = "WORKS_FOR"
            subject, object_ = (end, holder) if role.entry.inverse else (holder, end)
            kinds = referents.kind(subject), referents.kind(object_)
            if kinds[0] and kinds[1] and ontology()[predicate].accepts(kinds[0], kinds[1]):
                yield Relation(
                    predicate=predicate,
                    subject=subject,
                    object=object_,
                    trigger=_trigger(role),
                    rule=role.entry.rule,
                    role=wording(doc, role, referents),
                    modality=Modality.PLANNED if word_before(role) in _NOT_YET else None,
                )


def _origins(role: Role, held_by: list[int], referents: Referents) -> Iterator[Relation]:
    """ "a journalist from Oslo", "a refugee from the village of X"."""
    if Kind.PERSON not in role.entry.holders or role.entry.predicate(Kind.PLACE) in {"LEADS", "OPPOSES", "BACKS"}:
        return
    for child in role.last.children:
        if child.dep_ == "prep" and child.lower_ == "from" and "from" not in role.entry.prepositions:
            for end in child.children:
                for place in referents.all_of(end, Reach.NAMES) if end.dep_ == "pobj" else ():
                    if referents.kind(place) is Kind.PLACE:
                        for holder in held_by:
                            if referents.kind(holder) is Kind.PERSON:
                                yield Relation("LIVES_IN", holder, place, role.last.i, "noun:from_place")


def _leads_a_part(role: Role, referents: Referents) -> bool:
    """ "director of research at O" and "O's army chief" do not lead O."""
    if word_before(role) in words("parts_of_a_state"):
        return True
    fields = [end for c in role.last.children if c.dep_ == "prep" and c.lower_ in {"of", "for"} for end in c.children]
    return any(end.dep_ == "pobj" and not referents.all_of(end, Reach.NAMES) for end in fields)


def _trigger(role: Role) -> int:
    """The token whose negation and modality count: the copula where there is one."""
    head = first_conjunct(role.top)
    if head.dep_ in {"attr", "oprd"} and head.head.pos_ in {"AUX", "VERB"}:
        return head.head.i
    return role.last.i
