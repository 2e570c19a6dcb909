"""Role nouns in the text: which tokens are "chief of staff", what is compounded with it, what a text calls the role."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from ingest.pipeline.layers import head_of
from ingest.pipeline.relations.lexicon import RelationalNoun, relational_nouns, words
from ingest.pipeline.relations.referents import Referents


@dataclass(frozen=True, slots=True)
class Role:
    """A role noun: its entry, the first token of its words, the last, and the one on which the phrase hangs in the
    parse ("chief" of "chief of staff")."""

    entry: RelationalNoun
    start: int
    last: Token
    top: Token


def roles_at(token: Token, referents: Referents) -> list[Role]:
    """The entries whose words end at the token and are no part of a name, where several fit the longest."""
    if token.pos_ not in {"NOUN", "PROPN", "ADJ", "VERB"} or token.i in referents.cluster_of:
        return []
    entries = relational_nouns().get(token.lemma_.lower()) or relational_nouns().get(token.lower_, ())
    found = [role for entry in entries for noun in entry.nouns if (role := _read(token, entry, noun.split()))]
    longest = min((role.start for role in found), default=0)
    return [role for role in found if role.start == longest]


def _read(token: Token, entry: RelationalNoun, parts: list[str]) -> Role | None:
    start = token.i - len(parts) + 1
    if start < 0 or parts[-1] not in {token.lower_, token.lemma_.lower()}:
        return None
    if [word.lower_ for word in token.doc[start : token.i]] != parts[:-1]:
        return None
    if token.pos_ == "VERB" and len(parts) == 1:
        return None
    return Role(entry, start, token, token.doc[head_of(token.doc, start, token.i + 1)])


def is_rank(token: Token) -> bool:
    """ "General", "Brig.": what stands between a post and a name, or as a rank before it."""
    return token.lower_.rstrip(".") in words("honorifics")


def is_rank_after_post(doc: Doc, role: Role, referents: Referents) -> bool:
    """ "Joint Chiefs chairman General H": the general's is no second post."""
    return is_rank(role.last) and role.start > 0 and bool(roles_at(doc[role.start - 1], referents))


def word_before(role: Role) -> str:
    """The common noun or adjective that is compounded with the role noun: "army" of "army chief", else nothing."""
    before = role.last.doc[role.start - 1] if role.start else None
    is_part = before is not None and before.dep_ in {"compound", "amod", "nmod"} and before.pos_ in {"NOUN", "ADJ"}
    return before.lower_ if before is not None and is_part else ""


def phrase_start(role: Role) -> int:
    """The first token of the noun phrase up to the role noun."""
    start = role.start
    for child in role.top.lefts:
        if child.dep_ in {"det", "amod", "compound", "poss", "nmod", "nummod", "advmod", "quantmod"}:
            start = min(start, child.left_edge.i)
    return start


def first_conjunct(token: Token) -> Token:
    """The noun that a coordinated one continues: "leader" for "founder" in "the leader and founder"."""
    while token.dep_ == "conj" and token.head.pos_ in {"NOUN", "PROPN"}:
        token = token.head
    return token


def wording(doc: Doc, role: Role, referents: Referents) -> str:
    """The role in the words of the text, without the names before it: "chief economist", "former chairman"."""
    start = role.start
    while start and doc[start - 1].pos_ in {"ADJ", "NOUN", "PROPN"} and start - 1 not in referents.cluster_of:
        if doc[start - 1].is_punct or doc[start - 1].lower_ in {"the", "a", "an"}:
            break
        start -= 1
    return doc[start : role.last.i + 1].text
