"""Where a role is held: in a prepositional phrase ("leader of O"), a possessive ("O's leader"), the words before it
("O leader"), or behind the holder's name ("President H of O")."""

from spacy.tokens import Doc, Token

from graph.ontology import Kind
from ingest.pipeline.relations.lexicon import words
from ingest.pipeline.relations.referents import Reach, Referents
from ingest.pipeline.relations.role_nouns import Role, is_rank, roles_at

_INSIDE_TITLE = {"NOUN", "PROPN", "ADJ", "PART", "ADP", "VERB"}
_HYPHENS = {"-", "‑", "–"}
_MODIFIERS = {"compound", "amod", "nmod", "poss"}
_CAMPAIGNS = {"campaign", "administration", "office", "team", "staff", "transition", "movement", "family"}


def other_ends(doc: Doc, role: Role, holders: list[int], referents: Referents) -> tuple[list[int], bool]:
    """Tokens of the entities where the role is held, and whether a mere demonym says so ("Iraqi")."""
    found = (
        _in_phrases(role, referents)
        or _right_behind(doc, role, referents)
        or ([] if "-before" in role.entry.prepositions else _possessors(role, referents))
        or _where(role, referents)
    )
    if not found:
        for holder in holders:  # "Prime Minister H of O"
            if holder > role.last.i:
                found = found or behind_name(doc, holder, role.entry.prepositions & {"of"}, referents)
    if found or "-before" in role.entry.prepositions:
        return found, False
    return _before(doc, role, holders, referents)


def _in_phrases(role: Role, referents: Referents) -> list[int]:
    further = (c for c in role.top.children if c.dep_ == "conj" and not _has_article(c))  # "founder and leader of O"
    for head in (role.last, role.top, *further):
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ in role.entry.prepositions:
                found = [i for end in child.children if end.dep_ == "pobj" for i in _held_at(end, role, referents)]
                if child.lower_ == "for":  # "minister for the Middle East": a field of work, not an employer
                    found = [i for i in found if referents.kind(i) is not Kind.PLACE]
                if found:
                    return found
    return []


def _has_article(noun: Token) -> bool:
    return any(child.dep_ in {"det", "poss"} for child in noun.children)


def _held_at(end: Token, role: Role, referents: Referents) -> list[int]:
    """The entity of the phrase; in "chairman of A's campaign" and "adviser to the A administration" it is A."""
    found = referents.all_of(end, Reach.NAMES)
    if found or end.lower_ not in _CAMPAIGNS or Kind.PERSON not in role.entry.holders:
        return found
    owners = [child.i for child in end.children if child.dep_ in _MODIFIERS]
    return [i for i in owners if referents.kind(i) is Kind.PERSON]


def _right_behind(doc: Doc, role: Role, referents: Referents) -> list[int]:
    """The name that follows the role and its preposition, wherever the parser hangs the phrase: "chief of staff to
    President O"."""
    place = role.last.i + 1
    if place >= len(doc) or doc[place].lower_ not in role.entry.prepositions - {"in", "for"}:
        return []
    place += 1
    while place < len(doc) and (
        doc[place].lower_ in {"the", "then", "former", "late", "-"}
        or (
            doc[place].pos_ in {"NOUN", "PROPN", "ADJ"}
            and place not in referents.cluster_of
            and (is_rank(doc[place]) or any(r.last.i == place for r in roles_at(doc[place], referents)))
        )
    ):
        place += 1
    return whole_name(doc, place, referents)


def _possessors(role: Role, referents: Referents) -> list[int]:
    for child in role.top.children:
        if child.dep_ == "poss":
            found = referents.all_of(child, Reach.NAMES)
            if found:
                return found
    return []


def _where(role: Role, referents: Referents) -> list[int]:
    """ "O, where H was chairman"."""
    clause = role.top.head
    if role.top.dep_ not in {"attr", "oprd", "pobj"} or not any(c.lower_ == "where" for c in clause.children):
        return []
    return referents.one(clause.head, Reach.NAMES) if clause.dep_ == "relcl" else []


def _before(doc: Doc, role: Role, holders: list[int], referents: Referents) -> tuple[list[int], bool]:
    """The name among the words of the title, read word by word: small models get titles wrong. "London-based" says
    where somebody works, not for whom, and "pro-Iranian" what somebody is for."""
    own = {referents.cluster_of[holder] for holder in holders}
    before = role.start - 1
    if before > 0 and doc[before].lower_ == "and" and roles_at(doc[before - 1], referents):
        before -= 1  # "O founder and president H"
    while before >= 0 and (doc[before].pos_ in _INSIDE_TITLE or doc[before].text in {*_HYPHENS, "'s", "’s", "/", "."}):
        if doc[before].text == "." and not (before and is_rank(doc[before - 1])):
            break
        based = doc[before + 1].text in _HYPHENS and doc[before + 2].tag_ in {"VBN", "VBD", "JJ"}
        in_compound = based or (before > 0 and doc[before - 1].text in _HYPHENS)
        if before in referents.cluster_of and referents.cluster_of[before] not in own and not in_compound:
            # the "Oslo restaurant owner" owns a restaurant
            is_whole = before + 1 == role.start or doc[before + 1].tag_ == "POS"
            return ([before] if is_whole or not _owns(role) else []), referents.is_demonym(before)
        if doc[before].pos_ in {"ADP", "VERB"} and doc[before].tag_ not in {"VBN", "VBG", "POS"}:
            break
        before -= 1
    return [], False


def _owns(role: Role) -> bool:
    return bool({"OWNS", "FOUNDED", "KILLED"} & {predicate for _, predicate in role.entry.predicates})


def behind_name(doc: Doc, name: int, prepositions: frozenset[str] | set[str], referents: Referents) -> list[int]:
    """What stands behind a preposition right after a name, an age in between let pass: "H, 58, of Bergen"."""
    place = name + 1
    if place + 2 < len(doc) and doc[place].text == "," and doc[place + 1].like_num and doc[place + 2].text == ",":
        place += 3
    elif place < len(doc) and doc[place].text == ",":
        place += 1
    if place >= len(doc) or doc[place].lower_ not in prepositions:
        return []
    place += 1
    while place < len(doc) and doc[place].lower_ in {"the"} | words("directions"):
        place += 1
    return whole_name(doc, place, referents)


def whole_name(doc: Doc, place: int, referents: Referents) -> list[int]:
    """The last token of the name that begins at `place`, nothing where it only modifies what follows: "H at the O
    forum", "the leader of O's guard"."""
    if place >= len(doc) or place not in referents.cluster_of or referents.is_demonym(place):
        return []
    last = place
    while last + 1 < len(doc) and referents.cluster_of.get(last + 1) == referents.cluster_of[place]:
        last += 1
    return [] if all(doc[i].dep_ in _MODIFIERS for i in range(place, last + 1)) else [last]
