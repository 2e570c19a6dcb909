"""Mends what the statistical parser regularly gets wrong around reporting verbs, before any stage reads the parse.

Two things, both with one certain reading: "said in a statement that it rained", where the clause is joined to the noun,
and "it rained, an aide to the mayor said", where the subject is taken for an apposition of what stands before it.
"""

from spacy.language import Language
from spacy.tokens import Doc, Token

from ingest.pipeline.speech.reporting import noun_frames, verb_frames
from ingest.pipeline.speech.sources import child

NAME = "sayso_parse_repairs"

# Behind these stands where, when or by what means something is said; what is talked "about" or "of" owns its clause.
_SETTINGS = frozenset({"in", "at", "on", "outside", "inside", "during", "after", "before", "from", "near", "via", "by"})
# The nouns of speech by whose means one speaks: of "said after reports that …" the clause is the reports'.
_MEDIA = frozenset({"in", "via", "by"})


@Language.component(NAME, assigns=["token.head", "token.dep"], requires=["token.head", "token.dep"])
def parse_repairs(doc: Doc) -> Doc:
    """Joins the clauses and subjects of reporting verbs to their verbs."""
    for verb in doc:
        frames = verb_frames(verb)
        if frames is None or frames.kind("clause") is None:
            continue
        clause = _clause_behind_setting(verb)
        if clause is not None:
            clause.head, clause.dep_ = verb, "ccomp"
        _free_subject(verb)
    return doc


def _clause_behind_setting(verb: Token) -> Token | None:
    """The clause that a verb without one governs, hung on the noun of a phrase behind the verb."""
    if child(verb, "ccomp", "dobj") is not None:
        return None
    for preposition in verb.rights:
        if preposition.dep_ != "prep" or preposition.lower_ not in _SETTINGS:
            continue
        noun = child(preposition, "pobj")
        if noun is None or (noun_frames(noun) is not None and preposition.lower_ not in _MEDIA):
            continue
        for clause in noun.rights:
            whole = clause.dep_ in ("acl", "relcl") and child(clause, "nsubj", "nsubjpass", "expl") is not None
            if whole and any(each.dep_ == "mark" and each.lower_ == "that" for each in clause.lefts):
                return clause
    return None


def _free_subject(verb: Token) -> None:
    """Makes the noun phrase between a comma and a finite verb its subject: an apposition would end in a comma too."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.i < verb.sent.start + 2:
        return
    subject = _apposition_before(verb)
    if subject is None:
        return
    taken = child(verb, "nsubj", "nsubjpass", "csubj", "expl")
    if taken is not None:
        described = _noun_before(taken)
        if subject.head != taken or described is None:
            return
        taken.head, taken.dep_ = described, "appos"
    elif verb.dep_ != "ROOT":
        return
    subject.head, subject.dep_ = verb, "nsubj"


def _apposition_before(verb: Token) -> Token | None:
    """The apposition that opens with a comma and closes with the verb."""
    noun = verb.nbor(-1)
    while noun.dep_ != "appos":
        if noun.head == noun or noun.head.right_edge.i != verb.i - 1:
            return None
        noun = noun.head
    return noun if _comma_before(noun) else None


def _noun_before(name: Token) -> Token | None:
    """The noun that a name behind a comma describes: "his cousin, Berg"."""
    if not _comma_before(name) or name.left_edge.i < name.sent.start + 2:
        return None
    noun = name.doc[name.left_edge.i - 2]
    return noun if noun.pos_ in ("NOUN", "PROPN") else None


def _comma_before(noun: Token) -> bool:
    comma = noun.left_edge.i - 1
    return comma >= noun.sent.start and noun.doc[comma].text == ","
