"""Reporting nouns: "his claim that …", "a statement by the ministry that …", "their plan to …", "reports of …"."""

from functools import cache

from spacy.tokens import Token

from ingest.pipeline.layers import Words
from ingest.pipeline.lexicon import words
from ingest.pipeline.speech.contents import stretch
from ingest.pipeline.speech.reporting import Frames
from ingest.pipeline.speech.sources import child, subject_of


@cache
def _light_verbs() -> frozenset[str]:
    return words("speech/light_verbs_of_speech")


def noun_content(noun: Token, frames: Frames) -> tuple[str, Words, Token | None] | None:
    """The kind of reporting, the content and the head of the source of a reporting noun; None where it reports nothing,
    or where nobody is named whose claim, plan or denial it is."""
    content = _content(noun, frames)
    owner = _owner(noun)
    if content is None or owner is None:
        return None
    return *content, owner


def _content(noun: Token, frames: Frames) -> tuple[str, Words] | None:
    for each in noun.children:
        if each.i < noun.i:
            continue
        kind = None
        if each.dep_ in ("acl", "ccomp", "relcl"):
            marks = {mark.lower_ for mark in each.children if mark.dep_ in ("mark", "aux") and mark.i < each.i}
            if "that" in marks:
                kind = frames.kind("clause")
            elif "to" in marks:
                kind = frames.kind("to")
        elif each.dep_ == "prep":
            kind = frames.kind(each.lower_)
            complement = child(each, "pobj", "pcomp")
            if kind is not None and complement is not None:
                return kind, stretch(complement)
            continue
        if kind is not None:
            return kind, stretch(each)
    return None


def _owner(noun: Token) -> Token | None:
    """Whose it is: "his claim", "a claim by X", "Clinton's claim", "X made the claim"."""
    possessor = child(noun, "poss")
    if possessor is not None:
        return possessor
    for each in noun.children:
        if each.dep_ in ("prep", "agent") and each.lower_ in ("by", "from"):
            owner = child(each, "pobj")
            if owner is not None:
                return owner
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_ in _light_verbs():
        return subject_of(verb)
    return None
