"""The key of a name: which spellings are one, which are two."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from graph.countries import countries, country_keys
from graph.naming import normalise


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kata’ib Hezbollah", "Kataib Hezbollah"),
        ("Kata'ib Hezbollah", "Kataʿib Hezbollah"),
        ("Kata`ib Hezbollah", "KATA´IB HEZBOLLAH"),
        ("U.S.", "US"),
        ("the U.S.A.", "USA"),
        ("U.S", "US"),
        ("J.P. Morgan", "JP Morgan"),
        ("Mustafa al-Kadhimi", "Mustafa Kadhimi"),
        ("Mustafa Al Kadhimi", "Mustafa al\u2011Kadhimi"),
        ("Ali as-Sistani", "Ali al-Sistani"),
        ("Abdel Fattah el-Sisi", "Abdel Fattah al-Sisi"),
        ("Al-Qaeda", "al Qaeda"),
        ("World Health Organisation", "World Health Organization"),
        ("Popular Mobilisation Units", "the Popular Mobilization Units"),
        ("Ministry of Defence", "Ministry of Defense"),
        ("Centre for Organised Labour", "Center for Organized Labor"),
        ("Trade & Industry", "Trade and Industry"),
        ("Nouri al-Maliki’s", "Nouri al-Maliki"),
        ("the Units'", "Units"),
        ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
        ("Lech Wałęsa", "Lech Walesa"),
        ("Weißstraße", "Weissstrasse"),
        ("İstanbul", "Istanbul"),
        ("Saint-Denis", "Saint  Denis"),
        ("Ｆｏｘ", "fox"),
        ("Sana'a", "Sanaa"),
        ("St. Lucia", "St Lucia"),
        ("خامنئي", "خَامِنَئِي"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("El Salvador", "Salvador"),
        ("Hezbollah", "Kataib Hezbollah"),
        ("Iraq", "Iran"),
        ("An Nguyen", "Nguyen"),
        ("As Roma", "Roma"),
        ("Niger", "Nigeria"),
        ("Ministry of Oil", "Minister of Oil"),
        ("हिंदी", "हदी"),
        ("がく", "かく"),
        ("Army 1", "Army 11"),
        ("U.S.", "Us Two"),
    ],
)
def test_different_names_have_different_keys(one: str, other: str) -> None:
    assert normalise(one) != normalise(other)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("The", "the"),
        ("Al", "al"),
        ("al-", "al"),
        ("Mustafa al-Kadhimi", "mustafa kadhimi"),
        ("Movement (Reform), The", "movement reform the"),
        ("10.5 Group", "10 5 group"),
        ("Бундестаг", "бундестаг"),
        ("北京", "北京"),
        ("!!", "!!"),
        ("  ", ""),
        ("", ""),
    ],
)
def test_the_key_is(name: str, key: str) -> None:
    assert normalise(name) == key


@given(st.text(max_size=30))
@example("\u0345")
@example("The the al-al-A.B.")
@example("ﬃ's")
@example("A.'B")
@example("´")
@example("K\u0307.S")
def test_the_key_of_a_key_is_itself_and_only_a_blank_name_has_none(name: str) -> None:
    key = normalise(name)
    assert normalise(key) == key
    assert bool(key) == bool(name.strip()) or not any(character.isalnum() for character in name)


def test_every_country_is_found_by_every_name_and_by_no_other_countrys() -> None:
    keys = country_keys()
    for form in ("US", "U.S.", "the United States", "America", "USA", "United States of America"):
        assert keys[normalise(form)] == "united states"
    for country in countries():
        for form in (country.name, *country.variants):
            assert keys[normalise(form)] == normalise(country.name), f"{form} names two countries"


def test_the_countries_are_typed_rows_with_demonyms() -> None:
    iraq = next(country for country in countries() if country.code == "IQ")
    assert (iraq.name, iraq.variants, iraq.demonyms) == ("Iraq", ("Republic of Iraq",), ("Iraqi", "Iraqis"))
    assert len(countries()) == 202
    assert len({country.code for country in countries()}) == 202
