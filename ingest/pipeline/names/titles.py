"""Titles and posts before a personal name ("Lt. Gen.", "Prime Minister", "spokesman"), which are no part of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ingest.pipeline.lexicon import rows, words


@dataclass(frozen=True, slots=True)
class Title:
    """A title as it is written with capitals; `gender` is m, f or nothing; `small` where it is written small too."""

    text: str
    gender: str
    small: bool


@cache
def titles() -> dict[tuple[str, ...], Title]:
    """The known titles by their words in lower case."""
    found: dict[tuple[str, ...], Title] = {}
    for row in rows("names/titles"):
        key = tuple(row["title"].casefold().replace("-", " - ").split())
        found.setdefault(key, Title(row["title"], row["gender"], row["small"] == "yes"))
    return found


@cache
def _longest() -> int:
    return max(map(len, titles()))


@cache
def _modifiers() -> frozenset[str]:
    return words("names/title_modifiers")


def title_before(tokens: Sequence[str], start: int) -> Title | None:
    """The title that ends right before the token at `start`, the longest one that fits."""
    for length in range(min(_longest(), start), 0, -1):
        stretch = tokens[start - length : start]
        title = titles().get(tuple(word.casefold() for word in stretch))
        if title and (title.small or stretch[0][:1].isupper()):
            return title
    return None


def after_titles(tokens: Sequence[str], start: int, end: int) -> int:
    """Where the bare name begins in a stretch of tokens that may begin with a post; `start` where it has none.

    What is left is never empty: in "the President" there is no name to find.
    """
    bare = start
    at = start
    while at < end - 1:
        length = next((n for n in range(min(_longest(), end - 1 - at), 0, -1) if _title_at(tokens, at, n)), 0)
        if length:
            at += length
            bare = at
        elif tokens[at] in _modifiers():
            at += 1
        else:
            break
    return bare


def is_title(word: str) -> bool:
    """Whether the word alone is a title ("General", "spokesman")."""
    return (word.casefold(),) in titles()


def is_rank(word: str) -> bool:
    """Whether the word alone is a title that only names follow: "Capt.", "General"."""
    title = titles().get((word.casefold(),))
    return title is not None and not title.small and word[:1].isupper()


def is_modifier(word: str) -> bool:
    """Whether the word stands before titles: the "Defence" of "Defence Minister"."""
    return word in _modifiers()


def is_post(tokens: Sequence[str]) -> bool:
    """Whether the words are a post and nothing else: "Prime Minister", "Deputy Assistant Secretary"."""
    return bool(tokens) and all(is_title(word) or word in _modifiers() for word in tokens) and is_title(tokens[-1])


def _title_at(tokens: Sequence[str], at: int, length: int) -> bool:
    stretch = tokens[at : at + length]
    title = titles().get(tuple(word.casefold() for word in stretch))
    return title is not None and (title.small or stretch[0][:1].isupper())
