"""The words of names: which may be inside one, how far a run of capitals goes, and the lists of words that tell."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from graph.ontology import Kind
from ingest.pipeline.lexicon import rows, words
from ingest.pipeline.names.titles import is_title


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens that may be a name, end exclusive. `kind` None speaks against a name of any kind. `rank` decides between
    candidates that overlap, `evidence` is what it says for the kind of this name in the whole document."""

    start: int
    end: int
    kind: Kind | None
    rank: int
    evidence: int
    source: str


PARTICLES = frozenset(
    {
        "al",
        "el",
        "bin",
        "ibn",
        "van",
        "von",
        "der",
        "den",
        "de",
        "da",
        "dos",
        "di",
        "du",
        "del",
        "della",
        "ben",
        "abu",
        "ul",
        "ad",
        "as",
        "ash",
        "bint",
        "ter",
        "ten",
    }
)
HYPHENS = frozenset("-‐‑–")
OWNERS = frozenset(
    {
        "people",
        "peoples",
        "women",
        "men",
        "children",
        "workers",
        "lord",
        "nation",
        "farmers",
        "teachers",
        "nurses",
        "mothers",
    }
)
FUNCTION_WORDS = frozenset(
    {
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "with",
        "to",
        "of",
        "and",
        "or",
        "but",
        "if",
        "as",
        "when",
        "while",
        "after",
        "before",
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
        "you",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "your",
        "who",
        "what",
        "where",
        "which",
        "how",
        "why",
        "not",
        "no",
        "yes",
        "also",
        "former",
    }
)
TITLE_AND_WORD = frozenset(
    {
        "Justice",
        "Officer",
        "Private",
        "General",
        "Major",
        "Chief",
        "Prince",
        "King",
        "Queen",
        "Doctor",
        "Father",
    }
)
_DATES = frozenset(
    {
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan.",
        "feb.",
        "mar.",
        "apr.",
        "jun.",
        "jul.",
        "aug.",
        "sept.",
        "oct.",
        "nov.",
        "dec.",
    }
)


SURNAMES_TOO = frozenset({"May", "March", "June", "April", "English", "French", "Welsh", "Christian", "Sun"})
"""Words that are no names alone, but surnames behind a first name."""


@cache
def first_names() -> dict[str, str]:
    """First names and the gender that each tells: m, f or nothing."""
    return {row["name"]: row["gender"] for row in rows("names/first_names")}


@cache
def surnames() -> frozenset[str]:
    """Single names of people of world news."""
    return words("names/surnames")


@cache
def not_names() -> frozenset[str]:
    """Words that are no name when they stand alone, in lower case."""
    return frozenset(word.casefold() for word in words("names/not_names"))


@cache
def events() -> dict[str, bool]:
    """Words that end the name of an event, a law or a thing, in lower case; True where the names inside such a name
    are names still ("Brussels Conference"), False where they are not ("Vietnam War")."""
    return {row["word"].casefold(): bool(row["open"]) for row in rows("names/events")}


@cache
def first_words() -> dict[str, Kind]:
    """Words that begin a name and tell its kind."""
    return {row["word"]: Kind(row["kind"]) for row in rows("names/first_words")}


def is_capitalised(text: str) -> bool:
    """Whether it looks like a word of a name: a capital or a digit-led unit with a capital in it."""
    return text[:1].isupper() or (text[:1].isdigit() and any(letter.isupper() for letter in text))


def is_date(text: str) -> bool:
    """Whether it is a day of the week or a month (but for May)."""
    return text.casefold() in _DATES


def may_be_inside(doc: Doc, at: int) -> bool:
    """Whether the token may be a word of a longer name: capitalised, no date, no title, no ordinary first word."""
    token = doc[at]
    text = token.text
    if text[:1].isdigit() and text.endswith(("st", "nd", "rd", "th")):
        return at + 1 < len(doc) and doc[at + 1].text[:1].isupper() and not is_date(doc[at + 1].text)
    if not is_capitalised(text) or not any(letter.isalpha() for letter in text):
        return False
    if token.is_sent_start and token.pos_ in {"DET", "ADP", "PRON", "SCONJ", "CCONJ", "ADV", "AUX", "VERB"}:
        return False
    if text.casefold() in FUNCTION_WORDS or is_date(text):
        return False
    return not (is_title(text) and text not in TITLE_AND_WORD)


def run_before(doc: Doc, at: int) -> int:
    """Where the capitalised words begin that run up to the token."""
    start = at
    while start > 0:
        before = doc[start - 1]
        earlier = doc[start - 2].text if start > 1 else ""
        owned = before.text == "'s" and earlier.casefold() in OWNERS
        if before.text in HYPHENS and not before.whitespace_ and earlier[:1].isalnum():
            start -= 2
        elif owned or (before.text in {"&", "'"} and earlier[:1].isupper()) or may_be_inside(doc, start - 1):
            start -= 1
        else:
            break
    while start < at and (doc[start].text in HYPHENS or doc[start].text in {"&", "'", "'s"}):
        start += 1
    return start


def capitals(doc: Doc, at: int) -> int:
    """The end of the capitalised words that begin at the token."""
    while at < len(doc):
        if doc[at].text in first_names() and at + 1 < len(doc) and doc[at + 1].ent_type_ == "PERSON":
            break
        glued = doc[at].text in HYPHENS and not doc[at - 1].whitespace_ and doc[at + 1 : at + 2].text[:1].isupper()
        if glued or may_be_inside(doc, at):
            at += 1
        else:
            break
    return at


def headline_tokens(doc: Doc) -> frozenset[int]:
    """Tokens in sentences that capitalise nearly every word, where capitals tell nothing."""
    found: set[int] = set()
    for sentence in doc.sents:
        long = [token.text for token in sentence if token.is_alpha and len(token.text) > 3]
        marked = any(token.text in {".", ";"} for token in sentence[-2:])
        if len(long) >= 4 and not marked and sum(text[0].isupper() for text in long) > 0.7 * len(long):
            found.update(range(sentence.start, sentence.end))
    return frozenset(found)


def is_officer(word: str) -> bool:
    """Whether somebody holds what the word says: "Minister", "Members"."""
    one = word.removesuffix("s")
    return is_title(word) or is_title(one) or one.casefold() in {"member", "fellow"}


def is_event(tokens: list[str]) -> bool:
    """Whether the words name an event, a law or a thing: "Brussels Conference on Syria"."""
    return _head_word(tokens) in events()


def is_closed_event(tokens: list[str]) -> bool:
    """Whether they name one inside which nothing is a name of its own: "2015 Quebec general election"."""
    return events().get(_head_word(tokens)) is False


def _head_word(tokens: list[str]) -> str:
    """The last word, or the last one before "of" and the like, in lower case; nothing where none is before it."""
    stop = next((place for place, text in enumerate(tokens) if text in {"of", "on", "for", "in"}), len(tokens))
    return tokens[stop - 1].casefold() if stop else ""
