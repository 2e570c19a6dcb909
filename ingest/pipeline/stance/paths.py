"""The way from a word up to the words that decide whether it happened.

One step leads from a predicate or an event noun to its governor where what is true of the governor bears on it ("failed
to attack", "the plan for an attack", "carried out an attack"); there is no step where it is taken for granted (relative
clauses, "after the attack", "condemned the attack").
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from spacy.tokens import Token

from ingest.pipeline.lexicon import rows, words
from ingest.pipeline.speech.reporting import noun_frames, verb_frames
from ingest.pipeline.speech.sources import child
from ingest.pipeline.stance.modality import governing
from ingest.pipeline.stance.negation import deciding_against, denying, emptied_by, grounds

PREDICATES = frozenset({"VERB", "AUX"})
GOVERNED = frozenset({"ccomp", "xcomp", "pcomp", "csubj", "csubjpass", "acomp", "attr", "oprd"})
GOVERNING_PREPOSITIONS = frozenset(
    {"of", "for", "from", "on", "against", "to", "in", "with", "about", "short", "as", "at"}
)
PARTICLES = frozenset({"away", "back", "off", "out"})
COPULAS = frozenset({"be", "become", "remain", "seem", "appear"})


@dataclass(frozen=True, slots=True)
class Step:
    """One step up: to `head`; `governs` when the head's own meaning bears on what is below ("refused", "plan"),
    `shares` when its negation and auxiliaries do; `purpose` is the "to" of a clause of purpose."""

    head: Token
    governs: bool
    shares: bool
    purpose: Token | None = None


@cache
def _carriers() -> Mapping[str, frozenset[str]]:
    words: dict[str, set[str]] = {}
    for row in rows("stance/event_carriers"):
        words.setdefault(row["kind"], set()).add(row["word"])
    return MappingProxyType({kind: frozenset(found) for kind, found in words.items()})


def step(token: Token) -> Step | None:
    """The step from a token to its governor, None where the climb ends."""
    head = token.head
    if head == token or token.dep_ in ("appos", "parataxis", "ROOT"):
        return None
    if token.dep_ == "conj":
        return _from_conjunct(token, head)
    if token.dep_ == "prep" or token.dep_ == "agent":
        return None
    if token.dep_ in ("pobj", "pcomp"):
        return _from_prepositional(token, head)
    if token.dep_ == "advcl":
        return _from_adverbial(token, head)
    if token.dep_ == "relcl" and _mark(token) == "to" and emptied_by(head) is not None:
        return Step(head, True, True)  # "nothing to suggest that"
    if token.dep_ == "acl" and token.tag_ == "VBN" and head.dep_ == "dobj" and governing(head.head) is not None:
        return Step(head.head, True, True)  # "needs troops sent to the town"
    if token.dep_ == "acl" or _is_content_clause(token):
        return Step(head, True, True) if token.dep_ == "relcl" or _mark(token) in ("to", "that") else None
    if (
        token.dep_ == "ccomp"
        and token.i < head.i
        and any(each.text == ";" for each in token.doc[token.right_edge.i + 1 : head.i])
    ):
        return None  # two sentences that a semicolon joins
    if token.dep_ in ("compound", "amod", "poss", "nmod", "npadvmod"):
        return _from_modifier(token, head)
    if token.dep_ == "dobj":
        return _from_object(token, head)
    if token.dep_ in ("nsubj", "nsubjpass"):
        return _from_subject(token, head)
    if token.dep_ in GOVERNED:
        return Step(_predicate(token, head), True, True)
    return None


def _is_content_clause(clause: Token) -> bool:
    """Whether a clause that the parser took for a relative one tells what a noun says: "suspicions that he fled"."""
    if clause.dep_ != "relcl":
        return False
    if any(each.dep_ == "mark" and each.lower_ == "that" for each in clause.children):
        return True
    # "The allegation that I worked for them" beside "the allegation that I made"
    return (
        noun_frames(clause.head) is not None
        and child(clause, "nsubj") is not None
        and any(each.dep_ == "dobj" and each.lower_ == "that" for each in clause.children)
        and any(each.dep_ == "prep" for each in clause.children)
        and verb_frames(clause) is None
    )


def _predicate(clause: Token, head: Token) -> Token:
    """What is said of a clause: in "it is false that …" not the copula but "false"."""
    if head.lemma_ in COPULAS:
        for each in head.children:
            if (
                each != clause
                and each.dep_ in ("acomp", "attr", "oprd")
                and (denying(each, clause) or governing(each) is not None)
            ):
                return each
    return head


def _from_conjunct(token: Token, head: Token) -> Step | None:
    """A second verb with its own tense or subject shares nothing of what stands with the first, but its governors."""
    if token.tag_ in ("VBD", "VBZ") and head.tag_ == "VB":
        # No finite verb goes on from an infinitive: the parser joined it to the wrong one.
        return None
    if token.tag_ == "VB" and head.tag_ == "VBG" and child(token, "aux") is not None:
        # "Told them to stop attacking and to leave": the infinitive goes on from the one before it.
        return Step(head.head, False, True) if head.head.tag_ == "VB" else None
    own = token.tag_ in ("VBD", "VBZ", "VBP", "MD") or any(
        each.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") and each.lower_ != "to" for each in token.children
    )
    joined = any(each.dep_ == "cc" and each.lower_ in ("or", "nor") for each in head.children)
    if token.pos_ in PREDICATES:
        return Step(head, False, not own or (joined and child(token, "nsubj", "nsubjpass") is None))
    return Step(head, False, joined or head.pos_ not in ("NOUN", "PROPN"))


def _from_prepositional(token: Token, preposition: Token) -> Step | None:
    governor = preposition.head
    if preposition.dep_ not in ("prep", "agent") or governor == preposition:
        return None
    if preposition.lower_ not in GOVERNING_PREPOSITIONS:
        return None
    if preposition.lower_ in ("of", "for", "to") and preposition.head.dep_ == "prep":
        governor = preposition.head.head
    if governor.dep_ in ("advmod", "prt") and governor.lower_ in PARTICLES:
        governor = governor.head  # "shied away from attacking"
    if preposition.lower_ == "of" and governor.dep_ == "dobj" and denying(governor.head, token):
        governor = governor.head  # "cleared the army of attacking"
    if governor.lemma_ == "agree" and token.dep_ == "pobj":
        return None  # "agreed to a deal": the deal is done, unlike what they "agreed to do"
    takes = child(governor, "dobj")  # "took part in the attack": the parser joins "in" to "took" or to "part"
    if deciding_against(governor, token):
        return Step(governor, True, True)
    for carrier in (governor, takes):
        if carrier is not None and carrier.lemma_ in _carriers()["participation"]:
            return Step(carrier, False, True)
    where = token.dep_ == "pobj" and preposition.lower_ in ("in", "at") and governor.pos_ in PREDICATES
    if denying(governor, token) or (governing(governor) is not None and not where) or grounds(governor):
        return Step(governor, True, True)
    return Step(governor, False, True) if _is_open(token) and governor.pos_ in PREDICATES else None


def _from_adverbial(token: Token, head: Token) -> Step | None:
    mark = _mark(token)
    if any(each.dep_ == "aux" and each.lower_ == "to" for each in token.children):
        predicate = _predicate(token, head)
        if denying(predicate, token) or governing(predicate) is not None:
            return Step(predicate, True, True)
        to = next(each for each in token.children if each.lower_ == "to")
        effort = head.pos_ == "VERB" and head.lemma_ in words("stance/efforts")
        return Step(head, True, False, purpose=None if effort else to)
    if mark is not None or token.tag_ not in ("VBG", "VBN"):
        return None
    denied = token.i > head.i and child(head, "dobj") is None and denying(head)
    return Step(head, denied, denied)


def _from_modifier(token: Token, head: Token) -> Step | None:
    """ "Is not an Iran-backed group" denies the backing; "the Iran-backed group did not come" does not."""
    if head.dep_ in ("attr", "acomp", "oprd") and head.head.lemma_ in COPULAS:
        return Step(head, False, True)
    if token.dep_ in ("amod", "compound", "npadvmod") and head.dep_ in ("amod", "acomp") and head.head != head:
        return _from_modifier(head, head.head) if head.dep_ == "amod" else Step(head, False, True)
    return None


def _from_object(token: Token, head: Token) -> Step | None:
    if denying(head, token) or governing(head) is not None:
        return Step(head, True, True)
    carried = head.lemma_ in _carriers()["object"] or _is_open(token)
    return Step(head, False, True) if carried else None


def _is_open(noun: Token) -> bool:
    """Whether a noun lives on the negation or doubt around it: "did not lead to any attack"."""
    return any(each.dep_ == "det" and each.lower_ == "any" for each in noun.children)


def _from_subject(token: Token, head: Token) -> Step | None:
    for each in head.children:
        if each.dep_ in ("acomp", "attr", "oprd") and denying(each):
            return Step(each, True, False)
    if (
        head.lemma_ in _carriers()["subject"]
        and (token.dep_ == "nsubjpass" or head.lemma_ != "hold")
        and not any(each.dep_ in ("acomp", "attr") for each in head.children)
    ):
        return Step(head, False, True)
    if token.dep_ == "nsubjpass" and (denying(head, token) or governing(head) is not None):
        return Step(head, True, True)
    return None


def _mark(clause: Token) -> str | None:
    """What introduces a clause: "to", "that", "if", …; None for a bare participle."""
    marks = [each for each in clause.children if each.i < clause.i and (each.dep_ == "mark" or each.lower_ == "to")]
    adverbs = [each for each in clause.children if each.dep_ == "advmod" and each.tag_ == "WRB"]
    first = (marks + adverbs)[:1]
    return first[0].lower_ if first else None
