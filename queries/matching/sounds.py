"""One key for the ways in which a foreign name is written in Latin letters: Soleimani, Suleimani, Sulaymani.

Groups of letters that stand for one consonant are data (`data/transliteration.csv`). Doubled letters, a closing h or e
and the exact vowel are passed over, but a, e and i are told from o and u, or Hassan were Hussein. Two names with one
key may be one name; that they are is for somebody who knows.
"""

import csv
import re
from functools import cache, lru_cache
from importlib.resources import files

_VOWELS = re.compile(r"(?:[aeiou]|(?<!^)[yw])+")
_BACK = frozenset("ouw")
_DOUBLED = re.compile(r"([^ao])\1+")
_CLOSING = re.compile(r"(?<=[^aeiou])e$|(?<=.)h$")
_TELLING = 3  # consonants: with fewer, too many words share a key


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """The key of one normalised word, for comparing, never for showing.

    >>> sound("soleimani") == sound("sulaymani")
    True
    >>> sound("mohammed") == sound("mahmoud")
    False
    """
    heard = _written().sub(lambda match: _sounds()[match.group()], _CLOSING.sub("", word))
    return _DOUBLED.sub(r"\1", _VOWELS.sub(lambda match: "o" if match.group()[0] in _BACK else "a", heard))


def sounds_alike(word: str, other: str) -> bool:
    """Whether two words are one, or share a key that has enough consonants to tell."""
    key = sound(word)
    return word == other or (key == sound(other) and sum(letter not in "ao" for letter in key) >= _TELLING)


@cache
def _sounds() -> dict[str, str]:
    text = files("queries.matching").joinpath("data/transliteration.csv").read_text(encoding="utf-8")
    return {row["written"]: row["sound"] for row in csv.DictReader(text.splitlines())}


@cache
def _written() -> re.Pattern[str]:
    """The groups of letters, longer ones first."""
    return re.compile("|".join(sorted(_sounds(), key=lambda letters: (-len(letters), letters))))
