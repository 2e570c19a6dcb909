"""The relation tables of `ingest/data/relations/`, read once into typed values.

Each row of a table is one pattern with an example that is its test. In an example `{S.Person Anna Berg}` marks the
subject of the claim that must come out, `{O.Place Vienna}` its object, `{Place Vienna}` another name.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from graph.ontology import Kind, Modality, Polarity


@dataclass(frozen=True, slots=True)
class VerbFrame:
    """`predicate` holds from what fills the one slot of these verbs to what fills the other. A slot may name the kind
    that it takes, `subj:Person`, or does not take, `subj:!Person`. The first row that fits a pair of ends counts."""

    verbs: frozenset[str]
    subject: str
    objects: tuple[str, ...]
    predicate: str
    requires: frozenset[str]  # lemmas of which one must be the direct object ("troops" of "withdrew its troops from");
    # or `+clause`: a clause must say what for ("urged B to leave"); or `-object`: none at
    # all ("studies at B"); or `+past`: what was ("studied law at B"); or `-clause`: it must say nothing more
    # ("called B", not "called B a liar"); or `+with`, `+for`: such a phrase must follow
    polarity: Polarity | None
    modality: Modality | None
    incidental: bool  # it follows from the event, so only from one that took place: where a meeting was held
    rule: str
    example: str


@dataclass(frozen=True, slots=True)
class EventNoun:
    """Nouns for events ("attack", "talks"): which of their modifiers and prepositions name who does it to whom. A slot
    may name the kind that it takes, `of:Place`, or does not take, `of:!Person`."""

    nouns: frozenset[str]
    subjects: tuple[str, ...]
    objects: tuple[str, ...]
    predicate: str
    polarity: Polarity | None
    incidental: bool  # as of a verb
    rule: str
    example: str


@dataclass(frozen=True, slots=True)
class RelationalNoun:
    """Nouns for what somebody is to something: "president of", "ally of", "branch of". `predicates` by the kind of the
    other end; `inverse` where the other end is the subject of the claim."""

    nouns: tuple[str, ...]
    holders: frozenset[Kind]
    predicates: tuple[tuple[Kind, str], ...]
    prepositions: frozenset[str]  # `-before` among them: the other end never stands before the noun
    inverse: bool
    demonym: str | None  # the predicate when only a demonym stands before it ("Iraqi journalist")
    rule: str
    example: str

    def predicate(self, kind: Kind) -> str | None:
        """The predicate towards another end of that kind, None where the noun says nothing of it."""
        return dict(self.predicates).get(kind)


@dataclass(frozen=True, slots=True)
class Compound:
    """Participles of compounds: "Iran-backed", "London-based". `inverse`: the modified noun is the subject."""

    participles: frozenset[str]
    predicate: str
    inverse: bool
    rule: str
    example: str


def _text(name: str) -> str:
    return files("ingest").joinpath(f"data/relations/{name}").read_text(encoding="utf-8")


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(line for line in _text(name).splitlines() if line and not line.startswith("#")))


@cache
def words(name: str) -> frozenset[str]:
    """The words of a list, one a line; `#` begins a comment."""
    lines = (line.partition("#")[0].split() for line in _text(f"{name}.txt").splitlines())
    return frozenset(word for line in lines for word in line)


@cache
def lemmas() -> Mapping[str, str]:
    """Right lemmas of verbs by the wrong ones that the model gives."""
    return {row["given"]: row["lemma"] for row in _rows("lemmas.csv")}


@cache
def verb_frames() -> Mapping[str, tuple[VerbFrame, ...]]:
    """The frames by the lemma of the verb."""
    by_verb: dict[str, tuple[VerbFrame, ...]] = {}
    for row in _rows("verbs.csv"):
        verbs = frozenset(row["verbs"].split())
        frame = VerbFrame(
            verbs=verbs,
            subject=row["subject"],
            objects=tuple(row["object"].split("|")),
            predicate=row["predicate"],
            requires=frozenset(row["requires"].split()),
            polarity=Polarity(row["polarity"]) if row["polarity"] else None,
            modality=Modality(row["modality"]) if row["modality"] else None,
            incidental=row["incidental"] == "yes",
            rule=f"verb:{row['verbs'].split()[0]}:{row['object'].split('|')[0]}",
            example=row["example"],
        )
        for verb in sorted(verbs):
            by_verb[verb] = (*by_verb.get(verb, ()), frame)
    return by_verb


@cache
def event_nouns() -> Mapping[str, tuple[EventNoun, ...]]:
    """The event nouns by lemma."""
    by_noun: dict[str, tuple[EventNoun, ...]] = {}
    for row in _rows("events.csv"):
        entry = EventNoun(
            nouns=frozenset(row["nouns"].split()),
            subjects=tuple(row["subject"].split("|")),
            objects=tuple(row["object"].split("|")),
            predicate=row["predicate"],
            polarity=Polarity(row["polarity"]) if row["polarity"] else None,
            incidental=row["incidental"] == "yes",
            rule=f"event:{row['nouns'].split()[0]}",
            example=row["example"],
        )
        for noun in sorted(entry.nouns):
            by_noun[noun] = (*by_noun.get(noun, ()), entry)
    return by_noun


@cache
def relational_nouns() -> Mapping[str, tuple[RelationalNoun, ...]]:
    """The relational nouns by their last word; entries of several words come before shorter ones."""
    by_head: dict[str, tuple[RelationalNoun, ...]] = {}
    for row in _rows("relational_nouns.csv"):
        columns = ((Kind.PERSON, "person"), (Kind.ORGANIZATION, "organization"), (Kind.PLACE, "place"))
        nouns = tuple(noun.strip() for noun in row["nouns"].split(";"))
        entry = RelationalNoun(
            nouns=nouns,
            holders=frozenset(Kind(kind) for kind in row["holder"].split("|")),
            predicates=tuple((kind, row[column]) for kind, column in columns if row[column]),
            prepositions=frozenset(row["prepositions"].split()),
            inverse=row["inverse"] == "yes",
            demonym=row["demonym"] or None,
            rule=f"noun:{nouns[0].replace(' ', '_')}",
            example=row["example"],
        )
        for head in dict.fromkeys(noun.split()[-1] for noun in nouns):
            by_head[head] = (*by_head.get(head, ()), entry)
    return by_head


@cache
def compounds() -> Mapping[str, Compound]:
    """The compounds by participle."""
    by_participle: dict[str, Compound] = {}
    for row in _rows("compounds.csv"):
        participles = frozenset(row["participles"].split())
        rule = f"compound:{row['participles'].split()[0]}"
        entry = Compound(participles, row["predicate"], row["inverse"] == "yes", rule, row["example"])
        by_participle |= dict.fromkeys(sorted(participles), entry)
    return by_participle
