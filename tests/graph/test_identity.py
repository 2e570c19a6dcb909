"""Who is who: what joins appearances, what keeps them apart, and that order does not matter."""

from collections.abc import Iterable
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.identity import Appearances, Group, identify, linking_keys, name_uid
from graph.ontology import Kind

PERSON, ORGANIZATION, PLACE = Kind.PERSON, Kind.ORGANIZATION, Kind.PLACE


def appearance(uid: str, document: str, *rest: Any, claims: int = 0) -> Appearances:
    return Appearances(frozenset([uid]), frozenset([document]), *rest, claims=claims)


def seen(*documents: list[tuple[Kind, str, tuple[str, ...]]]) -> list[Appearances]:
    """Appearances of (kind, primary name, aliases), a list a document; their uids are "a" + document + place."""
    return [
        appearance(f"a{number}{place}", f"d{number}", kind, name, aliases)
        for number, entities in enumerate(documents)
        for place, (kind, name, aliases) in enumerate(entities)
    ]


def joined(groups: Iterable[Group]) -> list[list[str]]:
    return sorted(sorted(group.members) for group in groups)


def org(name: str, *aliases: str) -> tuple[Kind, str, tuple[str, ...]]:
    return ORGANIZATION, name, aliases


def person(name: str, *aliases: str) -> tuple[Kind, str, tuple[str, ...]]:
    return PERSON, name, aliases


def place(name: str, *aliases: str) -> tuple[Kind, str, tuple[str, ...]]:
    return PLACE, name, aliases


@pytest.mark.parametrize(
    ("documents", "groups"),
    [
        pytest.param([[org("Kata’ib Hezbollah")], [org("Kataib Hezbollah")]], [["a00", "a10"]], id="spelling"),
        pytest.param([[org("Tolm")], [place("Tolm")]], [["a00"], ["a10"]], id="kinds stay apart"),
        pytest.param([[place("US")], [place("United States")], [place("USA")]], [["a00", "a10", "a20"]], id="country"),
        pytest.param(
            [[org("Popular Mobilization Units", "PMUs")], [org("PMUs")], [org("Popular Mobilization Units")]],
            [["a00", "a10", "a20"]],
            id="one document proves what an acronym means",
        ),
        pytest.param(
            [[org("People's Defence Forces", "PDF")], [org("Party of Democratic Forces", "PDF")], [org("PDF")]],
            [["a00"], ["a10"], ["a20"]],
            id="an acronym of two organizations leads nowhere",
        ),
        pytest.param(
            [
                [org("Popular Mobilization Forces", "PMF")],
                [org("Hashd Shaabi", "PMF")],
                [org("Popular Mobilization Forces", "Hashd Shaabi")],
                [org("PMF")],
            ],
            [["a00", "a10", "a20", "a30"]],
            id="two names of an acronym that another document connects",
        ),
        pytest.param([[org("Oil Ministry", "Ministry")], [org("Ministry")]], [["a00"], ["a10"]], id="generic alias"),
        pytest.param([[org("Interior Ministry")], [org("Interior Ministry")]], [["a00"], ["a10"]], id="generic name"),
        pytest.param(
            [[org("Hezbollah Brigades", "Hezbollah")], [org("Hezbollah"), org("Hezbollah Brigades")]],
            [["a00", "a11"], ["a10"]],
            id="a document that names both as two keeps them apart",
        ),
        pytest.param(
            [[org("Harbour Front", "HF")], [org("HF"), org("Harbour Front")]],
            [["a00", "a10", "a11"]],
            id="initials are believed on a tie",
        ),
        pytest.param([[person("Mara Voss", "Voss")], [person("Voss")]], [["a00"], ["a10"]], id="surname alias"),
        pytest.param([[person("Mara Voss", "President Voss")], [person("President Voss")]], [["a00"], ["a10"]]),
        pytest.param([[person("Voss")], [person("Voss")]], [["a00", "a10"]], id="identical primary name"),
        pytest.param([[person("Robert Voss", "Bob Voss")], [person("Bob Voss")]], [["a00", "a10"]], id="full"),
        pytest.param([[place("Latin America", "America")], [place("US")]], [["a00"], ["a10"]], id="country as alias"),
        pytest.param([[place("Tolm Province", "Tolm")], [place("Tolm")]], [["a00", "a10"]], id="place alias"),
    ],
)
def test_who_is_joined(documents: list[list[tuple[Kind, str, tuple[str, ...]]]], groups: list[list[str]]) -> None:
    assert joined(identify(seen(*documents))) == groups


