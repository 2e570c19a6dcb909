"""How sure a statement is: actual, possible, planned or hypothetical. The words are in `data/stance/hedges.csv`."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from spacy.tokens import Token

from graph.ontology import Modality
from ingest.pipeline.lexicon import rows

KINDS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adjective"}


@cache
def _hedges() -> Mapping[tuple[str, str], Modality]:
    return MappingProxyType({(row["kind"], row["word"]): Modality(row["modality"]) for row in rows("stance/hedges")})


def hedge(token: Token, reported: bool) -> tuple[Modality, Token] | None:
    """The modality that a predicate or noun has where it stands, and the word that gives it: "may attack", "allegedly
    attacked", "if it attacks", "the alleged attack". None: actual.

    `reported`: inside reported speech "would" is the future of the past, a plan.
    """
    hedges = _hedges()
    first = next(token.children, None)
    if token.dep_ == "advcl" and first is not None and first.dep_ == "aux" and first.lower_ in ("had", "should"):
        return Modality.HYPOTHETICAL, first  # "Had they attacked, …"
    for each in token.children:
        found = None
        if each.dep_ in ("aux", "auxpass") and each.pos_ == "AUX":
            found = hedges.get(("auxiliary", each.lower_))
            if found is Modality.HYPOTHETICAL and reported and each.lower_ in ("would", "'d") and not _perfect(token):
                found = Modality.PLANNED
            if each.lower_ in ("would", "'d") and _in_hindsight(token):
                found = None
            if each.lower_ == "'d" and token.tag_ in ("VBN", "VBD"):
                found = None  # "they'd left" is "they had left"
            if each.lower_ == "could" and any(other.dep_ == "neg" for other in token.children):
                found = None  # "could not attack" did not attack
        elif each.dep_ == "advmod":
            found = hedges.get(("adverb", each.lower_))
        elif each.dep_ in ("mark", "advmod") or (each.dep_ == "prep" and each.lower_ in ("if", "whether")):
            found = hedges.get(("mark", each.lower_))
        elif each.dep_ in ("amod", "compound") and token.pos_ in ("NOUN", "PROPN"):
            found = hedges.get(("modifier", each.lower_))
        if found is not None:
            if each.dep_ == "aux" and _unreal_condition(token):
                return Modality.HYPOTHETICAL, each
            if found is Modality.PLANNED and each.dep_ == "aux" and (condition := _condition(token)) is not None:
                return Modality.HYPOTHETICAL, condition
            return found, each
    return None


def _condition(verb: Token) -> Token | None:
    """The "if" or "unless" on which hangs what a verb says will be: "if it rains, they will attack"."""
    for clause in verb.children:
        marks = [each for each in clause.children if each.dep_ in ("mark", "advmod") and each.i < clause.i]
        if clause.dep_ == "advcl" and marks and marks[0].lower_ in ("if", "unless"):
            even = any(each.lower_ == "even" for each in (*marks[0].children, *clause.children))
            return None if even else marks[0]
    return None


def _unreal_condition(verb: Token) -> bool:
    """Whether it hangs on what was not so: "had it rained, they could have attacked"."""
    return _perfect(verb) and any(
        clause.dep_ == "advcl" and (first := next(clause.children, None)) is not None and first.text == "Had"
        for clause in verb.children
    )


def _in_hindsight(verb: Token) -> bool:
    """Whether "would" tells what came afterwards: "who would later become president"."""
    told = any(
        each.dep_ == "advmod" and each.lower_ in ("later", "subsequently", "eventually") for each in verb.children
    )
    return told and not _perfect(verb) and _condition(verb) is None


def _perfect(verb: Token) -> bool:
    return any(each.dep_ == "aux" and each.lemma_ == "have" for each in verb.children)


def governing(token: Token) -> Modality | None:
    """The modality that a predicate or a noun gives to what it governs: "plans to", "the decision to", "is likely to".
    None: it leaves it as it is."""
    kind = KINDS.get(token.pos_)
    if kind is None:
        return None
    lemma = token.lemma_.lower()
    if lemma == "call" and token.pos_ == "VERB" and not _asks(token):
        return None  # "calls their presence a tragedy"
    # The lemmatizer takes "hopes" for a form of "hop".
    return _hedges().get((kind, lemma)) or _hedges().get((kind, f"{lemma}e"))


def _asks(call: Token) -> bool:
    """Whether "call" asks for something: "called on them to", "called for"."""
    return any(child.lower_ in {"on", "upon", "for"} or child.dep_ == "xcomp" for child in call.children)
