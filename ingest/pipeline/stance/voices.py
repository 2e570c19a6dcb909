"""Whose word a token stands on: which of the attributions that cover it speaks for it, and who is behind that."""

from spacy.tokens import Doc, Token

from graph.ontology import Form
from ingest.pipeline.layers import Said
from ingest.pipeline.speech.quotations import is_quoted
from ingest.pipeline.speech.reporting import noun_frames
from ingest.pipeline.speech.sources import antecedent
from ingest.pipeline.stance.negation import denying
from ingest.pipeline.stance.paths import step
from ingest.pipeline.stance.presupposed import turned_down

# The kinds that put a source behind the content. Knowing, wanting and judging leave the content the author's.
SPEAKING = frozenset({"say", "show", "think", "ask", "deny", "accuse"})

# Pronouns that leave open who is meant.
_ANYBODY = frozenset(
    {"some", "others", "many", "several", "most", "one", "those", "few", "whoever", "anyone", "everyone", "someone"}
)


def innermost(doc: Doc, trigger: int) -> Said | None:
    """The attribution with the shortest content around a token, of those that speak; None in the author's own voice."""
    around = [
        said
        for said in doc._.attributions or ()
        if said.kind in SPEAKING
        and said.covers(trigger)
        and trigger not in said.cue
        and (said.source is None or trigger not in said.source)
        and not is_retort(doc[trigger], doc[said.cue.start])
        and not _is_denied(doc, said)
        and _asserts(doc, said, trigger)
    ]
    return min(around, key=lambda said: (said.content.end - said.content.start, -said.cue.start), default=None)


def _is_denied(doc: Doc, said: Said) -> bool:
    """Whether somebody denies what this source says: of "Berg denied claims by Dahl that …" the word is Berg's."""
    cue = doc[said.cue.start]
    return noun_frames(cue) is not None and cue.dep_ in ("dobj", "nsubjpass") and denying(cue.head)


def _asserts(doc: Doc, said: Said, trigger: int) -> bool:
    """Whether the content puts the trigger forward. "Announced a raid on the rebels' base" speaks of a raid; that the
    rebels have a base is the author's."""
    root = doc[said.content.start : said.content.end].root
    if said.kind == "deny" and turned_down(doc[said.cue.start], root):
        return False
    if said.quoted or root.pos_ not in ("NOUN", "PROPN") or root.dep_ not in ("dobj", "pobj", "nsubjpass"):
        return True
    token = doc[trigger]
    while token != root:
        found = step(token)
        if found is None or found.head.i not in said.content:
            return False
        token = found.head
    return True


def is_retort(trigger: Token, governor: Token) -> bool:
    """Whether the trigger is the word for what others said: to deny an accusation is not to deny that it was made."""
    return noun_frames(trigger) is not None and trigger.head == governor and denying(governor)


def is_verbatim(doc: Doc, said: Said, trigger: int) -> bool:
    """Whether the trigger stands in the source's own words: in quotation marks, or in a statement printed behind it."""
    return is_quoted(doc, trigger) or doc[said.cue.start].sent != doc[trigger].sent


def speaker_around(doc: Doc, cue: Token) -> int | None:
    """Who says that it is said: of "Norway allegedly left, Berg said" it is Berg."""
    around = innermost(doc, cue.i)
    return around.speaker if around is not None and not is_unnamed(doc, around) else None


def is_unnamed(doc: Doc, said: Said) -> bool:
    """Whether the text leaves open who the source is: none, "officials", "a witness", "some".

    A source whose entity is named anywhere in the document is named; so is a name that is no entity, a pronoun that
    points at one person, and "the mayor", who is some one known person.
    """
    if said.source is None:
        return True
    if said.speaker is not None:
        cluster = doc._.clusters[said.speaker]
        if any(mention.form is Form.NAME for mention in cluster.mentions):
            return False
    head = antecedent(_head(doc, said))
    if head.pos_ == "PROPN":
        return False
    if head.pos_ == "PRON":
        return head.lower_ in _ANYBODY
    definite = any(each.dep_ == "poss" or each.lower_ in ("the", "this", "that") for each in head.children)
    return not definite or head.tag_ == "NNS"


def _head(doc: Doc, said: Said) -> Token:
    assert said.source is not None
    words = doc[said.source.start : said.source.end]
    return words.root
