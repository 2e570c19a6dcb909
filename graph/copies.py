"""Near copies: one wire story printed twice is one source.

Two texts are copies when at least half of the shorter one's shingles (runs of four words) stand in the longer one too,
and the longer one is not more than three times as long. Why half: an edited sentence of twenty words changes 23
shingles, so a reprint of 400 words with two edited sentences and a third of its tail cut keeps four fifths of its
shingles, while two reports of one event share quotes and names, seldom a tenth. Why containment and not the overlap of
both: a cut tail must not count against the copy. Why the limit of three: a live blog or a round-up that swallows ten
stories would else make all ten one. Texts of fewer than 25 shingles are too short to tell and must agree in all.

Comparing every pair would take too long, so each text is known by its anchors, the shingles with the smallest hashes
(one in twelve, at least 16, at most 512); the same shingle is an anchor of both copies or, at the ends of that range,
nearly so. Only texts with common anchors are compared in full. Everything here is a symmetric function of two texts.
"""

import re
from collections.abc import Iterable, Mapping
from hashlib import blake2b

_WORDS = 4
_CONTAINED = 0.5
_LONGER = 3
_ENOUGH = 25
_ANCHOR_SHARE, _FEWEST_ANCHORS, _MOST_ANCHORS = 12, 16, 512
_HASH_BYTES = 8
_WORD = re.compile(r"\w+")


def shingles(text: str) -> frozenset[int]:
    """The hashes of all runs of four words of a text, case and punctuation aside; of all its words where it has
    fewer."""
    words = _WORD.findall(text.casefold())
    runs = (words[start : start + _WORDS] for start in range(max(1, len(words) - _WORDS + 1)))
    return frozenset(_hash(" ".join(run)) for run in runs if run)


def anchors(of: frozenset[int]) -> list[str]:
    """The uids under which the shingles of a text are filed, in order."""
    ordered = sorted(of)
    below = sum(1 for shingle in ordered if shingle < 2 ** (8 * _HASH_BYTES) // _ANCHOR_SHARE)
    return [f"s{shingle:016x}" for shingle in ordered[: min(max(below, _FEWEST_ANCHORS), _MOST_ANCHORS)]]


def are_copies(one: frozenset[int], other: frozenset[int]) -> bool:
    """Whether two texts, given by their shingles, are copies of one story."""
    shorter, longer = sorted((len(one), len(other)))
    if shorter < _ENOUGH:
        return one == other
    return longer <= _LONGER * shorter and len(one & other) >= _CONTAINED * shorter


def stories(copies: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """From each text to its story, the smallest uid among all that it is connected with. `copies` leads from each text
    to its copies, in both directions."""
    story: dict[str, str] = {}
    for first in sorted(copies):
        waiting = [first]
        while waiting:
            uid = waiting.pop()
            if uid not in story:
                story[uid] = first
                waiting += copies[uid]
    return story


def _hash(run: str) -> int:
    return int.from_bytes(blake2b(run.encode("utf-8", "surrogatepass"), digest_size=_HASH_BYTES).digest(), "big")
