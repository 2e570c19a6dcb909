"""The words that report: verbs, nouns and adverbs, read from the data files beside this package.

`kind` tells what an attribution does to its content: "say" states it, "show" is evidence for it, "know" presupposes
it, "think" believes it, "ask" asks it, "deny" denies it, "accuse" alleges it, "want" wants it to happen, "judge" only
mentions it or has an opinion of it.

`frames` are the constructions in which the word reports: "clause" (that …, whether …, a quotation), "to" (an
infinitive), "gerund" ("denied seeing"), "as" ("as he put it"), "object" (a noun), "prep:of" and the like (of nouns only
"of").
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from spacy.tokens import Token

from ingest.pipeline.lexicon import rows


@dataclass(frozen=True, slots=True)
class Frames:
    """In which constructions a word reports, each with the kind of reporting it is there."""

    kinds: Mapping[str, str]

    def kind(self, frame: str) -> str | None:
        """The kind of reporting in that construction ("clause", "object", "to", "prep:for"); None: no reporting."""
        return self.kinds.get(frame)


@cache
def reporting_verbs() -> Mapping[str, Frames]:
    """The reporting verbs by lemma."""
    return _read("speech/reporting_verbs", "verb")


@cache
def reporting_nouns() -> Mapping[str, Frames]:
    """The reporting nouns by lemma."""
    return _read("speech/reporting_nouns", "noun")


def verb_frames(token: Token) -> Frames | None:
    """The frames of a token that stands as a verb, None when it does not report.

    The lemmatizer takes "hoped" for a form of "hop" and "tweeted" for one of "tweete": a lemma that is no reporting
    verb is tried again with and without a final e.
    """
    if token.pos_ not in ("VERB", "AUX"):
        return None
    verbs, lemma = reporting_verbs(), token.lemma_.lower()
    phrase = _phrase(token)
    if phrase in verbs:
        return verbs[phrase]
    return verbs.get(lemma) or verbs.get(lemma + "e") or (verbs.get(lemma[:-1]) if lemma.endswith("e") else None)


@cache
def _adjectives() -> Mapping[str, str]:
    return MappingProxyType({row["adjective"]: row["kind"] for row in rows("speech/reporting_adjectives")})


def adjective_kind(token: Token) -> str | None:
    """What an adjective said of somebody does to the clause behind it ("is sure that …"); None: it reports nothing."""
    if token.dep_ not in ("acomp", "ROOT", "conj") or token.pos_ not in ("ADJ", "VERB"):
        return None
    return _adjectives().get(token.lower_)


def cue_end(verb: Token) -> int:
    """Where a reporting verb ends with the word that belongs to it: "went on", "pushed back"."""
    return verb.i + (2 if _phrase(verb) in reporting_verbs() else 1)


def _phrase(verb: Token) -> str:
    behind = verb.doc[verb.i + 1].lower_ if verb.i + 1 < len(verb.doc) else ""
    return f"{verb.lemma_.lower()} {behind}"


def noun_frames(token: Token) -> Frames | None:
    """The frames of a token that stands as a noun, None when it does not report."""
    return reporting_nouns().get(token.lemma_.lower()) if token.pos_ == "NOUN" else None


def _read(name: str, column: str) -> Mapping[str, Frames]:
    kinds: dict[str, dict[str, str]] = {}
    for row in rows(name):
        for frame in row["frames"].split():
            # A word may report in two ways; the row that comes first in the file holds for a frame of both.
            kinds.setdefault(row[column], {}).setdefault(frame, row["kind"])
    return MappingProxyType({word: Frames(MappingProxyType(frames)) for word, frames in kinds.items()})
