"""What turns a statement into its denial. The words are in `data/stance/negation.csv`."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from spacy.tokens import Token

from ingest.pipeline.lexicon import rows

# "Not only did they attack": the negation is of "only", what it stands with is affirmed.
FOCUS = frozenset({"only", "just", "merely", "simply", "solely", "until"})


@cache
def _negation_words() -> Mapping[str, frozenset[str]]:
    words: dict[str, set[str]] = {}
    for row in rows("stance/negation"):
        words.setdefault(row["kind"], set()).add(row["word"])
    return MappingProxyType({kind: frozenset(found) for kind, found in words.items()})


def negator(token: Token, below: Token | None = None) -> Token | None:
    """The word that negates a predicate or a noun where it stands: "did not attack", "no attack", "nobody attacked",
    "attacked no one", "without attacking", "stopped short of attacking", "had yet to attack". None when nothing does.

    `below` is the child that was already looked at.
    """
    words = _negation_words()
    if below is not None and token.lower_ in words["pronoun"] and below.dep_ in ("relcl", "acl"):
        return token
    for each in token.children:
        if each == below:
            continue
        # "He and not his brother came" does not deny that they are brothers.
        names = token.pos_ in ("NOUN", "PROPN") and token.dep_ not in ("attr", "oprd", "ROOT")
        if not names and each.dep_ in ("neg", "advmod", "preconj", "cc") and _negates(each, token):
            return each
        if each.dep_ == "det" and each.lower_ in words["determiner"] and token.pos_ in ("NOUN", "PROPN"):
            return each
        if each.dep_ == "amod" and each.lower_ in words["scarce"] and grounds(token):
            return each
        if each.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") and token.pos_ in ("VERB", "AUX"):
            empty = emptied_by(each) if not is_falsehood(each) else None
            if empty is not None:
                return empty
    if token.dep_ in ("pobj", "pcomp") and token.head.lower_ in words["preposition"]:
        return token.head
    if token.dep_ in ("pobj", "pcomp"):
        for each in (token.head.head, *token.head.children):
            if each.lower_ in ("instead", "short", "far"):
                return each
    if token.dep_ == "conj":
        denied = words["conjunction"] if token.pos_ == "VERB" else words["conjunction"] - {"than"}
        return next((each for each in token.head.children if each.dep_ == "cc" and each.lower_ in denied), None)
    return None


def _negates(word: Token, negated: Token) -> bool:
    words = _negation_words()
    if word.dep_ == "cc":
        return False
    if word.lower_ == "yet":
        # "has yet to attack", but "has attacked yet again"
        return negated.lemma_ in ("have", "be") and any(each.dep_ == "xcomp" for each in negated.children)
    if word.lower_ not in words["adverb"] and word.lower_ not in words["conjunction"]:
        # "no longer"
        return (
            word.dep_ == "advmod"
            and word.lower_ in ("longer", "more")
            and any(each.lower_ == "no" for each in word.children)
        )
    if any(each.lower_ == "until" and each.i > word.i for each in negated.children) and any(
        each.dep_ == "aux" and each.lower_ == "did" for each in negated.children
    ):
        return False  # "did not attack until May"
    behind = word.doc[word.i + 1] if word.i + 1 < len(word.doc) else None
    if behind is not None and behind.lower_ in FOCUS and behind.head in (negated, word, negated.head):
        return False
    return not any(each.lower_ in FOCUS for each in word.children)


def emptied_by(noun: Token) -> Token | None:
    """The word that says that there is nobody: "nobody", "none of them", "no soldier"."""
    words = _negation_words()
    if noun.lower_ in words["pronoun"]:
        return noun
    return next((each for each in noun.children if each.dep_ == "det" and each.lower_ in words["determiner"]), None)


def excluded_by(end: Token, trigger: Token) -> Token | None:
    """The word that takes one end out of a relation: "no soldier", "neither from Oslo nor from Bergen", "not by Berg
    but by Dahl", "Berg and not Dahl". None where the end is part of it."""
    token, shared = end, True
    while token != trigger and token.head != token:
        if shared and token.head != trigger:
            empty = emptied_by(token)
            if empty is not None:
                return empty
        if shared and token.pos_ in ("ADP", "PROPN", "NOUN"):
            for each in token.children:
                if each.i < token.i and (each.lower_ == "neither" or (each.lower_ == "not" and _negates(each, token))):
                    return each
        # "Neither from Oslo nor from Bergen", but "not from Oslo but from Bergen"
        shared = token.dep_ != "conj" or any(each.lower_ == "nor" for each in token.head.children if each.dep_ == "cc")
        token = token.head
    return None


