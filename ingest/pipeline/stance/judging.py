"""How the text stands to a relation: on whose word, affirmed or denied, and how sure.

Two things decide. Inside its own sentence, the words on the way from the trigger up to the words that govern it: "did
not attack", "may attack", "the plan to attack", "failed to attack". Around it, the innermost of the attributions that
cover it: "X said", "X denied", "officials said". The climb ends where the words of that attribution's source end.

What has no plain answer is settled so:
- "did not say that X killed Y" asserts nothing: hypothetical, affirmed, on the word of nobody.
- "did not deny that X killed Y" leaves it open: possible.
- "neither confirmed nor denied that X killed Y" and "refused to confirm that …" assert nothing either.
- what is presupposed is not touched: in "did not condemn the killing of X" the killing is actual, and so it is in "did
  not know that Y killed X".
- "urged X to stop arming Y" denies nothing: that X arms Y is possible, on the word of the one who urges.
- what somebody is ("the commander of …, Pell") is the author's even in reported speech, but not in quotation marks.
- what a named source believes or accuses of is possible on its word; what it states is actual on its word.
"""

from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from graph.ontology import Modality, Polarity
from ingest.pipeline.layers import Said, Stance
from ingest.pipeline.speech.reporting import verb_frames
from ingest.pipeline.speech.sources import subject_of
from ingest.pipeline.stance.modality import governing, hedge
from ingest.pipeline.stance.negation import (
    belied,
    ceasing,
    deciding_against,
    denying,
    emptied_by,
    excluded_by,
    excluding,
    negator,
)
from ingest.pipeline.stance.paths import Step, step
from ingest.pipeline.stance.presupposed import (
    demand_to_cease,
    describes,
    factive,
    proves,
    tells_of_fact,
    unconfirmed,
)
from ingest.pipeline.stance.voices import innermost, is_retort, is_unnamed, is_verbatim, speaker_around


@dataclass(slots=True)
class _Reading:
    """What the climb has found so far."""

    denied: bool = False
    modality: Modality | None = None
    cues: list[str] = field(default_factory=list)
    alleged: bool = False  # the climb has passed a word that puts it forward as somebody's word
    demand: Token | None = None  # what asks for its end
    retold: bool = False  # the climb has passed somebody else's saying of it, which no attribution stands for

    def negate(self, cue: Token) -> None:
        if self.alleged:
            # Who is not accused of it, or does not say it, is not said not to have done it.
            self.modality = Modality.HYPOTHETICAL
        else:
            self.denied = not self.denied
        self.cues.append(cue.lower_)

    def refute(self, cue: Token) -> None:
        """A denial of what was put forward as a claim or a suspicion: no hedge is left of it."""
        if self.modality is Modality.POSSIBLE:
            self.modality = None
        self.negate(cue)

    def hedge(self, modality: Modality, cue: Token) -> None:
        # What stands nearest to the trigger says what it is; only a condition overrides it.
        if self.modality is None or modality is Modality.HYPOTHETICAL:
            self.modality = modality
            self.cues.append(cue.lower_)


def stance(doc: Doc, trigger: int, subject: int | None = None, object_: int | None = None) -> Stance:
    """The stance of the text to a relation that the token `trigger` (a verb, noun or adjective) carries.

    `subject` and `object_` are the tokens of its two ends where the caller knows them: "there was no militia that
    attacked the town" is denied by its subject. `doubt` of the result names the words that decided, innermost first.
    """
    said = innermost(doc, trigger)
    reading = _Reading()
    described = describes(doc[trigger], (subject, object_))
    if described:
        _local(doc[trigger], None, reading, said is not None)
    asserted = not described and _climb(doc[trigger], said, reading)
    for end in (subject, object_):
        excluding_word = excluded_by(doc[end], doc[trigger]) if end is not None else None
        if excluding_word is not None:
            reading.negate(excluding_word)
    speaker = None
    if reading.demand is not None:
        speaker = _demanding(doc, reading.demand, said)
    elif said is not None and asserted:
        speaker = _attributed(doc, said, reading)
        if reading.retold:
            reading.hedge(Modality.POSSIBLE, doc[said.cue.start])
            speaker = None
    elif said is not None and (not described or is_verbatim(doc, said, trigger)):
        speaker = _presupposed(doc, said)
        if doc[trigger].pos_ == "NOUN" and _told_by_unnamed(doc, said, trigger):
            reading.hedge(Modality.POSSIBLE, doc[said.cue.start])
    return Stance(
        polarity=Polarity.DENIED if reading.denied else Polarity.AFFIRMED,
        modality=reading.modality or Modality.ACTUAL,
        speaker=speaker,
        doubt=", ".join(reading.cues) or None,
    )


