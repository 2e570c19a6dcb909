"""Which names of a document name the same thing: full name and surname, acronym and definition, country variants."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span

from graph.ontology import Kind
from ingest.pipeline.lexicon import fold
from ingest.pipeline.names.datelines import signs_dateline
from ingest.pipeline.names.gazetteer import Entry, Gazetteer
from ingest.pipeline.names.head_words import head
from ingest.pipeline.names.words import PARTICLES, first_names

_SUFFIXES = frozenset({"jr.", "jr", "sr.", "sr", "ii", "iii", "iv"})
_MARKS = frozenset("-‐‑–\"'`,.")
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "at", "from", "with", "against"})


@dataclass(frozen=True, slots=True)
class Form:
    """One spelling of a name with all places where it stands: `words` are folded, without hyphens and marks."""

    kind: Kind
    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    entry: Entry | None


def link(doc: Doc, known: Gazetteer, aliases: Iterable[tuple[Span, Span]]) -> list[list[Form]]:
    """Groups of forms that name one thing, in the order in which the things are first named."""
    pairs = list(aliases)
    forms = _without_foreign_entries(_forms(doc, known), pairs)
    groups = _Groups(forms)
    by_entry: dict[tuple[str, Kind], Form] = {}
    for form in forms:
        if form.entry is not None and form.entry.kind is form.kind:
            groups.join(by_entry.setdefault((form.entry.name, form.kind), form), form)
    by_place = {place: form for form in forms for place in form.places}
    for long, short in pairs:
        groups.join(by_place[long.start, long.end], by_place[short.start, short.end])
    for rule in (_same_person, _acronym, _part_of_organization, _same_place, _given_or_family_name):
        groups.join_where_one_fits(rule)
    return groups.in_order()


def _without_foreign_entries(forms: list[Form], pairs: Sequence[tuple[Span, Span]]) -> list[Form]:
    """An acronym is what the text says it is, not what the world mostly means by it."""
    by_place = {place: form for form in forms for place in form.places}
    told = {by_place[short.start, short.end].words: by_place[long.start, long.end].entry for long, short in pairs}
    spelt_out = {form.entry.name for form in forms if form.entry and len(form.words) > 1}
    initials = {
        _initials(form.words, small)
        for form in forms
        for small in (True, False)
        if form.entry is None and len(form.words) > 1 and form.kind is Kind.ORGANIZATION
    }
    kept = []
    for form in forms:
        entry = form.entry
        if form.words in told:
            entry = told[form.words]
        elif entry and len(form.words) == 1 and form.words[0].isupper() and entry.name not in spelt_out:
            entry = None if form.words[0].casefold() in initials else entry
        kept.append(replace(form, entry=entry))
    return kept


def _forms(doc: Doc, known: Gazetteer) -> list[Form]:
    found: dict[tuple[str, tuple[str, ...]], list[tuple[int, int]]] = {}
    named = {entity.text for entity in doc.ents}
    for entity in doc.ents:
        words = tuple(word for token in entity if (word := fold(token.text).rstrip("-")) and word not in _MARKS)
        acronym = entity.text.isupper() and not (entity.label_ == Kind.PLACE and entity.text.title() in named)
        if entity.start == entity.end - 1 and acronym and words:
            words = (entity.text,) if len(entity.text) <= 6 else words
        found.setdefault((entity.label_, words), []).append((entity.start, entity.end))
    return [
        Form(Kind(kind), words, tuple(places), _entry(doc, known, *places[0]))
        for (kind, words), places in found.items()
    ]


def _entry(doc: Doc, known: Gazetteer, start: int, end: int) -> Entry | None:
    entry = known.lookup(doc, start, end)
    foreign = entry is not None and "media" not in entry.tags and signs_dateline(doc, start, end)
    return None if foreign else entry


def _keys(form: Form) -> set[str]:
    """What a longer name of the same thing has in common with this one: a word, or its initials."""
    letters = form.words[0].replace(".", "").removesuffix("s").casefold() if len(form.words) == 1 else ""
    return {*form.words, letters} - {""}


class _Groups:
    """Forms joined into groups (union-find)."""

    def __init__(self, forms: Sequence[Form]) -> None:
        self._forms = list(forms)
        self._parent = list(range(len(forms)))
        self._number = {id(form): number for number, form in enumerate(forms)}
        self._by_word: dict[str, list[Form]] = defaultdict(list)
        for form in forms:
            for word in {*form.words, *(_initials(form.words, small) for small in (True, False))}:
                self._by_word[word].append(form)

    def _root(self, number: int) -> int:
        while self._parent[number] != number:
            number = self._parent[number]
        return number

    def join(self, one: Form, other: Form) -> None:
        low, high = sorted((self._root(self._number[id(one)]), self._root(self._number[id(other)])))
        self._parent[high] = low

    def join_where_one_fits(self, rule: Callable[[Form, Form], bool]) -> None:
        """Joins each short form with the group that it fits, where that is one group only, in the whole text or in what
        the reader has read before the short form comes up."""
        for short in self._forms:
            akin = {id(form): form for word in _keys(short) for form in self._by_word.get(word, ())}
            longer = [long for long in akin.values() if long is not short and rule(short, long)]
            before = [long for long in longer if long.places[0] < short.places[0]]
            sure = [long for long in longer if long.words[0].capitalize() in first_names()]
            for some in (longer, before, sure):
                fitting = {self._root(self._number[id(long)]) for long in some}
                if len(fitting) == 1:
                    self.join(short, self._forms[fitting.pop()])
                    break

    def in_order(self) -> list[list[Form]]:
        groups: dict[int, list[Form]] = {}
        for number, form in enumerate(self._forms):
            groups.setdefault(self._root(number), []).append(form)
        return [groups[root] for root in sorted(groups)]


def _given_and_family(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in PARTICLES and word not in _SUFFIXES)


def _same_person(short: Form, long: Form) -> bool:
    """Two full names that differ in a middle name or a particle only: "Robert White", "Robert P. White"."""
    if short.kind is not Kind.PERSON or long.kind is not Kind.PERSON:
        return False
    a, b = _given_and_family(short.words), _given_and_family(long.words)
    if len(a) < 2 or len(b) < 2 or a[-1] != b[-1]:
        return False
    return a[0] == b[0] or (len(a[0].rstrip(".")) == 1 and a[0][0] == b[0][0])


def _given_or_family_name(short: Form, long: Form) -> bool:
    """One name of a person alone: the surname, or a first name that says so."""
    if short.kind is not Kind.PERSON or long.kind is not Kind.PERSON:
        return False
    a, b = _given_and_family(short.words), _given_and_family(long.words)
    if not a or len(a) >= len(b):
        return False
    if b[-len(a) :] == a:
        return True
    return len(a) == 1 and a[0] in b and (a[0] == b[0]) >= (a[0].capitalize() in first_names())


def _initials(words: Sequence[str], small: bool) -> str:
    return "".join(word[0] for word in words if small or word not in _SMALL)


def _acronym(short: Form, long: Form) -> bool:
    """Capitals that are the initials of the longer name: "ACLU", "G.O.P."."""
    if short.kind is not long.kind or short.kind is Kind.PERSON or len(short.words) != 1 or len(long.words) < 2:
        return False
    letters = short.words[0].replace(".", "").removesuffix("s")
    if not (2 <= len(letters) <= 8 and letters.isupper()):
        return False
    if short.entry is not None:
        return False
    return letters.casefold() in {_initials(long.words, True), _initials(long.words, False)}


def _part_of_organization(short: Form, long: Form) -> bool:
    """A name without its first words ("Intelligence Committee") or without what follows it ("Islamic Association")."""
    if short.kind is not Kind.ORGANIZATION or long.kind is not Kind.ORGANIZATION or short.entry is not None:
        return False
    a, b = short.words, long.words
    if len(a) >= len(b):
        return False
    if b[-len(a) :] == a:
        return len(a) > 1 or head(a[0]) is None
    if b[: len(a)] == a:
        rest = b[len(a) :]
        return rest[0] in _SMALL or (len(rest) <= len(a) and head(rest[-1]) is not None)
    return False


def _same_place(short: Form, long: Form) -> bool:
    """A place with and without the word for what it is: "Anbar", "Anbar Province". A "City" may lie in a country of its
    name."""
    if short.kind is not Kind.PLACE or long.kind is not Kind.PLACE or len(long.words) != len(short.words) + 1:
        return False
    ending = head(long.words[-1])
    country = long.words[-1] == "city"
    return long.words[:-1] == short.words and not country and ending is not None and ending.kind is Kind.PLACE
