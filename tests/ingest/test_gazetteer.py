"""The gazetteer knows names in all their spellings and does not take words for them."""

import pytest
from spacy.lang.en import English

from graph.ontology import Kind
from ingest.pipeline.lexicon import fold, rows
from ingest.pipeline.names.gazetteer import Entry, Gazetteer, gazetteer

NLP = English()


def found(text: str) -> list[tuple[str, str]]:
    doc = NLP(text)
    return [(doc[match.start : match.end].text, match.entry.name) for match in gazetteer().find(doc)]


@pytest.mark.parametrize(
    "spelling", ["Kataib Hezbollah", "Kata'ib Hezbollah", "Kata’ib Hezbollah", "Kata'ib Hizbollah", "Kataib-Hezbollah"]
)
def test_a_name_is_known_without_regard_to_apostrophes_hyphens_and_transliteration(spelling: str) -> None:
    assert found(f"Fighters of {spelling} left.") == [(spelling, "Kataib Hezbollah")]


def test_one_armed_group_is_known_under_names_that_share_no_letter() -> None:
    names = {name for _, name in found("PMUs, PMF, Hashd al-Shaabi and the Popular Mobilisation Forces")}

    assert names == {"Popular Mobilization Units"}


def test_an_acronym_has_to_stand_in_capitals() -> None:
    assert found("They told us who it is.") == []
    assert found("The US and the WHO") == [("US", "United States"), ("WHO", "World Health Organization")]


def test_the_longest_name_wins_and_nothing_is_found_inside_it() -> None:
    assert found("The Washington Post") == [("The Washington Post", "Washington Post")]
    assert found("It hit South Sudan.") == [("South Sudan", "South Sudan")]


def test_a_name_in_small_letters_is_a_word() -> None:
    assert found("a turkey, a jordan and a paris") == []


def test_a_demonym_gives_its_country_and_only_with_a_capital() -> None:
    assert gazetteer().demonym("Iraqis") == "Iraq"
    assert gazetteer().demonym("American") == "United States"
    assert gazetteer().demonym("polish") is None
    assert gazetteer().demonym("Iraq") is None


def test_a_lookup_is_of_exactly_these_tokens() -> None:
    doc = NLP("the Islamic State of Iraq")
    whole, part = gazetteer().lookup(doc, 1, 5), gazetteer().lookup(doc, 1, 3)

    assert whole is not None and whole.name == "Islamic State of Iraq"
    assert part is not None and part.name == "Islamic State"
    assert gazetteer().lookup(doc, 0, 3) is None


def test_the_first_entry_of_a_spelling_stays() -> None:
    known = Gazetteer([(["Aria"], Entry("one", Kind.PLACE)), (["Aria"], Entry("two", Kind.ORGANIZATION))], {})

    assert [match.entry.name for match in known.find(NLP("Aria"))] == ["one"]


@pytest.mark.parametrize("file", ["names/organizations", "names/places"])
def test_every_row_of_the_data_is_found_by_each_of_its_names(file: str) -> None:
    for row in rows(file):
        assert row["kind"] in {"Organization", "Place"}, row
        for name in filter(None, (row["name"], *row["aliases"].split("|"))):
            doc = NLP(name)
            assert gazetteer().lookup(doc, 0, len(doc)) is not None, name


def test_folding_drops_case_accents_and_apostrophes() -> None:
    assert fold("Kata’ib") == fold("KATAIB") == "kataib"
    assert fold("Médecins") == "medecins"
