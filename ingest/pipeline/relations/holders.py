"""Who holds a role: the name after it ("O spokesman H"), beside it ("H, the leader of O"), or the subject of "is"."""

from collections.abc import Mapping

from spacy.tokens import Doc, Token

from graph.ontology import Kind
from ingest.pipeline.relations.arguments import slot
from ingest.pipeline.relations.referents import Referents
from ingest.pipeline.relations.role_nouns import Role, first_conjunct, is_rank, phrase_start, roles_at

Names = Mapping[int, tuple[int, Kind]]
"""The names of a document: first token -> token behind the last, and kind."""

_BEING = {"be", "become", "remain"}
_SERVING = {"serve", "work", "act", "resign", "retire", "continue", "return", "remain", "join", "step"}
_NAMING = {"name", "elect", "appoint", "choose", "make", "nominate", "select", "declare", "call", "designate"}


def holders(doc: Doc, role: Role, names: Names, referents: Referents) -> list[int]:
    """Tokens of the entities that hold the role, of the kinds that can."""
    for find in (_titled, _beside, _predicated):
        found = find(doc, role, names, referents)
        fitting = [i for i in found if referents.kind(i) in role.entry.holders]
        if fitting:
            return fitting
    return []


def _titled(doc: Doc, role: Role, names: Names, referents: Referents) -> list[int]:
    """The name right after it: "Pentagon spokesman H", "Foreign Minister Gen. H"."""
    place = role.last.i + 1
    while place < len(doc) and (is_rank(doc[place]) or (doc[place].text in {"-", "."} and is_rank(doc[place - 1]))):
        place += 1
    if place < len(doc) and doc[place].lower_ == "and":
        place = _behind_second_role(doc, place + 1, referents)
    if place in names and not role.last.is_punct:
        end, kind = names[place]
        if kind is Kind.PERSON or role.last.lower_ == role.last.text:
            return [end - 1]
    return []


def _behind_second_role(doc: Doc, place: int, referents: Referents) -> int:
    """The token behind the second role of "founder and chief executive H"; the place itself where there is none."""
    end = place
    while end < len(doc) and doc[end].pos_ in {"NOUN", "ADJ", "PROPN"} and end not in referents.cluster_of:
        end += 1
    return end if end > place and roles_at(doc[end - 1], referents) else place - 1


def _beside(doc: Doc, role: Role, names: Names, referents: Referents) -> list[int]:
    """The name in apposition: "H, the leader of O," and "O's leader, H,"."""
    top = _top_of_description(role, referents)
    if top.dep_ == "appos" and not _goes_on_with_a_verb(top):
        found = [i for i in referents.one(top.head) if referents.kind(i) in role.entry.holders]
        if found:  # not so in "O, whose chief, H, resigned"
            return found
    for child in role.top.children:
        if child.dep_ == "appos" and child.i in referents.cluster_of:
            return [child.i]
    left = phrase_start(role)
    if left >= 2 and doc[left - 1].text == "," and left - 2 in referents.cluster_of:
        end = left - 2
        bare = top.dep_ == "nsubj" and doc[left].dep_ not in {"det", "poss"}  # "H, Central Command spokesman, said"
        if any(start <= end < stop for start, (stop, _) in names.items()) and (
            bare or top.dep_ not in {"nsubj", "pobj", "conj"}
        ):
            return [end]
    after = _end_of_description(role, referents)
    if after + 1 in names and doc[after].text == ",":
        stop, _ = names[after + 1]
        verbs = {"VERB", "AUX"}
        goes_on = stop + 1 < len(doc) and doc[stop].text == "," and doc[stop + 1].pos_ in verbs
        ends = stop < len(doc) and (doc[stop].is_punct or doc[stop].pos_ in verbs)
        if goes_on or (ends and _definite(doc[left])):
            return [stop - 1]
    return []


def _top_of_description(role: Role, referents: Referents) -> Token:
    """The noun that the apposition hangs on. In "H, an adviser on Syria and the chairman of O" the parser coordinates
    the chairman with Syria: a second role belongs beside the first."""
    top = first_conjunct(role.top)
    if role.top.dep_ != "conj" or roles_at(top, referents):
        return top
    for above in top.ancestors:
        if above.dep_ in {"appos", "attr"} and any(Kind.PERSON in r.entry.holders for r in roles_at(above, referents)):
            return above
        if above.pos_ in {"VERB", "AUX"}:
            break
    return top


def _end_of_description(role: Role, referents: Referents) -> int:
    """The token behind "the president of O", behind "O's president"."""
    return referents.end_of_phrase(role.last)


def _goes_on_with_a_verb(noun: Token) -> bool:
    """ "they met H, the movement's lawyer said": what looks like an apposition is the subject of what follows."""
    after = noun.right_edge.i + 1
    return after < len(noun.doc) and noun.doc[after].tag_ in {"VBD", "VBZ", "VBP"}


def _predicated(doc: Doc, role: Role, names: Names, referents: Referents) -> list[int]:
    """The subject of "is": "H is an ally of O"; its complement: "O's president is H"; of "as": "H serves as chairman
    of O"; of "was named"."""
    head = _top_of_description(role, referents)
    verb = head.head
    if head.dep_ in {"attr", "oprd", "dobj"} and verb.lemma_ in _BEING:
        return [i for subject in slot(verb, "subj") for i in referents.all_of(subject)]
    if head.dep_ == "nsubj" and verb.lemma_ == "be":
        return [
            child.i
            for child in verb.children
            if child.dep_ == "attr" and child.i in referents.cluster_of and not referents.is_demonym(child.i)
        ]
    if head.dep_ in {"oprd", "attr", "xcomp"} and verb.lemma_ in _NAMING:
        return [i for end in slot(verb, "obj") for i in referents.all_of(end) if end is not head]
    if head.dep_ == "pobj" and verb.lower_ == "as" and verb.dep_ == "prep":
        above = verb.head
        named = above.lemma_ in _NAMING | {"describe", "regard", "see", "know"}
        if not named and above.lemma_ not in _SERVING:
            return []
        ends = slot(above, "obj") if named else slot(above, "subj")
        return [i for end in ends for i in referents.all_of(end)]
    return []


def _definite(token: Token) -> bool:
    return token.lower_ in {"the", "its", "their", "his", "her"} or token.ent_type_ != ""
