"""Mentions of one thing come together, and what may mean two things is left alone."""

import pytest
from spacy.tokens import Doc

from graph.ontology import Form
from ingest.pipeline.layers import Cluster, cluster_index, head_of
from tests.ingest.test_names import read


def forms(doc: Doc, cluster: Cluster, form: Form = Form.NAME) -> list[str]:
    return [doc[mention.start : mention.end].text for mention in cluster.mentions if mention.form is form]


def cluster_of(doc: Doc, name: str) -> Cluster:
    found = [cluster for cluster in doc._.clusters if name in forms(doc, cluster)]
    assert len(found) == 1, (name, [forms(doc, cluster) for cluster in doc._.clusters])
    return found[0]


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Gen. Paula Reed spoke. Reed then left.", "Paula Reed", "Reed"),
        ("Robert P. White came. Robert White left.", "Robert P. White", "Robert White"),
        ("Nouri al-Maliki ruled. Nouri Maliki fell. Maliki wrote.", "Nouri al-Maliki", "Maliki"),
        ("The Harbour Workers Union (HWU) struck. The HWU won.", "Harbour Workers Union", "HWU"),
        ("The US left. The United States came back to Iraq.", "US", "United States"),
        ("Daesh fled. ISIL was beaten in Mosul.", "Daesh", "ISIL"),
        ("The House Port Committee met. The Port Committee voted.", "House Port Committee", "Port Committee"),
        ("Troops took Anbar Province. In Anbar they stayed.", "Anbar Province", "Anbar"),
    ],
)
def test_the_names_of_one_thing_are_one_entity(text: str, one: str, other: str) -> None:
    doc = read(text)

    assert cluster_of(doc, one) is cluster_of(doc, other)


def test_a_surname_that_two_people_bear_belongs_to_neither_when_both_came_before_it() -> None:
    doc = read("Gen. Paula Reed met Mr. Daniel Reed in Basra. Then Reed left for Paris.")

    assert forms(doc, cluster_of(doc, "Paula Reed")) == ["Paula Reed"]
    assert forms(doc, cluster_of(doc, "Daniel Reed")) == ["Daniel Reed"]
    assert forms(doc, cluster_of(doc, "Reed")) == ["Reed"]


def test_organizations_that_share_a_beginning_stay_apart() -> None:
    doc = read("The Central Bank of Iraq sued the Central Bank of Iran. Kataib Hezbollah is not Hezbollah.")

    assert cluster_of(doc, "Central Bank of Iraq") is not cluster_of(doc, "Central Bank of Iran")
    assert cluster_of(doc, "Kataib Hezbollah") is not cluster_of(doc, "Hezbollah")


def test_an_acronym_means_what_the_text_says_and_not_what_the_world_means_by_it() -> None:
    doc = read("The Sorrevian News Agency (SNA) reported it. The SNA gave no source.")

    assert cluster_of(doc, "SNA") is cluster_of(doc, "Sorrevian News Agency")
    assert cluster_of(doc, "SNA").canonical is None


def test_the_gazetteer_gives_the_canonical_name_and_the_tags() -> None:
    cluster = cluster_of(read("The PMUs marched in Baghdad."), "PMUs")

    assert cluster.canonical == "Popular Mobilization Units"
    assert "armed group" in cluster.tags


@pytest.mark.parametrize(
    ("text", "name", "nominal"),
    [
        ("Asaib Ahl al-Haq fired rockets. The group denied it.", "Asaib Ahl al-Haq", "The group"),
        ("Prime Minister Boris Johnson spoke. The prime minister left.", "Boris Johnson", "The prime minister"),
        ("Iraq was quiet. Iraqi forces stayed in the barracks.", "Iraq", "Iraqi forces"),
        ("On Monday US forces left the base.", "US", "US forces"),
        ("Pemex lost money. The company sold two ships.", "Pemex", "The company"),
    ],
)
def test_a_description_with_one_candidate_is_resolved(text: str, name: str, nominal: str) -> None:
    doc = read(text)

    assert forms(doc, cluster_of(doc, name), Form.NOMINAL) == [nominal]


@pytest.mark.parametrize(
    "text",
    [
        "Asaib Ahl al-Haq met Kataib Hezbollah. The group denied it.",
        "Prime Minister Mustafa al-Kadhimi met Prime Minister Boris Johnson. The prime minister left.",
        "Kataib Hezbollah met anti-American forces in the United States.",
    ],
)
def test_a_description_with_two_candidates_or_none_is_left_alone(text: str) -> None:
    doc = read(text)

    assert [form for cluster in doc._.clusters for form in forms(doc, cluster, Form.NOMINAL)] == []


