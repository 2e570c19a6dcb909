"""Relations inside compounds: "the Iran-backed group B", "B, which is Iranian-backed", "the London-based B", "the
pro-Iranian B"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from graph.ontology import Kind, ontology
from ingest.pipeline.layers import Relation
from ingest.pipeline.relations.arguments import slot
from ingest.pipeline.relations.lexicon import Compound, compounds
from ingest.pipeline.relations.referents import Referents

_HYPHENS = {"-", "‑", "–"}


def compound_relations(doc: Doc, referents: Referents) -> Iterator[Relation]:
    """The relations of all hyphenated words of the document that the table knows."""
    entries = compounds()
    for word in doc:
        entry = entries.get(word.lower_)
        if entry is None:
            continue
        for modifier, describing in _sides(word, referents):
            for modified in _modified(describing, referents):
                ends = (modified, modifier) if entry.inverse else (modifier, modified)
                kinds = referents.kind(ends[0]), referents.kind(ends[1])
                if kinds[0] and kinds[1] and ontology()[entry.predicate].accepts(kinds[0], kinds[1]):
                    yield Relation(entry.predicate, *ends, word.i, entry.rule)
        if entry.predicate == "BASED_IN":
            yield from _at_home(word, entry, referents)


def _sides(word: Token, referents: Referents) -> Iterator[tuple[int, Token]]:
    """The name in the compound, and the token that is said of the noun: "Iran-backed", "pro-Iranian"."""
    doc, i = word.doc, word.i
    if i >= 2 and doc[i - 1].text in _HYPHENS and i - 2 in referents.cluster_of:
        yield i - 2, word
        town = _town_before(doc, i - 2, referents)
        if town is not None:
            yield town, word
    elif i + 2 < len(doc) and doc[i + 1].text in _HYPHENS and i + 2 in referents.cluster_of:
        yield i + 2, doc[i + 2]


def _town_before(doc: Doc, state: int, referents: Referents) -> int | None:
    """The town of "the Irving, Texas-based company"."""
    while state and referents.cluster_of.get(state - 1) == referents.cluster_of[state]:
        state -= 1
    is_town = state >= 2 and doc[state - 1].text == "," and referents.kind(state - 2) is Kind.PLACE
    return state - 2 if is_town else None


def _at_home(word: Token, entry: Compound, referents: Referents) -> Iterator[Relation]:
    """A person who is "London-based" lives there."""
    for modifier, describing in _sides(word, referents):
        for modified in _modified(describing, referents):
            if referents.kind(modified) is Kind.PERSON and referents.kind(modifier) is Kind.PLACE:
                yield Relation("LIVES_IN", modified, modifier, word.i, entry.rule)


def _modified(participle: Token, referents: Referents) -> list[int]:
    """The entities that are so described: the noun that it stands before, or the subject of "is"."""
    head = participle.head
    if head.text in _HYPHENS:  # the parser may hang "pro" and "Iranian" on the hyphen
        participle, head = head, head.head
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