def test_a_group_says_what_follows_from_its_members() -> None:
    group, *others = identify(
        [
            appearance("a2", "d1", ORGANIZATION, "PMUs", (), ("militia",), claims=2),
            appearance("a1", "d2", ORGANIZATION, "Popular Mobilization Units", ("PMUs", "PMU"), ("armed group",)),
            Appearances(frozenset({"a3", "a4"}), frozenset({"d2", "d3"}), ORGANIZATION, "PMUs", claims=3),
        ]
    )
    assert not others
    assert (group.uid, group.kind, group.members) == ("a1", ORGANIZATION, frozenset({"a1", "a2", "a3", "a4"}))
    assert (group.documents, group.claims) == (3, 5)
    assert (group.name, group.aliases) == ("Popular Mobilization Units", ("PMU", "PMUs"))
    assert (group.tags, group.search) == (("armed group", "militia"), "pmu\npmus\npopular mobilization units")


def test_a_country_goes_by_its_usual_name_and_is_found_by_all_of_them() -> None:
    [group] = identify(seen([place("U.S.")]))
    assert (group.name, group.aliases) == ("United States", ("U.S.",))
    assert {"us", "usa", "america", "united states"} <= set(group.search.split("\n"))


NAMES = ["Harbour Front", "HF", "Hill Forum", "Front", "Harbour", "US", "America", "Mara Voss", "Voss", "Mara Reed"]
appearances = st.lists(
    st.builds(
        appearance,
        st.integers(0, 10**6).map("a{:07}".format),
        st.sampled_from(["d1", "d2", "d3", "d4"]),
        st.sampled_from(Kind),
        st.sampled_from(NAMES),
        st.lists(st.sampled_from(NAMES), max_size=2).map(tuple),
    ),
    max_size=10,
    unique_by=lambda one: one.uids,
)


@given(appearances, st.randoms())
def test_identity_does_not_depend_on_order_and_puts_everything_in_one_group(
    ones: list[Appearances], random: Random
) -> None:
    groups = identify(ones)
    shuffled = list(ones)
    random.shuffle(shuffled)
    assert identify(shuffled) == groups
    assert sorted(uid for group in groups for uid in group.members) == sorted(uid for one in ones for uid in one.uids)
    assert all(group.uid == min(group.members) for group in groups)


@given(appearances)
def test_what_shares_no_linking_key_has_no_influence(ones: list[Appearances]) -> None:
    waiting, groups = list(ones), []
    while waiting:
        block = [waiting.pop()]
        keys = set(linking_keys(block[0]))
        while near := [one for one in waiting if not keys.isdisjoint(linking_keys(one))]:
            waiting = [one for one in waiting if one not in near]
            block += near
            keys |= {key for one in near for key in linking_keys(one)}
        groups += identify(block)
    assert sorted(groups, key=lambda group: group.uid) == identify(ones)


def test_the_uid_of_a_name_holds_its_kind_and_its_key() -> None:
    assert name_uid(ORGANIZATION, "The World Health Organisation") == "Organization|world health organization"
    assert name_uid(PLACE, "U.S.") == name_uid(PLACE, "America") == "Place|united states"
    assert name_uid(ORGANIZATION, "US") == "Organization|us"


def test_a_name_too_long_to_be_indexed_has_a_short_uid_of_its_own() -> None:
    long = "\U0001f600" * 1000
    uids = {name_uid(ORGANIZATION, long + end) for end in ("", "x", "y")}
    assert len(uids) == 3
    assert max(len(uid.encode()) for uid in uids) < 8167
