"""One key for all spellings of a name: what identity compares and what search looks up.

The key is for comparing, never for showing. Spelling rules that are facts about English, not code, are data
(`data/spellings.csv`).
"""

import csv
import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType

_APOSTROPHES = dict.fromkeys(map(ord, "'’‘‛ʼʻʿʾʽ`´′＇"), "'")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－"), "-")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"})

# Marks that Latin, Greek, Cyrillic, Hebrew and Arabic words can lose and stay the same word. Those of other scripts
# (the vowel signs of Devanagari, the voicing marks of kana) are letters in all but name.
_MARKS = re.compile("[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670]")

_POSSESSIVE = re.compile(r"'s?\s*$")
_INITIALS = re.compile(r"(?<!\w)(?:\w\.){2,}(?:\w(?!\w))?|(?<!\w)\w\.\w(?!\w)")
_ISATION = re.compile(r"(?<=\w)isation(s|al)?\b")

# The Arabic article. "El" and the forms that the next consonant changes are also English or Spanish words (El
# Salvador, "as"), so they count only where a hyphen ties them to the noun.
_TIED_ARTICLE = re.compile(r"(?<!\w)(?:(?:al|el)-+(?=\w)|a(s|sh|d|dh|r|t|th|z|n)-+(?=\1))")
_FREE_ARTICLE = re.compile(r"(?<!\S)al (?=\S)")
_LEADING_THE = re.compile(r"^the (?=\S)")


@lru_cache(maxsize=65536)
def normalise(name: str) -> str:
    """The key of a name: equal for two spellings of it, case, accents, apostrophes, hyphens, dots, a leading "the", the
    Arabic article, a closing possessive and British or American spelling aside.

    Idempotent. Empty only for a name that is empty or blank. Scripts other than Latin are kept.

    >>> normalise("The U.S.") == normalise("US")
    True
    >>> normalise("Mustafa al-Kadhimi’s")
    'mustafa kadhimi'
    """
    key = _once(name)
    while (again := _once(key)) != key:
        key = again
    return key


def _once(name: str) -> str:
    text = _folded(name.translate(_APOSTROPHES)).translate(_APOSTROPHES).translate(_DASHES).translate(_LETTERS)
    text = _POSSESSIVE.sub("", text).replace("'", "")
    text = _INITIALS.sub(lambda match: match.group().replace(".", ""), text)
    text = _TIED_ARTICLE.sub("", text).replace("&", " and ")
    text = "".join(_word_character(character) for character in text)
    words = (_spellings().get(word, word) for word in text.split())
    text = _ISATION.sub(r"ization\1", " ".join(words))
    text = _LEADING_THE.sub("", _FREE_ARTICLE.sub("", text))
    return unicodedata.normalize("NFC", text) or name.casefold().strip()


def _folded(text: str) -> str:
    """Compatibility forms and case folded (twice: folding case can make new compatibility forms), accents dropped."""
    for _ in range(2):
        text = unicodedata.normalize("NFKD", text).casefold()
    return _MARKS.sub("", unicodedata.normalize("NFKD", text))


def _word_character(character: str) -> str:
    """Letters, marks and digits as they are, invisible formatting (zero-width joiners …) gone, the rest a space."""
    category = unicodedata.category(character)
    if category == "Cf":
        return ""
    return character if category[0] in "LMN" else " "


@cache
def _spellings() -> Mapping[str, str]:
    text = files("graph").joinpath("data/spellings.csv").read_text(encoding="utf-8")
    return MappingProxyType({row["british"]: row["american"] for row in csv.DictReader(text.splitlines())})
