"""Who is who: which appearances in which documents are one person, organization or place.

A pure function of the appearances, the same for every order of them. It would rather miss a link than make a false one:

1. Appearances of one kind and one primary name are one entity; all the names that countries go by are one name. A
   generic name ("the Interior Ministry", `data/generic_names.csv`) is shared by many, so it joins nothing.
2. A document in which P and A name one cluster may lead from A to P: other documents' appearances called A then join
   those called P. It does so only when
   - A can identify: for persons a full name, never a surname, with a title or not (`data/honorifics.csv`); never a
     generic name, never a country;
   - no more documents keep P and A apart (name both, as two) than join them; on a tie only initials are believed;
   - A leads to one entity: an alias of two primary names that nothing else connects ("PDF") is ambiguous and leads
     nowhere.

Appearances influence each other only through shared linking keys (`linking_keys`), so the groups of a set that is
closed under sharing them are the groups that the whole graph has there.
"""

import csv
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from importlib.resources import files

from graph.countries import countries, country_keys
from graph.naming import normalise
from graph.ontology import Kind

_LONGEST = 1000  # characters; Neo4j indexes up to 8167 bytes


@dataclass(frozen=True, slots=True)
class Appearances:
    """All appearances that have the same kind, names and tags, which identity treats alike; often just one.

    An appearance is one entity as one document speaks of it: `name` is the fullest name there, `aliases` are the other
    names. `documents` are the uids of their documents, `claims` counts how often they are the subject or the object of
    a claim.
    """

    uids: frozenset[str]
    documents: frozenset[str]
    kind: Kind
    name: str
    aliases: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    claims: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """The appearances of one entity, and what follows from them. `uid` is the smallest of `members`; `search` holds the
    normalised names, one a line; `documents` and `claims` are counts."""

    uid: str
    kind: Kind
    name: str
    aliases: tuple[str, ...]
    tags: tuple[str, ...]
    search: str
    documents: int
    claims: int
    members: frozenset[str]


def name_uid(kind: Kind, name: str) -> str:
    """The uid of the Name node of a name: `<kind>|<normalised name>`; all names of a country have one.

    Of what is too long for a name, and for Neo4j to index, the beginning stands with a hash of the whole.
    """
    key = normalise(name)
    if len(key) > _LONGEST:
        key = f"{key[:_LONGEST]} {sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()}"
    return f"{kind}|{country_keys().get(key, key) if kind is Kind.PLACE else key}"


def name_uids(kind: Kind, name: str, aliases: tuple[str, ...]) -> list[str]:
    """The uids of the names of an appearance, each once, the primary name's first."""
    return list(dict.fromkeys(name_uid(kind, one) for one in (name, *aliases)))


def linking_keys(ones: Appearances) -> frozenset[str]:
    """The Name uids through which appearances may be joined with others; none when their primary name is generic."""
    return _linking_keys(ones.kind, ones.name, ones.aliases)


@lru_cache(maxsize=65536)
def _linking_keys(kind: Kind, name: str, aliases: tuple[str, ...]) -> frozenset[str]:
    primary, *others = name_uids(kind, name, aliases)
    if primary in _generic():
        return frozenset()
    return frozenset([primary, *(other for other in others if _may_link(kind, primary, other))])


def identify(appearances: Iterable[Appearances]) -> list[Group]:
    """The groups of a set of appearances that is closed under sharing linking keys, ordered by uid.

    Appearances with a generic name must be given one by one: each is a group.
    """
    called: defaultdict[str, list[Appearances]] = defaultdict(list)
    groups = []
    for ones in sorted(appearances, key=lambda ones: min(ones.uids)):
        if linking_keys(ones):
            called[name_uid(ones.kind, ones.name)].append(ones)
        else:
            groups.append(_group([ones]))
    groups += [_group([one for key in keys for one in called[key]]) for keys in _components(called)]
    return sorted(groups, key=lambda group: group.uid)


def identifies(kind: Kind, name: str) -> bool:
    """Whether a name can tell by itself whom it means: for a person a full name, for the others no generic one."""
    key = normalise(name)
    if kind is Kind.PERSON:
        return len(without_titles(key.split())) >= 2
    return len(key) > 1 and name_uid(kind, name) not in _generic()


def without_titles(words: Sequence[str]) -> tuple[str, ...]:
    """The words of a normalised name of a person from the first on that is no title; the last at least."""
    start = next((i for i, word in enumerate(words) if word not in _honorifics()), len(words) - 1)
    return tuple(words[max(0, start) :])


def initials(key: str) -> frozenset[str]:
    """The initials of a normalised name of several words, with and without small words: "pmf", "cboi" and "cbi"."""
    words = key.split()
    small = [word for word in words if word not in {"of", "the", "and", "for", "in", "on", "de", "la"}]
    return frozenset("".join(word[0] for word in some) for some in (words, small) if len(words) > 1)


