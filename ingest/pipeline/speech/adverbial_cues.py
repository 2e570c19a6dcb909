"""Phrases that attribute the sentence they stand in: "according to X", "in the words of X", "reportedly"."""

from functools import cache

from spacy.tokens import Token

from ingest.pipeline.layers import Words
from ingest.pipeline.lexicon import words
from ingest.pipeline.speech.contents import stretch
from ingest.pipeline.speech.sources import child, source_words

# The phrase often hangs on a noun near the end of the sentence; what it attributes is the clause around that noun.
_INSIDE_CLAUSE = frozenset({"pobj", "prep", "dobj", "attr", "npadvmod", "amod", "acl", "compound", "acomp"})


@cache
def _list(name: str) -> frozenset[str]:
    return words(name)


def adverbial_cue(token: Token) -> tuple[Words, Words | None, list[Words]] | None:
    """The cue, the source (None for hearsay) and the content of the phrase that the token is the core of; None where
    it is the core of none."""
    if token.lower_ == "according":
        return _according(token)
    if token.lower_ == "per" and token.dep_ == "prep":
        return _per(token)
    if token.lower_ in _list("speech/hearsay_adverbs") and token.dep_ == "advmod":
        pieces = _around(token.head, Words(token.i, token.i + 1))
        return (Words(token.i, token.i + 1), None, pieces) if pieces else None
    if token.dep_ == "pobj" and token.lemma_ in _list("speech/viewpoint_nouns") and token.head.lower_ == "in":
        return _viewpoint(token)
    return None


def _according(token: Token) -> tuple[Words, Words | None, list[Words]] | None:
    to = child(token, "prep")
    source = child(to, "pobj") if to is not None else None
    if to is None or source is None:
        return None
    cue = Words(token.i, to.i + 1)
    if token.head != token:
        pieces = _around(token.head, stretch(token))
        return (cue, source_words(source), pieces) if pieces else None
    # The parser took the phrase for the whole sentence: what is said begins behind the first comma.
    sentence = token.sent
    comma = next((each.i for each in sentence if each.i > to.i and each.text == ","), None)
    if comma is None or source.i > comma or comma + 1 >= sentence.end:
        return None
    return cue, Words(to.i + 1, comma), [Words(comma + 1, sentence.end)]


def _per(token: Token) -> tuple[Words, Words | None, list[Words]] | None:
    """ "Norway left the union, per the Oslo Times", and not "per head"."""
    source = child(token, "pobj")
    if source is None or source.pos_ != "PROPN" or token.head == token:
        return None
    pieces = _around(token.head, stretch(token))
    return (Words(token.i, token.i + 1), source_words(source), pieces) if pieces else None


def _viewpoint(noun: Token) -> tuple[Words, Words | None, list[Words]] | None:
    preposition = noun.head
    of = next((each for each in noun.children if each.lower_ == "of"), None)
    source = child(noun, "poss") or (child(of, "pobj") if of is not None else None)
    if source is None or preposition.head == preposition:
        return None
    pieces = _around(preposition.head, stretch(preposition))
    return (Words(noun.i, noun.i + 1), source_words(source), pieces) if pieces else None


def _around(head: Token, own: Words) -> list[Words]:
    """The clause around a phrase, without the phrase."""
    while head.dep_ in _INSIDE_CLAUSE and head.head != head:
        head = head.head
    whole = stretch(head)
    pieces = [Words(whole.start, own.start), Words(own.end, whole.end)]
    return [piece for piece in pieces if piece.end - piece.start > 1]
