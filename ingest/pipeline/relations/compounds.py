"""Relations inside compounds: "the Iran-backed group B", "B, which is Iranian-backed", "the London-based B"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from ingest.pipeline.layers import Relation
from ingest.pipeline.relations.arguments import slot
from ingest.pipeline.relations.lexicon import compounds
from ingest.pipeline.relations.referents import Referents


def compound_relations(doc: Doc, referents: Referents) -> Iterator[Relation]:
    """The relations of all hyphenated participles of the document."""
    entries = compounds()
    for participle in doc[2:]:
        entry = entries.get(participle.lower_)
        modifier = doc[participle.i - 2]
        if entry is None or doc[participle.i - 1].text not in {"-", "‑", "–"} or modifier.i not in referents.cluster_of:
            continue
        for modified in _modified(participle, referents):
            ends = (modified, modifier.i) if entry.inverse else (modifier.i, modified)
            yield Relation(entry.predicate, *ends, participle.i, entry.rule)


def _modified(participle: Token, referents: Referents) -> list[int]:
    """The entities that are so described: the noun that it stands before, or the subject of "is"."""
    head = participle.head
    if participle.dep_ == "oprd" and head.lemma_ != "be":  # "they called B Iranian-backed"
        return [i for called in slot(head, "obj") for i in referents.all_of(called)]
    if participle.dep_ in {"acomp", "attr"} or head.lemma_ == "be":
        return [i for subject in slot(head, "subj") for i in referents.all_of(subject)]
    inner = {"amod", "compound", "nmod"}
    while head.dep_ in inner and head.head.i > participle.i and head.i not in referents.cluster_of:
        head = head.head
    if head.i > participle.i and head.pos_ in {"NOUN", "PROPN"}:
        found = referents.all_of(head)
        if found:
            return found
        if head.dep_ == "attr" and head.head.lemma_ == "be":  # "B is an Iran-backed group"
            return [i for subject in slot(head.head, "subj") for i in referents.all_of(subject)]
        if head.dep_ == "appos":  # "B, an Iran-backed group"
            return referents.one(head.head)
        if head.i + 1 < len(participle.doc) and head.i + 1 in referents.cluster_of:  # "Iran-backed group B"
            return [head.i + 1]
    return []
