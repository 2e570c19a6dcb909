"""Where places are: only what a name says beyond doubt."""

import pytest

from graph.coordinates import Coordinates, Precision, coordinates
from graph.countries import countries
from graph.entities import write
from graph.identity import Appearances, identify
from graph.loading import prepare
from graph.ontology import Kind
from graph.store.base import Store

BAGHDAD = Coordinates(33.3406, 44.4009, Precision.CITY)
IRAQ = Coordinates(33.0, 44.0, Precision.COUNTRY)


@pytest.mark.parametrize(
    ("names", "tags", "point"),
    [
        (["Baghdad"], ["city"], BAGHDAD),
        (["BAGHDAD", "Baghdad’s"], ["capital", "city"], BAGHDAD),
        (["Iraq"], ["country"], IRAQ),
        (["Republic of Iraq"], ["country"], IRAQ),
        (["U.S."], ["country"], Coordinates(39.0, -98.0, Precision.COUNTRY)),
    ],
)
def test_a_place_whose_name_is_clear_is_on_the_map(names: list[str], tags: list[str], point: Coordinates) -> None:
    assert coordinates(names, tags) == point


@pytest.mark.parametrize(
    ("names", "tags"),
    [
        (["Tripoli"], ["city"]),  # in Libya, Lebanon, Greece
        (["London"], ["city"]),  # in England, in Ontario
        (["Georgia"], ["country"]),  # or the state
        (["Baghdad", "Mosul"], ["city"]),  # two cities taken for one
        (["Port Ansel"], ["city"]),
        (["Baghdad"], []),  # nobody says that it is the city
        (["Baghdad"], ["airport"]),
        (["Iraq"], ["city"]),
        ([], ["country"]),
    ],
)
def test_a_place_that_may_be_several_or_none_is_not(names: list[str], tags: list[str]) -> None:
    assert coordinates(names, tags) is None


def test_every_country_has_its_middle_on_the_globe() -> None:
    for country in countries():
        assert -90 <= country.latitude <= 90, country.name
        assert -180 <= country.longitude <= 180, country.name


def test_a_point_goes_when_the_name_is_no_longer_clear(store: Store) -> None:
    prepare(store)
    for name, point in (("Baghdad", 33.3406), ("Tripoli", None), ("Baghdad", 33.3406)):
        place = Appearances(frozenset(["a1"]), frozenset(["d1"]), Kind.PLACE, name, tags=("city",))
        with store.transaction() as transaction:
            write(transaction, identify([place]))
        rows = store.read("MATCH (e:Entity) RETURN e.name AS name, e.latitude AS latitude, e.precision AS precision")
        assert rows == [{"name": name, "latitude": point, "precision": "city" if point else None}]
