"""Adjectives of countries that no list knows, told by the text itself: "Tarnia" beside "the Tarnian army"."""

from spacy.tokens import Doc, Token

from ingest.pipeline.names.gazetteer import Gazetteer
from ingest.pipeline.names.words import first_names, is_capitalised, surnames

_ENDINGS = ("n", "an", "ian", "i", "ese")
_SHORTEST = 4
"""Letters of the shortest name that counts: of shorter words too many are the beginning of another word."""


def text_demonyms(doc: Doc, known: Gazetteer) -> dict[int, str]:
    """Token -> the name that stands in the same text and that the token's word is made from, where the word modifies a
    common noun or a participle somewhere in the text. What the gazetteer has a demonym for, and what is a first name or
    a surname, is left out."""
    names = {
        token.text
        for token in doc
        if len(token.text) >= _SHORTEST and is_capitalised(token.text) and token.is_alpha and not token.is_upper
    }
    people = first_names().keys() | surnames()
    made = {
        f"{name}{ending}": name
        for name in sorted(names - people)
        for ending in _ENDINGS
        if f"{name}{ending}" in names and f"{name}{ending}" not in people and known.demonym(f"{name}{ending}") is None
    }
    used = {token.text for token in doc if token.text in made and _modifies(token)}
    return {token.i: made[token.text] for token in doc if token.text in used}


def _modifies(token: Token) -> bool:
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    return after is not None and (after.text == "-" or (after.is_lower and after.pos_ in {"NOUN", "ADJ"}))