@pytest.mark.parametrize(
    ("text", "name", "pronouns"),
    [
        ("Boris Johnson flew to Baghdad. He met nobody.", "Boris Johnson", ["He"]),
        ("Theresa May said she would stay.", "Theresa May", ["she"]),
        ("Boris Johnson praised Theresa May in London. She smiled.", "Theresa May", ["She"]),
        ("Boris Johnson defended himself.", "Boris Johnson", ["himself"]),
        ("Iran closed its embassy.", "Iran", ["its"]),
        ("The PMUs marched on Friday. They were armed.", "PMUs", ["They"]),
    ],
)
def test_a_pronoun_with_one_candidate_is_resolved(text: str, name: str, pronouns: list[str]) -> None:
    doc = read(text)

    assert forms(doc, cluster_of(doc, name), Form.PRONOUN) == pronouns


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("Boris Johnson greeted him.", "him"),
        ("Paula Reed left. He stayed.", "He"),
        ("In London it is raining.", "it"),
        ("The PMUs saw the protesters. They were armed.", "They"),
        ("Boris Johnson told the wife of Tony Blair that Iraq had lost his letters.", "his"),
        ('Boris Johnson was in Iraq. "He is a liar," the man said.', "He"),
    ],
)
def test_a_pronoun_that_cannot_mean_the_only_candidate_is_left_alone(text: str, pronoun: str) -> None:
    doc = read(text)

    assert pronoun not in [form for cluster in doc._.clusters for form in forms(doc, cluster, Form.PRONOUN)]


def test_every_mention_is_in_one_cluster_only_and_in_the_order_of_the_text() -> None:
    doc = read(
        "Boris Johnson met Gen. Paula Reed of the Harbour Guard in Iraq. She said he and Iraqi forces left. "
        "The US and its allies, said Reed, told the Harbour Guard. The group agreed."
    )
    places = [(mention.start, mention.end) for cluster in doc._.clusters for mention in cluster.mentions]

    assert len(places) == len(set(places))
    for cluster in doc._.clusters:
        assert cluster.mentions == sorted(cluster.mentions, key=lambda mention: (mention.start, mention.end))
        assert forms(doc, cluster)
        assert all(mention.start <= mention.head < mention.end for mention in cluster.mentions)
    assert set(cluster_index(doc).values()) == set(range(len(doc._.clusters)))


def test_the_root_of_a_sentence_is_the_head_of_a_stretch_that_it_stands_in() -> None:
    doc = read("Reed slept.")

    assert head_of(doc, 0, 2) == doc[1].i


def test_who_is_said_to_have_said_it_is_not_the_one_named_in_the_words_before() -> None:
    doc = read("Hanna Olsen, the mayor, accused Omar Reed. Reed may have crossed the river, she said.")

    assert forms(doc, cluster_of(doc, "Hanna Olsen"), Form.PRONOUN) == ["she"]
    assert forms(doc, cluster_of(doc, "Omar Reed"), Form.PRONOUN) == []


def test_the_firm_is_nobody_where_something_unknown_in_its_sentence_may_be_one() -> None:
    doc = read("Tarn Mining Company grew. Police searched Brack Freight and ordered the firm to pay.", "minilm")

    assert forms(doc, cluster_of(doc, "Tarn Mining Company"), Form.NOMINAL) == []


def test_a_city_and_the_country_whose_name_it_bears_stay_apart() -> None:
    doc = read("The envoys of Keshar and Norland met in Keshar City. Keshar signed the treaty.")

    assert cluster_of(doc, "Keshar City") is not cluster_of(doc, "Keshar")


def test_a_company_may_be_called_by_the_words_before_those_that_say_what_it_does() -> None:
    doc = read("The Orrin Deep Mining Company paid. The Orrin Deep of today is rich.", "minilm")
    (company,) = [cluster for cluster in doc._.clusters if "Orrin Deep Mining Company" in forms(doc, cluster)]

    assert "Orrin Deep" in forms(doc, company)


def test_an_agency_in_a_dateline_is_not_what_its_letters_mostly_mean() -> None:
    doc = read("PORT TARN (SNA) - A bridge fell on Monday.")

    assert forms(doc, cluster_of(doc, "PORT TARN")) == ["PORT TARN"]
    assert cluster_of(doc, "SNA").canonical is None


def test_a_town_in_capitals_at_the_head_of_a_report_is_the_town_of_the_text() -> None:
    doc = read("TARNA (Tide News) - A bridge in Tarna fell on Monday.", "minilm")

    assert cluster_of(doc, "TARNA") is cluster_of(doc, "Tarna")