def _climb(trigger: Token, said: Said | None, reading: _Reading) -> bool:
    """Walks from the trigger to the words that govern it, until the clause ends that it is asserted in. False when it
    ends before: what the trigger says is taken for granted by the words around it ("the Iran-backed group left")."""
    token, shared = trigger, True
    below: Token | None = None
    if _is_asked(trigger):
        _question(trigger.head.head, reading)
    reported = said is not None
    while True:
        if shared:
            _local(token, below, reading, reported)
        if any(each.dep_ == "mark" and each.lower_ == "whether" for each in token.children):
            return True  # "is not known whether they left" denies nothing
        found = step(token)
        if found is None:
            if token.dep_ == "ROOT":
                _question(token, reading)
            return said is None or token.dep_ == "ROOT" or not _inside(said, token.head)
        if said is not None and not _inside(said, found.head):
            return True
        if found.governs and factive(found.head, token):
            return False
        if found.governs and ceasing(found.head, token):
            reading.demand = demand_to_cease(found.head)
            if reading.demand is not None:
                reading.hedge(Modality.POSSIBLE, reading.demand)
                return True
        if found.governs and token == trigger and is_retort(trigger, found.head):
            return True
        _govern(found, token, reading)
        token, below, shared = found.head, token, found.shares


def _inside(said: Said, token: Token) -> bool:
    return said.covers(token.i) and token.i not in said.cue


def _local(token: Token, below: Token | None, reading: _Reading, reported: bool) -> None:
    lie = belied(token)
    if lie is not None and verb_frames(token) is None:
        reading.negate(lie)
    negation = negator(token, below)
    if negation is not None:
        reading.negate(negation)
    found = hedge(token, reported)
    if found is not None:
        reading.hedge(*found)


def _govern(found: Step, below: Token, reading: _Reading) -> None:
    if not found.governs:
        return
    if found.purpose is not None:
        reading.hedge(Modality.PLANNED, found.purpose)
        return
    if denying(found.head, below):
        reading.refute(found.head)
        negation = negator(found.head, below) if excluding(found.head) else None
        if negation is not None:
            reading.hedge(Modality.POSSIBLE, negation)  # "did not rule out"
        elif deciding_against(found.head, below):
            reading.hedge(Modality.PLANNED, found.head)
        return
    frames = verb_frames(found.head)
    if frames is not None and below.dep_ in ("ccomp", "xcomp", "pcomp", "pobj"):
        reading.alleged = reading.alleged or frames.kind("clause") == "say" or frames.kind("object") == "accuse"
        said = frames.kind("clause") == "say" and below.dep_ == "ccomp"
        reading.retold = reading.retold or (said and _by_another(found.head))
    modality = governing(found.head)
    if modality is Modality.PLANNED and tells_of_fact(below):
        return  # "agreed that they attacked"
    if modality is not None:
        reading.hedge(modality, found.head)


def _by_another(saying: Token) -> bool:
    """Whether in somebody's speech others are said to say it: "they said that I lied", not "I said that they lied"."""
    teller = subject_of(saying)
    return teller is not None and teller.lower_ not in ("i", "we")


