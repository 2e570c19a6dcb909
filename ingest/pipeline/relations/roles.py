"""Relations that a noun for a role states: "Iraqi Prime Minister H", "H, the leader of O", "H is an ally of O".

A role noun has a holder and another end. The holder is found before it in the text ("Pentagon spokesman H"), beside it
("H, …"), or as the subject of "is"; the other end in a prepositional phrase, a possessive, or among the words before
the noun. Titles before names are read word by word, not from the parse, which small models get wrong there.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from graph.ontology import Form, Kind, ontology
from ingest.pipeline.layers import Relation
from ingest.pipeline.relations.arguments import slot
from ingest.pipeline.relations.lexicon import RelationalNoun, relational_nouns, words
from ingest.pipeline.relations.referents import Reach, Referents

_INSIDE_TITLE = {"NOUN", "PROPN", "ADJ", "PART", "ADP", "VERB"}
_BEING = {"be", "become", "remain"}
_SERVING = {"serve", "work", "act", "resign", "retire", "continue", "return", "remain", "join", "step"}
_NAMING = {"name", "elect", "appoint", "choose", "make", "nominate", "select", "declare", "call", "designate"}


@dataclass(frozen=True, slots=True)
class _Role:
    """A role noun in the text: its entry, the tokens of its own words, and the head token."""

    entry: RelationalNoun
    start: int
    head: Token


def role_relations(doc: Doc, referents: Referents) -> Iterator[Relation]:
    """The relations of all role nouns of the document."""
    names = {
        mention.start: (mention.end, cluster.kind)
        for cluster in doc._.clusters or ()
        for mention in cluster.mentions
        if mention.form is Form.NAME
    }
    for token in doc:
        role = _role_at(token, referents)
        if role is None or _is_rank_after_post(doc, role, referents):
            continue
        holders = _holders(doc, role, names, referents)
        if holders:
            yield from _relations(doc, role, holders, referents)
    yield from _possessed_names(doc, names, referents)
    yield from _affiliations(doc, names, referents)


def _role_at(token: Token, referents: Referents) -> _Role | None:
    """The longest entry that ends at the token and is no part of a name."""
    if token.pos_ not in {"NOUN", "PROPN", "ADJ"} or token.i in referents.cluster_of:
        return None
    entries = relational_nouns().get(token.lemma_.lower()) or relational_nouns().get(token.lower_, ())
    best: _Role | None = None
    for entry in entries:
        for noun in entry.nouns:
            parts = noun.split()
            start = token.i - len(parts) + 1
            before = [word.lower_ for word in token.doc[max(start, 0) : token.i]]
            last_fits = parts[-1] in {token.lower_, token.lemma_.lower()}
            if start >= 0 and last_fits and before == parts[:-1] and (best is None or start < best.start):
                best = _Role(entry, start, token)
    return best


def _is_rank_after_post(doc: Doc, role: _Role, referents: Referents) -> bool:
    """ "Joint Chiefs chairman General H": the general's is no second post."""
    is_rank = role.head.lower_.rstrip(".") in words("honorifics")
    return is_rank and role.start > 0 and _role_at(doc[role.start - 1], referents) is not None


def _holders(doc: Doc, role: _Role, names: dict[int, tuple[int, Kind]], referents: Referents) -> list[int]:
    """The entities that hold the role."""
    for find in (_titled, _beside, _predicated):
        found = find(doc, role, names, referents)
        fitting = [i for i in found if referents.kind(i) in role.entry.holders]
        if fitting:
            return fitting
    return []


def _titled(doc: Doc, role: _Role, names: dict[int, tuple[int, Kind]], referents: Referents) -> list[int]:
    """The name right after it: "Pentagon spokesman H", "Foreign Minister Gen. H"."""
    place = role.head.i + 1
    while place < len(doc) and (doc[place].lower_.rstrip(".") in words("honorifics") or doc[place].text == "-"):
        place += 1
    if place in names and not doc[role.head.i].is_punct:
        end, kind = names[place]
        if kind is Kind.PERSON or role.head.lower_ == role.head.text:
            return [end - 1]
    return []


