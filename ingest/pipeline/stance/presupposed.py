"""What a sentence takes for granted, whatever is negated, demanded or left open around it."""

from functools import cache

from spacy.tokens import Token

from ingest.pipeline.lexicon import words
from ingest.pipeline.speech.reporting import noun_frames, verb_frames
from ingest.pipeline.stance.modality import governing
from ingest.pipeline.stance.negation import denying, negator

_DUTIES = frozenset({"should", "must", "ought"})


@cache
def _list(name: str) -> frozenset[str]:
    return words(name)


def factive(verb: Token, clause: Token | None = None) -> bool:
    """Whether a verb takes the clause that depends on it for a fact: "did not know that they had left". `clause`: its
    head, where the caller has it."""
    if verb.pos_ not in ("VERB", "AUX"):
        return False
    if clause is not None:
        marks = {each.lower_ for each in clause.children if each.dep_ == "mark"}
        if clause.dep_ != "ccomp" or clause.i < verb.i or marks & {"if", "whether"}:
            return False
    frames = verb_frames(verb)
    knows = frames is not None and frames.kind("clause") == "know"
    return knows or verb.lemma_.lower() in _list("stance/factive_verbs")


def demand_to_cease(verb: Token) -> Token | None:
    """What asks somebody to do what a verb of ending means: "urged", "should", the verb itself in "Stop arming them!".
    None where nobody asks for it."""
    duty = next((each for each in verb.children if each.dep_ == "aux" and each.lower_ in _DUTIES), None)
    if duty is not None:
        return duty
    head, token = verb.head, verb
    while token.dep_ == "conj" and head.pos_ in ("VERB", "AUX") and token.tag_ == "VB":
        token, head = head, head.head
    asked = token != head and token.dep_ in ("xcomp", "ccomp", "advcl", "acl")
    if verb.tag_ == "VB" and asked and head.lemma_.lower() in _list("stance/demands"):
        return head
    own = any(each.dep_ in ("nsubj", "nsubjpass", "aux") for each in verb.children)
    return verb if verb.tag_ == "VB" and not own and verb.dep_ in ("ROOT", "ccomp") else None


def tells_of_fact(clause: Token) -> bool:
    """Whether a clause has a finite verb of the present or the past, unlike what somebody is to do."""
    if clause.dep_ != "ccomp":
        return False
    auxiliaries = [each for each in clause.children if each.dep_ in ("aux", "auxpass")]
    first = auxiliaries[0] if auxiliaries else clause
    return first.tag_ in ("VBD", "VBZ", "VBP")


def proves(cue: Token) -> bool:
    """Whether a verb turns the reports and suspicions behind it into what its source says: "confirmed reports that"."""
    return cue.lemma_.lower() in _list("stance/verbs_of_proof")


def unconfirmed(cue: Token) -> Token | None:
    """The word by which a source leaves open what it speaks of: "neither confirmed nor denied", "refused to say",
    "declined to accuse them of"."""
    lemma = cue.lemma_.lower()
    if cue.dep_ == "conj" and lemma == "deny" and cue.head.lemma_.lower() == "confirm":
        return negator(cue) or negator(cue.head) or _refusal(cue.head)
    return _refusal(cue) if lemma in _list("stance/verbs_of_confirming") else None


def _refusal(verb: Token) -> Token | None:
    return verb.head if verb.dep_ == "xcomp" and denying(verb.head, verb) else None


def turned_down(cue: Token, thing: Token) -> bool:
    """Whether a verb of denial only turns something down that nobody claimed: "rejected the candidate"."""
    claimed = noun_frames(thing) is not None or governing(thing) is not None or thing.pos_ in ("VERB", "AUX")
    return cue.lemma_.lower() in _list("stance/verbs_of_rejection") and not claimed


def describes(trigger: Token, ends: tuple[int | None, int | None]) -> bool:
    """Whether a noun only says who or what somebody is whom the sentence is about: "Pell, the camp's commander,"."""
    if trigger.pos_ not in ("NOUN", "PROPN"):
        return False
    named = [trigger.doc[place] for place in ends if place is not None]
    return any(_stands_beside(trigger, end) for end in named)


def _stands_beside(noun: Token, end: Token) -> bool:
    if end == noun or (noun.head == end and noun.dep_ in ("appos", "compound", "nmod")):
        return True
    if end.ent_type_ == "Person" and noun.i + 2 == end.left_edge.i and noun.nbor().text == ",":
        return True  # "the first choice, Pell", however the parser joined it
    if end.dep_ != "appos":
        return False
    # In "the leader of the party, Pell" the parser may join Pell to the party.
    misjoined = end.ent_type_ == "Person" and end.head.ent_type_ in ("Organization", "Place")
    return end.head == noun or (misjoined and end.head.dep_ == "pobj" and end.head.head.head == noun)
