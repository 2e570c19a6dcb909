"""Words as the encoder reads them: pieces of an uncased vocabulary, and beside each piece how its word is written.

The vocabulary knows no capitals; what they say of names is told apart, by a number for each piece (`case`).
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from enum import IntEnum

from ingest.pipeline.names.words import FUNCTION_WORDS

UNKNOWN, CLASSIFY, SEPARATE = "[UNK]", "[CLS]", "[SEP]"

_LONGEST_WORD = 100  # characters; longer ones are no words


class Case(IntEnum):
    """How a word is written. `UNTOLD`: in a line all in capitals, where capitals say nothing, and of the marks."""

    UNTOLD = 0
    LOWER = 1
    TITLE = 2
    CAPITALS = 3
    INITIAL = 4
    MIXED = 5
    NUMBER = 6
    MARK = 7


CASES = len(Case)

_PARTS = re.compile(r"[^\W_]+|[^\s]")


def case(word: str) -> Case:
    """How the word is written."""
    letters = [letter for letter in word if letter.isalpha()]
    if not letters:
        return Case.NUMBER if any(letter.isdigit() for letter in word) else Case.MARK
    upper = sum(letter.isupper() for letter in letters)
    if not upper:
        return Case.LOWER
    if len(letters) == 1:
        return Case.INITIAL
    if upper == len(letters):
        return Case.CAPITALS
    return Case.TITLE if upper == 1 and letters[0].isupper() else Case.MIXED


def parts(token: str) -> list[str]:
    """The token cut at its punctuation: "al-Assad" is "al", "-", "Assad"."""
    return _PARTS.findall(unicodedata.normalize("NFC", token))


def shouted(words: Sequence[str]) -> bool:
    """Whether a line is written in capitals, or nearly every word of it begins with one, so that they tell nothing."""
    long = [word for word in words if len(word) > 3 and word.isalpha()]
    if len(long) < 4:
        return False
    return sum(word[0].isupper() for word in long) > 0.8 * len(long)


def may_name(words: Sequence[str]) -> bool:
    """Whether a word in the sentence has a capital and is not one that any sentence may begin with, as "The" and "I".

    A tenth of the words of news are in sentences without: the network need not read them.
    """
    return any(
        any(map(str.isupper, word)) and (word.casefold() not in FUNCTION_WORDS or (word.isupper() and len(word) > 1))
        for word in words
    )


class WordPieces:
    """The pieces of words, by the longest match from the left. `vocabulary`: piece -> its number."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._vocabulary = vocabulary
        self._unknown = vocabulary[UNKNOWN]
        self._kept: dict[str, tuple[list[int], list[int]]] = {}
        self.first = vocabulary[CLASSIFY]
        self.last = vocabulary[SEPARATE]

    def of(self, token: str) -> tuple[list[int], list[int]]:
        """The numbers of the pieces of a token, and the case of each. At least one piece."""
        found = self._kept.get(token)
        if found is None:
            pieces: list[int] = []
            cases: list[int] = []
            for part in parts(token):
                numbers = self._pieces(part)
                pieces += numbers
                cases += [int(case(part))] * len(numbers)
            found = (pieces, cases) if pieces else ([self._unknown], [int(Case.MARK)])
            if len(self._kept) < _MOST_KEPT:
                self._kept[token] = found
        return found

    def _pieces(self, part: str) -> list[int]:
        bare = unicodedata.normalize("NFD", part.lower())
        bare = "".join(letter for letter in bare if unicodedata.category(letter) != "Mn")
        if not bare or len(bare) > _LONGEST_WORD:
            return [self._unknown]
        found: list[int] = []
        start = 0
        while start < len(bare):
            for end in range(len(bare), start, -1):
                number = self._vocabulary.get(("##" if start else "") + bare[start:end])
                if number is not None:
                    found.append(number)
                    start = end
                    break
            else:
                return [self._unknown]
        return found


_MOST_KEPT = 200_000
