"""Abbreviations that the text defines: "Popular Mobilization Units (PMUs)", "PMU (Popular Mobilization Units)".

The long form is found from the letters of the short one, from right to left, as Schwartz and Hearst (2003) do, over
whole tokens: each letter must begin a word of the long form, or stand inside one that a letter has begun.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_SMALL_WORDS = frozenset(
    {
        "of",
        "the",
        "and",
        "for",
        "in",
        "on",
        "to",
        "de",
        "la",
        "al",
        "el",
        "a",
        "an",
        "&",
        "-",
        "'s",
        "at",
        "from",
        "with",
        "by",
        "against",
    }
)


@dataclass(frozen=True, slots=True)
class Definition:
    """A short form and what it stands for, as token positions, end exclusive."""

    long_start: int
    long_end: int
    short_start: int
    short_end: int


def is_short_form(token: str) -> bool:
    """Whether the word may be an abbreviation: two to ten characters, most of them capitals ("PMUs", "AFL-CIO")."""
    bare = token.removesuffix("s").replace(".", "")
    capitals = sum(letter.isupper() for letter in bare)
    return 2 <= len(bare) <= 10 and bare[0].isalpha() and capitals >= 2 and capitals / len(bare) >= 0.5


def definitions(tokens: Sequence[str]) -> list[Definition]:
    """The definitions in the text, in its order."""
    return list(_definitions(tokens))


def bracketed(tokens: Sequence[str]) -> list[tuple[int, int]]:
    """The places of "(" and of the short form alone behind it, whatever stands before: "Partito Liberale (PLI)"."""
    return [
        (place, place + 1)
        for place in range(1, len(tokens) - 2)
        if tokens[place] == "(" and tokens[place + 2] == ")" and _is_acronym(tokens[place + 1])
    ]


def _is_acronym(token: str) -> bool:
    bare = token.removesuffix("s")
    return 2 <= len(bare) <= 8 and bare.isalpha() and is_short_form(token)


def _definitions(tokens: Sequence[str]) -> Iterator[Definition]:
    for at, word in enumerate(tokens):
        if word != "(" or at == 0:
            continue
        close = next((place for place in range(at + 1, min(at + 12, len(tokens))) if tokens[place] == ")"), None)
        if close is None:
            continue
        inside = at + 1
        while inside < close and tokens[inside] in _MARKS:
            inside += 1
        stop = close
        while stop > inside and tokens[stop - 1] in _MARKS:
            stop -= 1
        if stop - inside == 1 and is_short_form(tokens[inside]):
            start = _long_form_before(tokens, tokens[inside], at)
            if start is not None:
                yield Definition(start, _without_marks(tokens, start, at), inside, stop)
        elif is_short_form(tokens[at - 1]) and stop > inside + 1:
            start = _long_form_before(tokens, tokens[at - 1], stop)
            if start is not None and start == _first_word(tokens, inside):
                yield Definition(start, stop, at - 1, at)


_MARKS = frozenset("\"'“”‘’*")


def _without_marks(tokens: Sequence[str], start: int, end: int) -> int:
    while end > start + 1 and tokens[end - 1] in _MARKS:
        end -= 1
    return end


def _first_word(tokens: Sequence[str], at: int) -> int:
    return at + 1 if tokens[at].casefold() in {"the", "a", "an"} else at


def _long_form_before(tokens: Sequence[str], short: str, end: int) -> int | None:
    """Where the words begin that the short form abbreviates and that end right before `end`; None where none fit."""
    letters = [letter.casefold() for letter in short if letter.isalnum()]
    plural = len(letters) > 2 and short.endswith("s") and short[-2].isupper()
    for wanted in ([*letters[:-1]], letters) if plural else (letters,):
        start = _match(tokens, wanted, end)
        if start is not None:
            return start
    return None


def _match(tokens: Sequence[str], letters: Sequence[str], end: int) -> int | None:
    """Matches the letters from the last to the first against the words before `end`."""
    earliest = max(0, end - 2 * len(letters) - 4)

    def fits(letter: int, place: int) -> int | None:
        if letter < 0:
            return place + 1
        if place < earliest or tokens[place] in {".", ";", ":", "(", ")", "\n"}:
            return None
        word = tokens[place].casefold()
        for used in range(min(letter + 1, 4), 0, -1):
            wanted = letters[letter - used + 1 : letter + 1]
            if _abbreviates(wanted, word):
                start = fits(letter - used, place - 1)
                if start is not None and (used == 1 or tokens[place][:1].isupper()):
                    return start
        return fits(letter, place - 1) if word in _SMALL_WORDS or not tokens[place][:1].isalnum() else None

    start = fits(len(letters) - 1, end - 1)
    return start if start is not None and tokens[start][:1].isupper() and end - start > 1 else None


def _abbreviates(letters: Sequence[str], word: str) -> bool:
    if not word or word[0] != letters[0]:
        return False
    at = 1
    for letter in letters[1:]:
        at = word.find(letter, at) + 1
        if not at:
            return False
    return True
