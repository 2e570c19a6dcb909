"""Names are found with their kinds and without what is no part of them."""

import pytest
from spacy.tokens import Doc

from ingest.pipeline.build import pipeline
from ingest.pipeline.model import ModelMissingError, load_model


def names(text: str) -> list[tuple[str, str]]:
    return [(entity.text, entity.label_) for entity in read(text).ents]


def read(text: str, tagger: str | None = None) -> Doc:
    nlp = pipeline(tagger=tagger)
    later = [name for name in nlp.pipe_names if name in {"sayso_attribution", "sayso_relations"}]
    with nlp.select_pipes(disable=later):
        return nlp(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lt. Gen. Paula Reed met reporters.", [("Paula Reed", "Person")]),
        ("The foreign minister, Staffan de Mistura, resigned.", [("Staffan de Mistura", "Person")]),
        ("The envoy praised Mustafa al-Kadhimi's cabinet.", [("Mustafa al-Kadhimi", "Person")]),
        ("On Friday Mr. O'Brien left the room.", [("O'Brien", "Person")]),
        ('Richard "Tex" Cole flew home.', [('Richard "Tex" Cole', "Person")]),
    ],
)
def test_a_person_is_named_without_titles_and_possessives(text: str, expected: list[tuple[str, str]]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Fighters of Kataib Hezbollah and Asaib Ahl al-Haq withdrew.",
            [("Kataib Hezbollah", "Organization"), ("Asaib Ahl al-Haq", "Organization")],
        ),
        ("The Ministry of Fisheries and Ports is closed.", [("Ministry of Fisheries and Ports", "Organization")]),
        ("He joined the Tarn Liberation Brigades last year.", [("Tarn Liberation Brigades", "Organization")]),
        ("Officials of the Obama administration were told.", [("Obama administration", "Organization")]),
        ("The Communist Party of Indonesia was banned.", [("Communist Party of Indonesia", "Organization")]),
        ("Troops of the 3rd Battalion arrived.", [("3rd Battalion", "Organization")]),
    ],
)
def test_an_organization_is_known_by_name_or_by_its_head_word(text: str, expected: list[tuple[str, str]]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met in Erbil, Iraq.", [("Erbil", "Place"), ("Iraq", "Place")]),
        ("Shells fell in southern Syria.", [("Syria", "Place")]),
        ("The embassy is in the Green Zone.", [("Green Zone", "Place")]),
        ("Rain flooded the town of Millbeck on Sunday.", [("Millbeck", "Place")]),
        ("Near Palmyra, a convoy stopped.", [("Palmyra", "Place")]),
    ],
)
def test_places_of_a_chain_are_apart_and_without_directions(text: str, expected: list[tuple[str, str]]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "On Monday in March the Iraqis voted.",
        "COVID-19 spread quickly.",
        "The Vietnam War lasted for years.",
        "She asked the Minister of Foreign Affairs.",
        "The 2016 United States presidential election was close.",
    ],
)
def test_days_demonyms_diseases_events_and_posts_are_no_names(text: str) -> None:
    assert names(text) == []


def test_a_longer_name_is_not_overruled_by_a_place_inside_it() -> None:
    assert names("Paris Hilton told the Washington Post.") == [
        ("Paris Hilton", "Person"),
        ("Washington Post", "Organization"),
    ]


def test_a_name_found_once_is_found_at_every_place_with_one_kind() -> None:
    doc = read("Gen. Ivo Strand spoke first. Later Strand left. Nobody saw Strand again, and Strand said nothing.")

    assert [entity.text for entity in doc.ents] == ["Ivo Strand", "Strand", "Strand", "Strand"]
    assert {entity.label_ for entity in doc.ents} == {"Person"}


def test_demonyms_and_countries_in_compounds_are_kept_with_their_country() -> None:
    doc = read("Iranian-backed fighters and US-led forces met Iraqis.")

    assert {doc[place].text: country for place, country in doc._.demonyms.items()} == {
        "Iranian": "Iran",
        "US": "United States",
        "Iraqis": "Iraq",
    }


def test_a_definition_gives_a_pair_of_aliases() -> None:
    doc = read("The Harbour Workers Union (HWU) struck on Monday.")

    assert [(long.text, short.text) for long, short in doc._.aliases] == [("Harbour Workers Union", "HWU")]


def test_footnote_marks_and_brackets_do_not_stick_to_names() -> None:
    assert [entity.text for entity in read("It was led by Bashar al-Assad,[1] who stayed.").ents] == ["Bashar al-Assad"]
    assert "T" not in [entity.text for entity in read('"(T)he crisis is made up," he said.').ents]


def test_reading_a_text_twice_gives_the_same() -> None:
    text = "Maj. Paula Reed of the Tarn Guard told Reuters in Basra that the HWU and Iran had agreed."

    assert names(text) == names(text)


def test_no_text_and_no_name_are_no_trouble() -> None:
    assert names("") == []
    assert names("nothing happened here") == []
    assert names("(") == []


def test_a_missing_model_is_told_in_one_line_with_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_SPACY_MODEL", "en_no_such_model")

    with pytest.raises(ModelMissingError, match=r"'en_no_such_model'.*SAYSO_SPACY_MODEL") as caught:
        load_model()
    assert "\n" not in str(caught.value)