def _beside(doc: Doc, role: _Role, names: dict[int, tuple[int, Kind]], referents: Referents) -> list[int]:
    """The name in apposition: "H, the leader of O," and "O's leader, H,"."""
    head = role.head
    top = _first_conjunct(head)
    if top.dep_ == "appos" and not _goes_on_with_a_verb(top):
        found = referents.one(top.head)
        if found:
            return found
    for child in head.children:
        if child.dep_ == "appos" and child.i in referents.cluster_of:
            return [child.i]
    left = _phrase_start(head)
    before = doc[left - 1] if left else None
    if before is not None and before.text == "," and left >= 2 and left - 2 in referents.cluster_of:
        end = left - 2
        bare = top.dep_ == "nsubj" and doc[left].dep_ not in {"det", "poss"}  # "H, Central Command spokesman, said"
        if any(start <= end < stop for start, (stop, _) in names.items()) and (
            bare or top.dep_ not in {"nsubj", "pobj", "conj"}
        ):
            return [end]
    after = head.i + 1
    if after + 1 in names and doc[after].text == "," and left and _definite(doc[left]):
        stop, _ = names[after + 1]
        if stop < len(doc) and (doc[stop].is_punct or doc[stop].pos_ in {"VERB", "AUX"}):
            return [stop - 1]
    return []


def _goes_on_with_a_verb(noun: Token) -> bool:
    """ "they met H, the movement's lawyer said": what looks like an apposition is the subject of what follows."""
    after = noun.right_edge.i + 1
    return after < len(noun.doc) and noun.doc[after].tag_ in {"VBD", "VBZ", "VBP"}


def _predicated(doc: Doc, role: _Role, names: dict[int, tuple[int, Kind]], referents: Referents) -> list[int]:
    """The subject of "is": "H is an ally of O"; of "as": "H serves as chairman of O"; of "was named"."""
    head = _first_conjunct(role.head)
    verb = head.head
    if head.dep_ in {"attr", "oprd", "dobj"} and verb.lemma_ in _BEING:
        return [i for subject in slot(verb, "subj") for i in referents.all_of(subject)]
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


def _relations(doc: Doc, role: _Role, holders: list[int], referents: Referents) -> Iterator[Relation]:
    ends, only_demonym = _other_ends(doc, role, holders, referents)
    for holder in holders:
        for end in ends:
            kind, holder_kind = referents.kind(end), referents.kind(holder)
            if kind is None or holder_kind is None or referents.cluster_of[end] == referents.cluster_of[holder]:
                continue
            predicate = role.entry.demonym if only_demonym else role.entry.predicate(kind)
            if predicate is None:
                continue
            if kind is Kind.PLACE and _word_before(role) in words("outsiders"):
                continue
            if predicate == "LEADS" and _leads_a_part(role, referents):
                predicate = "WORKS_FOR"
            subject, object_ = (end, holder) if role.entry.inverse else (holder, end)
            kinds = referents.kind(subject), referents.kind(object_)
            if kinds[0] and kinds[1] and ontology()[predicate].accepts(kinds[0], kinds[1]):
                words_ = _words(doc, role, referents)
                yield Relation(predicate, subject, object_, _trigger(role), role.entry.rule, role=words_)


def _word_before(role: _Role) -> str:
    """The common noun or adjective that is compounded with the role noun: "army" of "army chief", else nothing."""
    before = role.head.doc[role.start - 1] if role.start else None
    is_part = before is not None and before.dep_ in {"compound", "amod", "nmod"} and before.pos_ in {"NOUN", "ADJ"}
    return before.lower_ if before is not None and is_part else ""


def _leads_a_part(role: _Role, referents: Referents) -> bool:
    """ "director of research at O" and "O's army chief" do not lead O."""
    if _word_before(role) in words("parts_of_a_state"):
        return True
    fields = [end for c in role.head.children if c.dep_ == "prep" and c.lower_ in {"of", "for"} for end in c.children]
    return any(end.dep_ == "pobj" and not referents.all_of(end, Reach.NAMES) for end in fields)


def _other_ends(doc: Doc, role: _Role, holders: list[int], referents: Referents) -> tuple[list[int], bool]:
    """Where the role is held, and whether a mere demonym says so ("Iraqi")."""
    own = {referents.cluster_of[holder] for holder in holders}
    for head in (role.head, *(c for c in role.head.children if c.dep_ == "conj")):
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ in role.entry.prepositions:
                found = [i for end in child.children if end.dep_ == "pobj" for i in referents.all_of(end, Reach.NAMES)]
                if child.lower_ == "for":  # "minister for the Middle East": a field of work, not an employer
                    found = [i for i in found if referents.kind(i) is not Kind.PLACE]
                if found:
                    return found, False
    for child in role.head.children:
        if child.dep_ == "poss":
            found = referents.all_of(child, Reach.NAMES)
            if found:
                return found, False
    for holder in holders:  # "Prime Minister H of O"
        if holder > role.head.i:
            found = _of_name(doc, holder, role.entry.prepositions & {"of"}, referents)
            if found:
                return found, False
    before = role.start - 1
    while before >= 0 and (doc[before].pos_ in _INSIDE_TITLE or doc[before].text in {"-", "'s", "’s", "/"}):
        if before in referents.cluster_of and referents.cluster_of[before] not in own:
            return [before], referents.is_demonym(before)
        if doc[before].pos_ in {"ADP", "VERB"} and doc[before].tag_ not in {"VBN", "VBG", "POS"}:
            break
        before -= 1
    return [], False


