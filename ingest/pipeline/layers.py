"""What the stages of the pipeline hand to each other, as extension attributes of the spaCy `Doc`.

All positions here are token indices, end exclusive; only `offsets.py` turns them into code points. Each stage reads the
layers of the stages before it and writes its own once:

| attribute | written by | holds |
| --- | --- | --- |
| `doc.ents` | `names` | name mentions, labelled Person, Organization or Place |
| `doc._.demonyms` | `names` | token index -> the country's name, for "Iraqi", "Americans", "US-" |
| `doc._.aliases` | `names` | pairs of name spans that the text itself or the gazetteer says are one thing |
| `doc._.clusters` | `coreference` | the entities: every mention in one cluster at most |
| `doc._.attributions` | `attribution` | who said what |
| `doc._.relations` | `relations` | candidate claims with the rule that found each |
"""

from dataclasses import dataclass, field

from spacy.tokens import Doc

from graph.ontology import Form, Kind, Modality, Polarity


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of tokens, end exclusive."""

    start: int
    end: int

    def __contains__(self, token: int) -> bool:
        return self.start <= token < self.end


@dataclass(frozen=True, slots=True)
class MentionWords:
    """One mention of an entity: its tokens, its syntactic head, and how it refers."""

    start: int
    end: int
    head: int
    form: Form


@dataclass(slots=True)
class Cluster:
    """One entity of the document with all its mentions, in the order of the text."""

    kind: Kind
    mentions: list[MentionWords]
    tags: list[str] = field(default_factory=list)
    canonical: str | None = None  # the gazetteer's name for it, where the gazetteer knows it


@dataclass(frozen=True, slots=True)
class Said:
    """One attribution. `speaker` is an index into the clusters; `source` None where nobody is named ("reportedly").

    `content` is what was said, as one stretch; `quoted` where it stands in quotation marks at least in part. `kind` is
    what the cue does to the content (`reporting.py`). `pieces` are the parts of `content` that are really said where
    the author's words stand between them ("…," he said as he left, "…"); empty: all of it.
    """

    speaker: int | None
    source: Words | None
    cue: Words
    content: Words
    quoted: bool = False
    kind: str = "say"
    pieces: tuple[Words, ...] = ()

    def covers(self, token: int) -> bool:
        """Whether the token is part of what was said."""
        return any(token in piece for piece in self.pieces or (self.content,))


@dataclass(frozen=True, slots=True)
class Stance:
    """How the text stands to a relation: on whose word, affirmed or denied, how sure."""

    polarity: Polarity
    modality: Modality
    speaker: int | None
    doubt: str | None = None  # the cue that decided, for --explain


@dataclass(frozen=True, slots=True)
class Relation:
    """A candidate claim. `subject` and `object` are token indices inside mentions; `trigger` is the token that carries
    the relation (verb, noun, adjective), whose negation and modality count."""

    predicate: str
    subject: int
    object: int
    trigger: int
    rule: str
    role: str | None = None
    incidental: bool = False  # true only of an event that took place: where a meeting was held
    polarity: Polarity | None = None  # set where the rule itself carries it ("denied killing", "refused to meet")
    modality: Modality | None = None


def register() -> None:
    """Makes the layers known to spaCy. Idempotent."""
    for name, default in (
        ("demonyms", None),
        ("aliases", None),
        ("clusters", None),
        ("attributions", None),
        ("relations", None),
    ):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)


def cluster_index(doc: Doc) -> dict[int, int]:
    """Token index -> index of the cluster that a mention around that token belongs to (the shortest mention wins)."""
    found: dict[int, tuple[int, int]] = {}
    for number, cluster in enumerate(doc._.clusters or ()):
        for mention in cluster.mentions:
            length = mention.end - mention.start
            for token in range(mention.start, mention.end):
                if token not in found or length < found[token][0]:
                    found[token] = length, number
    return {token: number for token, (_, number) in found.items()}


def head_of(doc: Doc, start: int, end: int) -> int:
    """The syntactic head of a stretch of tokens: the first whose head lies outside it."""
    for token in doc[start:end]:
        if not start <= token.head.i < end or token.head == token:
            return token.i
    return end - 1
