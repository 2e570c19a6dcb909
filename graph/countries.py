"""The countries of the world with the names that English texts give them.

The list is data (`data/countries.csv`): ISO 3166-1 code (XK for Kosovo), the usual English name, its variants and its
demonyms, each list separated by semicolons, and the middle of the country in degrees, rounded. A form that several
countries share ("Congo", "Korea") is left out of the file: it would be a guess.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from graph.naming import normalise


@dataclass(frozen=True, slots=True)
class Country:
    """One country: `variants` are further names of it ("U.S."), `demonyms` are words for its people ("Americans") and
    for what is of it ("American"); `latitude` and `longitude` are those of its middle, in degrees."""

    code: str
    name: str
    variants: tuple[str, ...]
    demonyms: tuple[str, ...]
    latitude: float
    longitude: float


@cache
def countries() -> tuple[Country, ...]:
    """All countries, in the order of the file."""
    text = files("graph").joinpath("data/countries.csv").read_text(encoding="utf-8")
    return tuple(
        Country(
            row["code"],
            row["name"],
            _listed(row["variants"]),
            _listed(row["demonyms"]),
            float(row["latitude"]),
            float(row["longitude"]),
        )
        for row in csv.DictReader(text.splitlines())
    )


@cache
def country_keys() -> Mapping[str, str]:
    """From each normalised name or variant of a country to the normalised usual name of it."""
    return MappingProxyType(
        {
            normalise(form): normalise(country.name)
            for country in countries()
            for form in (country.name, *country.variants)
        }
    )


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(form for form in cell.split(";") if form)