def are_initials(key: str, other: str) -> bool:
    """Whether one normalised name is the initials of the other, a plural s aside: "pmus", "popular mobilization
    units"."""
    short, long = sorted((key, other), key=len)
    return bool({short, short.removesuffix("s")} & initials(long))


def _components(called: Mapping[str, Collection[Appearances]]) -> list[list[str]]:
    """The primary names, those that lead to each other together."""
    parent = {key: key for key in called}

    def root(key: str) -> str:
        while parent[key] != key:
            key = parent[key]
        return key

    # Each join may show that the sources of another alias are one entity, hence until nothing changes.
    waiting = {alias: keys for alias, keys in _sources(called).items() if alias in called}
    while clear := [alias for alias, keys in waiting.items() if len({root(key) for key in keys}) == 1]:
        for alias in clear:
            source = next(iter(waiting.pop(alias)))
            parent[root(alias)] = root(source)
    components: defaultdict[str, list[str]] = defaultdict(list)
    for key in called:
        components[root(key)].append(key)
    return list(components.values())


def _sources(called: Mapping[str, Collection[Appearances]]) -> dict[str, set[str]]:
    """From each alias to the primary names that it may stand for, going by the documents that join or part the two."""
    joining: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for primary, appearances in called.items():
        for ones in appearances:
            for alias in linking_keys(ones) - {primary}:
                joining[primary, alias] |= ones.documents
    documents = {key: _documents(appearances) for key, appearances in called.items()}
    sources: defaultdict[str, set[str]] = defaultdict(set)
    for (primary, alias), documents_joining in joining.items():
        joined = len(documents_joining | joining.get((alias, primary), set()))
        apart = len(documents[primary] & documents.get(alias, set()))
        if joined > apart or (joined == apart and are_initials(_key(primary), _key(alias))):
            sources[alias].add(primary)
    return dict(sources)


def _documents(appearances: Iterable[Appearances]) -> frozenset[str]:
    return frozenset[str]().union(*(ones.documents for ones in appearances))


def _group(appearances: Collection[Appearances]) -> Group:
    kind = next(iter(appearances)).kind
    counts = Counter[str]()
    for ones in appearances:
        counts[ones.name] += len(ones.uids)
    name = _best_name(kind, counts)
    names = {name for ones in appearances for name in (ones.name, *ones.aliases)}
    members = frozenset[str]().union(*(ones.uids for ones in appearances))
    return Group(
        uid=min(members),
        kind=kind,
        name=name,
        aliases=tuple(sorted(names - {name})),
        tags=tuple(sorted({tag for ones in appearances for tag in ones.tags})),
        search="\n".join(sorted({normalise(form) for form in (name, *names, *_variants(kind, name))})),
        documents=len(_documents(appearances)),
        claims=sum(ones.claims for ones in appearances),
        members=members,
    )


def _best_name(kind: Kind, counts: Counter[str]) -> str:
    """A country's usual name; else the name that most appearances have as their fullest, an abbreviation only where
    there is nothing else, then the longest, then the first of the alphabet."""
    for name in counts:
        if kind is Kind.PLACE and (usual := _usual_country_names().get(name_uid(kind, name))):
            return usual
    return min(counts, key=lambda name: (_is_abbreviation(name), -counts[name], -len(name), name))


def _may_link(kind: Kind, primary: str, alias: str) -> bool:
    key = _key(alias)
    if kind is Kind.PERSON:
        return len([word for word in key.split() if word not in _honorifics()]) >= 2
    if kind is Kind.PLACE and {primary, alias} & _usual_country_names().keys():
        return False
    return len(key) > 1 and alias not in _generic()


def _key(name_uid: str) -> str:
    return name_uid.partition("|")[2]


def _is_abbreviation(name: str) -> bool:
    letters = name.replace(".", "").removesuffix("s")
    return len(letters) <= 6 and letters.isalpha() and letters.isupper()


def _variants(kind: Kind, name: str) -> tuple[str, ...]:
    """The further names of a country, so that a search finds it by each; none for anything else."""
    return _country_variants().get(name, ()) if kind is Kind.PLACE else ()


@cache
def _country_variants() -> dict[str, tuple[str, ...]]:
    return {country.name: country.variants for country in countries()}


@cache
def _usual_country_names() -> dict[str, str]:
    return {name_uid(Kind.PLACE, country.name): country.name for country in countries()}


@cache
def _generic() -> frozenset[str]:
    return frozenset(name_uid(Kind(row["kind"]), row["name"]) for row in _rows("generic_names.csv"))


@cache
def _honorifics() -> frozenset[str]:
    return frozenset(normalise(row["word"]) for row in _rows("honorifics.csv"))


def _rows(name: str) -> Iterable[dict[str, str]]:
    text = files("graph").joinpath("data", name).read_text(encoding="utf-8")
    return csv.DictReader(text.splitlines())
