"""From sentences to what the tagger is shown: the mixture of the corpora, other names put in, pieces, batches."""

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest.pipeline.lexicon import rows
from ingest.pipeline.tagger.labels import LABELS, spans
from ingest.pipeline.tagger.wordpiece import Case, WordPieces, parts
from training.corpora import IGNORED, OTHER, Sentence

LONGEST = 128
"""Pieces of a sentence, the two marks of the encoder counted; the rest is cut off."""

Names = Mapping[str, Sequence[tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Share:
    """How often a corpus is shown in one round, and how many of its sentences without a name are."""

    times: float
    nameless: float = 1.0


@dataclass(frozen=True, slots=True)
class Mixture:
    """What one round shows: the share of each corpus, and of how many sentences the names are replaced."""

    shares: Mapping[str, Share]
    renamed: float


TEACHER = Mixture(
    {
        "gmb_news": Share(0.65, 0.35),
        "uner_ewt": Share(1.0, 0.3),
        "wikigold": Share(2.0, 0.5),
        "crossner_politics": Share(5.0),
        "redocred": Share(1.0, 0.5),
        "gum": Share(1.0, 0.3),
        "knowledgenet": Share(0.3),
    },
    renamed=0.25,
)

STUDENT = Mixture(
    {
        "gmb_news": Share(0.7, 0.4),
        "uner_ewt": Share(0.8, 0.4),
        "wikigold": Share(1.5, 0.5),
        "crossner_politics": Share(4.0),
        "redocred": Share(1.0, 0.5),
        "gum": Share(0.8, 0.3),
        "knowledgenet": Share(0.8),
    },
    renamed=0.4,
)
"""The teacher labels what the corpora leave open, so KnowledgeNet, of which little is labelled, is worth more."""


SILVER = frozenset({"gmb_news"})


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence in pieces."""

    pieces: list[int]
    cases: list[int]
    labels: list[int]
    judged: list[int]  # 1 for the first piece of each part of a token, else 0
    silver: bool  # labelled by a machine: labels may be wrong


def mixture(
    corpora: Mapping[str, Sequence[Sentence]], mixed: Mixture, chance: random.Random
) -> list[tuple[Sentence, bool]]:
    """The sentences of one round, and whether each is silver."""
    shown: list[tuple[Sentence, bool]] = []
    for name, share in mixed.shares.items():
        whole = int(share.times)
        for sentence in corpora[name]:
            if not sentence.named and chance.random() >= share.nameless:
                continue
            shown += [(sentence, name in SILVER)] * (whole + (chance.random() < share.times - whole))
    return shown


def names(corpora: Mapping[str, Sequence[Sentence]]) -> Names:
    """Names to put in place of others, by kind: of the corpora marked by hand, and of the project's own word lists."""
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name in ("uner_ewt", "wikigold", "crossner_politics", "redocred", "knowledgenet"):
        for sentence in corpora[name]:
            for start, end, kind in _spans(sentence.labels):
                found[kind].append(sentence.tokens[start:end])
    for row in rows("names/organizations"):
        found["ORG"] += [tuple(form.split()) for form in (row["name"], *row["aliases"].split("|")) if form] * 2
    return found


def renamed(sentence: Sentence, others: Names, chance: random.Random) -> Sentence:
    """The sentence with another name of the same kind in the place of each of half its names."""
    tokens, labels = list(sentence.tokens), list(sentence.labels)
    for start, end, kind in reversed(_spans(sentence.labels)):
        if kind in {"PER", "ORG", "LOC"} and chance.random() < 0.5:
            other = chance.choice(others[kind])
            tokens[start:end] = other
            labels[start:end] = [LABELS.index(f"B-{kind}"), *[LABELS.index(f"I-{kind}")] * (len(other) - 1)]
    return Sentence(tuple(tokens), tuple(labels))


def _spans(labels: Sequence[int]) -> list[tuple[int, int, str]]:
    return spans([label if 0 <= label < len(LABELS) else 0 for label in labels])


def encode(sentence: Sentence, wordpieces: WordPieces, untold: bool = False, silver: bool = False) -> Example:
    """The pieces, the case of each, and its label; `untold` hides what the capitals say. Only the first piece of a
    part of a token is labelled."""
    pieces, cases, labels, judged = [wordpieces.first], [int(Case.UNTOLD)], [IGNORED], [0]
    for token, label in zip(sentence.tokens, sentence.labels, strict=True):
        cut = parts(token) or [token]
        for part, told in zip(cut, _labels_of_parts(cut, label), strict=True):
            numbers, how = wordpieces.of(part)
            pieces += numbers
            cases += [int(Case.UNTOLD)] * len(numbers) if untold else how
            labels += [told, *[IGNORED] * (len(numbers) - 1)]
            judged += [1, *[0] * (len(numbers) - 1)]
    keep = LONGEST - 1
    return Example(
        [*pieces[:keep], wordpieces.last],
        [*cases[:keep], int(Case.UNTOLD)],
        [*labels[:keep], IGNORED],
        [*judged[:keep], 0],
        silver,
    )


def _labels_of_parts(cut: Sequence[str], label: int) -> list[int]:
    """In "U.S.-led" and "Baghdad-based" the corpora mark the whole or nothing: what is unclear is ignored."""
    inside = label + 1 if 0 < label < len(LABELS) and LABELS[label][0] == "B" else label
    told = [label, *[inside] * (len(cut) - 1)]
    compound = len(cut) > 2 and cut[-2] == "-" and cut[-1].islower()
    if compound and label in {0, OTHER}:
        return [*[IGNORED] * (len(cut) - 2), 0, 0] if any(part[:1].isupper() for part in cut) else told
    if compound and label > 0:
        return [*told[:-2], IGNORED, IGNORED]
    return told


def batches(examples: Sequence[Example], most: int, chance: random.Random) -> Iterator[list[Example]]:
    """Batches of sentences of about one length, of at most that many pieces with the padding, in random order."""
    order = sorted(examples, key=lambda example: (len(example.pieces), chance.random()))
    found: list[list[Example]] = [[]]
    for example in order:
        if found[-1] and len(example.pieces) * (len(found[-1]) + 1) > most:
            found.append([])
        found[-1].append(example)
    chance.shuffle(found)
    yield from found