def _is_asked(participle: Token) -> bool:
    """Whether a participle that the parser hung on a subject is what is asked: "Is Berg backed by the league?"."""
    subject = participle.head
    asking = subject.head
    if participle.dep_ != "acl" or subject.dep_ != "nsubj" or asking.dep_ != "ROOT" or asking.lemma_ != "be":
        return False
    return asking.i < subject.i and all(child.dep_ in _BESIDE_A_SUBJECT for child in asking.rights)


_BESIDE_A_SUBJECT = frozenset({"nsubj", "punct", "cc", "conj", "advmod", "neg"})


def _question(root: Token, reading: _Reading) -> None:
    """A sentence that asks whether something is so; "why" and "when" take it for granted."""
    last = next((token for token in reversed(list(root.sent)) if not token.is_space and token.text not in "\"')"), None)
    if last is not None and last.text == "?" and not any(token.tag_ in ("WRB", "WP") for token in root.sent):
        reading.hedge(Modality.HYPOTHETICAL, last)


def _attributed(doc: Doc, said: Said, reading: _Reading) -> int | None:
    """Adds what an attribution does to its content; gives the speaker, None where nobody is named."""
    cue = doc[said.cue.start]
    lie, negation = belied(cue), negator(cue) or unconfirmed(cue) or _nothing_that(cue)
    if negation is not None and factive(cue):
        return None
    if lie is not None:
        reading.negate(lie)
        return speaker_around(doc, cue)
    found = hedge(cue, False)
    if negation is None and reading.modality is Modality.POSSIBLE and proves(cue):
        reading.modality = None  # "confirmed reports that …"
    if said.kind == "deny":
        if negation is None:
            reading.refute(cue)
        else:
            reading.hedge(Modality.HYPOTHETICAL if unconfirmed(cue) else Modality.POSSIBLE, negation)
    elif negation is not None and said.kind in ("think", "show"):
        reading.negate(negation)
    elif negation is not None:
        reading.hedge(Modality.HYPOTHETICAL, negation)
        return None
    if found is not None and found[0] is Modality.HYPOTHETICAL:
        reading.hedge(*found)
    if said.kind == "ask":
        reading.hedge(Modality.HYPOTHETICAL, cue)
    elif said.kind == "accuse":
        reading.hedge(Modality.POSSIBLE, cue)
    elif said.kind == "think":
        if denying(cue):
            reading.refute(cue)
        reading.hedge(governing(cue) or Modality.POSSIBLE, cue)
    elif said.kind != "show" and is_unnamed(doc, said):
        reading.hedge(Modality.POSSIBLE, cue)
    if said.source is None:
        return speaker_around(doc, cue)
    return None if is_unnamed(doc, said) else said.speaker


def _nothing_that(cue: Token) -> Token | None:
    """The word that says that there is nothing that would tell it: "nothing to suggest that", "no study that says"."""
    return emptied_by(cue.head) if cue.dep_ in ("relcl", "acl") else None


def _demanding(doc: Doc, demand: Token, said: Said | None) -> int | None:
    """Who asks for an end of it: the source of the demand, or of the speech that it stands in."""
    own = next((each for each in doc._.attributions or () if demand.i in each.cue), None)
    found = own if own is not None else said
    return found.speaker if found is not None and not is_unnamed(doc, found) else None


def _told_by_unnamed(doc: Doc, said: Said, trigger: int) -> bool:
    """Whether an event that is only mentioned is mentioned by somebody whom the text does not name."""
    told = said.source is not None or is_verbatim(doc, said, trigger)  # "reportedly" tells of no more than its clause
    return said.kind == "say" and told and is_unnamed(doc, said)


def _presupposed(doc: Doc, said: Said) -> int | None:
    """The speaker of what an attribution takes for granted: its source says it along with the rest, but what it denies,
    asks or believes is not this."""
    return said.speaker if said.kind in ("say", "show") and not is_unnamed(doc, said) else None