def _of_name(doc: Doc, holder: int, prepositions: frozenset[str] | set[str], referents: Referents) -> list[int]:
    """What stands behind a preposition right after a name, an age in between let pass: "H, 58, of Bergen"."""
    place = holder + 1
    if place + 2 < len(doc) and doc[place].text == "," and doc[place + 1].like_num and doc[place + 2].text == ",":
        place += 3
    elif place < len(doc) and doc[place].text == ",":
        place += 1
    if place >= len(doc) or doc[place].lower_ not in prepositions:
        return []
    place += 2 if place + 1 < len(doc) and doc[place + 1].lower_ == "the" else 1
    if place >= len(doc) or place not in referents.cluster_of or referents.is_demonym(place):
        return []
    last = place
    while last + 1 < len(doc) and referents.cluster_of.get(last + 1) == referents.cluster_of[place]:
        last += 1
    is_modifier = all(doc[i].dep_ in {"compound", "amod", "nmod", "poss"} for i in range(place, last + 1))
    return [] if is_modifier else [last]  # not "H at the O forum"


def _preposition_before(doc: Doc, token: int, referents: Referents) -> str:
    place = token
    while place and (referents.cluster_of.get(place) == referents.cluster_of[token] or doc[place].lower_ == "the"):
        place -= 1
    return doc[place].lower_


def _affiliations(doc: Doc, names: dict[int, tuple[int, Kind]], referents: Referents) -> Iterator[Relation]:
    """ "H of Human Rights Watch", "H, 8, of Bergen", "H at the Institute"."""
    for start, (end, kind) in names.items():
        if kind is not Kind.PERSON:
            continue
        for other in _of_name(doc, end - 1, {"of", "at"}, referents):
            if referents.kind(other) is Kind.ORGANIZATION:
                yield Relation("WORKS_FOR", end - 1, other, end - 1, "noun:name_of_organization")
            elif referents.kind(other) is Kind.PLACE and _preposition_before(doc, other, referents) != "at":
                if start and _role_at(doc[start - 1], referents) is not None:
                    continue  # "President H of O" does not merely live there
                yield Relation("LIVES_IN", end - 1, other, end - 1, "noun:name_of_place")


def _trigger(role: _Role) -> int:
    """The token whose negation and modality count: the copula where there is one."""
    head = _first_conjunct(role.head)
    if head.dep_ in {"attr", "oprd"} and head.head.pos_ in {"AUX", "VERB"}:
        return head.head.i
    return role.head.i


def _words(doc: Doc, role: _Role, referents: Referents) -> str:
    """The role in the words of the text, without the names before it: "chief economist", "former chairman"."""
    start = role.start
    while start and doc[start - 1].pos_ in {"ADJ", "NOUN", "PROPN"} and start - 1 not in referents.cluster_of:
        if doc[start - 1].is_punct or doc[start - 1].lower_ in {"the", "a", "an"}:
            break
        start -= 1
    return doc[start : role.head.i + 1].text


def _possessed_names(doc: Doc, names: dict[int, tuple[int, Kind]], referents: Referents) -> Iterator[Relation]:
    """ "CNN's Wolf Blitzer" works for it; "the government's Fraud Office" is part of it."""
    predicates = {Kind.PERSON: "WORKS_FOR", Kind.ORGANIZATION: "PART_OF"}
    for start, (end, kind) in names.items():
        if kind not in predicates or start < 2 or doc[start - 1].tag_ != "POS":
            continue
        if referents.kind(start - 2) is Kind.ORGANIZATION:
            yield Relation(predicates[kind], end - 1, start - 2, end - 1, f"noun:possessed_{kind.lower()}")


def _first_conjunct(token: Token) -> Token:
    while token.dep_ == "conj" and token.head.pos_ in {"NOUN", "PROPN"}:
        token = token.head
    return token


def _phrase_start(head: Token) -> int:
    """The first token of the noun phrase up to its head."""
    start = head.i
    for child in head.lefts:
        if child.dep_ in {"det", "amod", "compound", "poss", "nmod", "nummod", "advmod", "quantmod"}:
            start = min(start, child.left_edge.i)
    return start


def _definite(token: Token) -> bool:
    return token.lower_ in {"the", "its", "their", "his", "her"} or token.ent_type_ != ""