def belied(token: Token) -> Token | None:
    """The adverb that says that a report is wrong: "falsely claimed", "was wrongly linked to"."""
    words = _negation_words()["falsity"]
    return next((each for each in token.children if each.dep_ == "advmod" and each.lower_ in words), None)


def is_falsehood(token: Token) -> bool:
    """Whether a noun or an adjective says that something is not so: "a lie", "baseless"."""
    return token.pos_ in ("NOUN", "ADJ") and token.lemma_.lower() in _negation_words()["falsehood"]


def grounds(token: Token) -> bool:
    """Whether a noun means what a statement rests on, so that its absence denies the statement: "no evidence of"."""
    return token.pos_ == "NOUN" and token.lemma_.lower() in _negation_words()["grounds"]


def excluding(token: Token) -> bool:
    """Whether a verb with its "out" puts something out of the question: "ruled out"."""
    return _with_particle(token, "out")


def _with_particle(token: Token, particle: str) -> bool:
    words = _negation_words()[f"verb {particle}"]
    return token.lemma_.lower() in words and any(
        each.lower_ == particle for each in token.children if each.dep_ in ("prt", "advmod", "prep")
    )


def deciding_against(token: Token, below: Token) -> bool:
    """Whether a verb says that what is below was considered and will not be done: "decided against attacking", "ruled
    out attacking"; "ruled out that they attacked" speaks of what was."""
    if excluding(token):
        return below.tag_ == "VBG" or below.pos_ == "NOUN"
    against = below.dep_ in ("pobj", "pcomp") and below.head.lower_ == "against"
    return against and token.lemma_.lower() in _negation_words()["verb against"]


def ceasing(token: Token, below: Token) -> bool:
    """Whether a verb says that what is below it went on until then: "stopped arming them", "ended its support"."""
    words, lemma = _negation_words(), token.lemma_.lower()
    if below.tag_ == "VBG" and below.dep_ in ("xcomp", "dobj"):
        return lemma in words["cessation"]
    return (
        lemma in words["cessation of state"]
        and below.dep_ in ("dobj", "nsubjpass")
        and (below.lemma_.lower() in words["state"])
    )


def denying(token: Token, below: Token | None = None) -> bool:
    """Whether what a predicate or a noun governs is thereby denied: "failed to", "refusal to", "it is false that", "too
    weak to". `below` is what it governs; "kept" denies it only in "kept them from attacking"."""
    kind = {"VERB": "verb", "NOUN": "noun", "ADJ": "adjective"}.get(token.pos_)
    words, lemma = _negation_words(), token.lemma_.lower()
    if (
        (kind is not None and lemma in words[kind])
        or is_falsehood(token)
        or any(_with_particle(token, particle) for particle in ("out", "off", "away", "back", "down"))
    ):
        return True
    if below is None:
        return False
    if lemma in words["verb gerund"] and below.tag_ == "VBG":
        return True
    if ceasing(token, below) or deciding_against(token, below):
        return True
    for preposition in ("from", "of"):
        if lemma in words[f"verb {preposition}"]:
            return below.dep_ in ("pobj", "pcomp") and below.head.lower_ == preposition
    infinitive = any(each.lower_ == "to" and each.dep_ == "aux" for each in below.children)
    return infinitive and any(each.lower_ == "too" and each.dep_ == "advmod" for each in token.children)
