"""In which ways a name is like the names of entities: pure rules, each a reason that a person can check.

No rule measures how many letters two names share. That is what merges the Central Bank of Iraq with that of Iran. A
rule here says what the two have in common, and what it leaves open is in its score (`data/match_reasons.csv`).
"""

import csv
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from graph.identity import are_initials, initials, without_titles
from graph.naming import normalise
from graph.ontology import Kind
from queries.matching.sounds import sound, sounds_alike

_TELLING_WORD = 3  # letters of the longest word of a part: "of the" is no part of a name


class Likeness(StrEnum):
    """A reason for which an entity may be meant; `says` in the file of reasons tells each in words."""

    UID = "uid"
    SAME_NAME = "same-name"
    ALIAS = "alias"
    ALIAS_ONCE = "alias-once"
    TITLE = "title"
    INVERTED = "inverted"
    OTHER_ORDER = "other-order"
    SURNAME_ALONE = "surname-alone"
    TRANSLITERATION = "transliteration"
    INITIAL = "initial"
    FIRST_AND_LAST = "first-and-last"
    GENERIC = "generic"
    SURNAME = "surname"
    ACRONYM = "acronym"
    NAMED_BY_SURNAME = "named-by-surname"
    SURNAME_VARIANT = "surname-variant"
    PART = "part"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Worth:
    """What a reason counts, from 0 to 100, and how it is said ({documents} is a count)."""

    score: int
    says: str


@dataclass(frozen=True, slots=True)
class Form:
    """One normalised name (`key`) of the entity `uid`, and its words; those of a person without titles."""

    uid: str
    kind: Kind
    key: str
    words: tuple[str, ...]


@cache
def worth() -> dict[Likeness, Worth]:
    """Every reason with what it counts."""
    text = files("queries.matching").joinpath("data/match_reasons.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {Likeness(row["reason"]): Worth(int(row["score"]), row["says"]) for row in rows}


class Forms:
    """The names of many entities, kept so that those like a given name are found without trying all."""

    def __init__(self, names: Iterable[tuple[str, Kind, str]]) -> None:
        """From (uid of the entity, its kind, one of its normalised names)."""
        self._by: defaultdict[Hashable, list[Form]] = defaultdict(list)
        for uid, kind, key in names:
            form = _form(uid, kind, key)
            for shared in _keys(form):
                self._by[shared].append(form)

    def like(self, name: str, kinds: Collection[Kind]) -> dict[str, Likeness]:
        """From the uids of the entities of these kinds that the name is like to the strongest reason; that the whole
        name is the same is none."""
        found: dict[str, Likeness] = {}
        for kind in kinds:
            is_inverted = kind is Kind.PERSON and name.count(",") == 1
            asked = _form("", kind, normalise(_turned(name) if is_inverted else name))
            near = dict.fromkeys(form for shared in _keys(asked) for form in self._by.get(shared, ()))
            for form in near:
                likeness = _likeness(asked, form)
                if likeness is Likeness.TITLE and (is_inverted or form.key == asked.key):
                    likeness = Likeness.INVERTED if is_inverted else None
                if likeness and (form.uid not in found or worth()[likeness].score > worth()[found[form.uid]].score):
                    found[form.uid] = likeness
        return found


def _turned(name: str) -> str:
    """ "al-Kadhimi, Mustafa" and "Kadhimi, Mustafa al-" as "Mustafa al-Kadhimi"."""
    last, _, first = name.partition(",")
    first = first.strip()
    return f"{first}{'' if first.endswith('-') else ' '}{last.strip()}"


def _form(uid: str, kind: Kind, key: str) -> Form:
    words = tuple(key.split())
    return Form(uid, kind, key, without_titles(words) if kind is Kind.PERSON else words)


def _keys(form: Form) -> Iterator[Hashable]:
    """What two forms share whenever `_likeness` finds anything in them."""
    if not form.words:
        return
    yield form.kind, "sounds", tuple(sorted(map(sound, form.words)))
    if form.kind is Kind.PERSON:
        yield form.kind, "surname", sound(form.words[-1])
        return
    for word in set(form.words):
        yield form.kind, "word", word
    if form.kind is Kind.ORGANIZATION:
        short = {form.key, form.key.removesuffix("s")} if len(form.words) == 1 else initials(form.key)
        for letters in short:
            yield form.kind, "initials", letters


def _likeness(asked: Form, form: Form) -> Likeness | None:
    """The strongest way in which two forms of one kind are alike; TITLE where the words are the same."""
    if asked.kind is Kind.PERSON and 1 in (len(asked.words), len(form.words)):
        return _surname_likeness(asked.words, form.words)
    if asked.words == form.words:
        return Likeness.TITLE
    if sorted(asked.words) == sorted(form.words):
        return Likeness.OTHER_ORDER
    pairs = zip(sorted(asked.words, key=sound), sorted(form.words, key=sound), strict=False)
    if len(asked.words) == len(form.words) and all(sounds_alike(*pair) for pair in pairs):
        return Likeness.TRANSLITERATION
    if asked.kind is Kind.PERSON:
        return _full_name_likeness(asked.words, form.words)
    if asked.kind is Kind.ORGANIZATION and are_initials(asked.key, form.key):
        return Likeness.ACRONYM
    return _part_likeness(asked.words, form.words)


def _surname_likeness(words: tuple[str, ...], others: tuple[str, ...]) -> Likeness | None:
    if words[-1] == others[-1]:
        return Likeness.SURNAME if len(words) == 1 else Likeness.NAMED_BY_SURNAME
    return Likeness.SURNAME_VARIANT if sounds_alike(words[-1], others[-1]) else None


def _full_name_likeness(words: tuple[str, ...], others: tuple[str, ...]) -> Likeness | None:
    if not sounds_alike(words[-1], others[-1]):
        return None
    first, other = sorted((words[0], others[0]), key=len)
    if len(first) == 1 and other.startswith(first):
        return Likeness.INITIAL
    return Likeness.FIRST_AND_LAST if first == other and words[-1] == others[-1] else None


def _part_likeness(words: tuple[str, ...], others: tuple[str, ...]) -> Likeness | None:
    if _holds(others, words) and max(map(len, words)) >= _TELLING_WORD:
        return Likeness.PART
    return Likeness.WHOLE if len(others) > 1 and _holds(words, others) else None


def _holds(words: tuple[str, ...], part: tuple[str, ...]) -> bool:
    """Whether the words of the part stand in the words, side by side."""
    return any(words[i : i + len(part)] == part for i in range(len(words) - len(part) + 1))
