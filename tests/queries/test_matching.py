"""Names of a list against the graph: what is the same is found, what only looks alike is never certain."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.identity import identifies, without_titles
from graph.loading import load, prepare
from graph.naming import normalise
from graph.ontology import Form, Kind
from graph.record import Document, Entity, Mention, Record
from graph.store import Store, open_store
from queries.matching.candidates import Match, match_names
from queries.matching.likeness import Forms, Likeness, worth
from queries.matching.sounds import sound, sounds_alike
from tests.queries import world

PERSON, ORGANIZATION, PLACE = Kind.PERSON, Kind.ORGANIZATION, Kind.PLACE

# One name asked for, one name in the graph, and how they are alike.
ALIKE = [
    (PERSON, "Prime Minister Mustafa al-Kadhimi", "Mustafa al-Kadhimi", Likeness.TITLE),
    (PERSON, "al-Kadhimi, Mustafa", "Mustafa al-Kadhimi", Likeness.INVERTED),
    (PERSON, "Kadhimi, Mustafa al-", "Mustafa al-Kadhimi", Likeness.INVERTED),
    (PERSON, "Solen, M.", "Mira Solen", Likeness.INITIAL),
    (PERSON, "Kadhimi Mustafa", "Mustafa al-Kadhimi", Likeness.OTHER_ORDER),
    (PERSON, "Qasem Sulaimani", "Qassem Soleimani", Likeness.TRANSLITERATION),
    (PERSON, "Volodymyr Zelenskyy", "Volodymyr Zelensky", Likeness.TRANSLITERATION),
    (PERSON, "Mustafa al-Kazimi", "Mustafa al-Kadhimi", Likeness.TRANSLITERATION),
    (PERSON, "M. al-Kadhimi", "Mustafa al-Kadhimi", Likeness.INITIAL),
    (PERSON, "Mustafa Abdellatif al-Kadhimi", "Mustafa al-Kadhimi", Likeness.FIRST_AND_LAST),
    (PERSON, "Kadhimi", "Mustafa al-Kadhimi", Likeness.SURNAME),
    (PERSON, "Mr Kadhimi", "Mustafa al-Kadhimi", Likeness.SURNAME),
    (PERSON, "Mustafa al-Kadhimi", "Kadhimi", Likeness.NAMED_BY_SURNAME),
    (PERSON, "Zelenskyy", "Volodymyr Zelensky", Likeness.SURNAME_VARIANT),
    (ORGANIZATION, "Kataib Hizbullah", "Kata'ib Hezbollah", Likeness.TRANSLITERATION),
    (ORGANIZATION, "PMUs", "Popular Mobilization Units", Likeness.ACRONYM),
    (ORGANIZATION, "Popular Mobilization Units", "PMU", Likeness.ACRONYM),
    (ORGANIZATION, "CBI", "Central Bank of Iraq", Likeness.ACRONYM),
    (ORGANIZATION, "Hezbollah", "Kata'ib Hezbollah", Likeness.PART),
    (ORGANIZATION, "the Iraqi Popular Mobilization Units", "Popular Mobilization Units", Likeness.WHOLE),
    (PLACE, "Port Ansel", "Old Port Ansel", Likeness.PART),
]
# Names of two, which a measure of letters takes for one.
DIFFERENT = [
    (ORGANIZATION, "Central Bank of Iraq", "Central Bank of Iran"),
    (ORGANIZATION, "Ministry of Defence", "Ministry of Finance"),
    (ORGANIZATION, "Bank of Iraq", "Iraq Bank of Trade"),
    (ORGANIZATION, "People's Party", "People's Action"),
    (PERSON, "Mustafa al-Kadhimi", "Haider al-Kadhimi"),
    (PERSON, "Ali Hassan", "Ali Hussein"),
    (PERSON, "Mohammed Morsi", "Mahmoud Morsi"),
    (PERSON, "George Bush", "Georgia Bush"),
    (PLACE, "Oman", "Amman"),
    (PLACE, "Iran", "Iraq"),
    (PLACE, "Niger", "Nigeria"),
    (PLACE, "North Korea", "South Korea"),
    (PLACE, "Mali", "Malawi"),
]


@pytest.mark.parametrize(("kind", "asked", "known", "likeness"), ALIKE)
def test_a_likeness_is_called_what_it_is(kind: Kind, asked: str, known: str, likeness: Likeness) -> None:
    assert Forms([("a", kind, normalise(known))]).like(asked, [kind]) == {"a": likeness}


@pytest.mark.parametrize(("kind", "asked", "known"), DIFFERENT)
def test_names_that_only_share_letters_are_not_alike(kind: Kind, asked: str, known: str) -> None:
    assert Forms([("a", kind, normalise(known))]).like(asked, [kind]) == {}
    assert Forms([("a", kind, normalise(asked))]).like(known, [kind]) == {}


def test_names_of_different_kinds_are_not_compared() -> None:
    forms = Forms([("a", PERSON, "jordan")])
    assert forms.like("Michael Jordan", [PLACE, ORGANIZATION]) == {}


def test_every_reason_has_a_score_and_words_and_none_but_the_whole_name_counts_as_much() -> None:
    assert set(worth()) == set(Likeness)
    assert all(0 < one.score <= 100 and one.says for one in worth().values())
    full = {likeness for likeness, one in worth().items() if one.score == 100}
    assert full == {Likeness.UID, Likeness.SAME_NAME}


def test_titles_are_left_out_only_before_a_name() -> None:
    assert without_titles(("prime", "minister", "mustafa", "kadhimi")) == ("mustafa", "kadhimi")
    assert without_titles(("martin", "luther", "king")) == ("martin", "luther", "king")
    assert without_titles(("general",)) == ("general",)
    assert without_titles(()) == ()


def test_a_surname_and_a_generic_name_identify_nobody() -> None:
    assert identifies(PERSON, "Mira Solen") and not identifies(PERSON, "Solen") and not identifies(PERSON, "Mr Solen")
    assert identifies(ORGANIZATION, "Tide League") and not identifies(ORGANIZATION, "the central bank")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("soleimani", "sulaymani", True),
        ("kadhimi", "kazimi", True),
        ("hezbollah", "hizbullah", True),
        ("sharif", "charif", True),
        ("othman", "otman", True),
        ("fatima", "fatemeh", True),
        ("putin", "poutine", True),
        ("hassan", "hussein", False),
        ("george", "georgia", False),
        ("irak", "iraq", False),  # two consonants are too few to tell
        ("mohammed", "mahmoud", False),
        ("oman", "amman", False),
        ("gantz", "kentz", False),
    ],
)
def test_spellings_of_one_foreign_word_share_a_key(one: str, other: str, same: bool) -> None:
    assert sounds_alike(one, other) is same
    assert sounds_alike(other, one) is same


@given(st.text(max_size=30))
def test_any_word_has_a_key(word: str) -> None:
    assert isinstance(sound(normalise(word)), str)


def _first(store: Store, name: str, *kinds: Kind) -> Match:
    return match_names(store, [name], kinds)[0][0]


def test_the_whole_name_is_certain_and_says_why(world_store: Store) -> None:
    for name in ("Mira Solen", "  mira   SOLEN ", "Mira Solen's"):
        found = _first(world_store, name)
        assert (found.uid, found.score, found.certain) == (world.entity("mira"), 100, True)
        assert [reason.says for reason in found.reasons] == ["same normalised name"]
        assert (found.documents, found.claims) == (3, 6)


def test_a_uid_is_certain(world_store: Store) -> None:
    found = _first(world_store, world.entity("league"))
    assert (found.name, found.score, found.certain) == ("Tide League", 100, True)
    assert match_names(world_store, ["a" + "0" * 20]) == [()]


def test_an_alias_says_in_how_many_documents_and_is_not_certain(world_store: Store) -> None:
    found = _first(world_store, "TL")
    assert (found.uid, found.score, found.certain) == (world.entity("league"), 90, False)
    assert found.reasons[0].says == "alias in 3 documents"


def test_a_surname_is_a_hint_only(world_store: Store) -> None:
    found = _first(world_store, "Vash")
    assert (found.uid, found.score, found.certain) == (world.entity("oren"), 35, False)


def test_names_are_answered_in_their_order_and_unknown_and_blank_ones_with_nothing(world_store: Store) -> None:
    found = match_names(world_store, ["Port Ansel", "nobody at all", "", "Port Ansel"])
    assert [[match.name for match in matches] for matches in found] == [["Port Ansel"], [], [], ["Port Ansel"]]
    assert match_names(world_store, []) == []


def test_only_the_kinds_asked_for_are_given(world_store: Store) -> None:
    assert match_names(world_store, ["Port Ansel"], [PERSON, ORGANIZATION]) == [()]
    assert _first(world_store, "Port Ansel", PLACE).certain


def test_a_name_like_a_statement_does_nothing(world_store: Store) -> None:
    hostile = ["'}) DETACH DELETE n //", "Mira Solen' OR '1'='1", "\\", "`", "\x00", "*", "$names", "Mira Solen\u202e"]
    found = match_names(world_store, hostile)
    assert [len(matches) for matches in found[:6]] == [0, 0, 0, 0, 0, 0]
    assert _first(world_store, "Mira Solen").certain


@pytest.fixture
def crowd() -> list[tuple[Kind, str]]:
    """Entities that are near each other, one document each."""
    return [
        (PERSON, "Ali Hassan"),
        (PERSON, "Ali Karim Hassan"),
        (PERSON, "Hassan"),
        (PERSON, "Michael Jordan"),
        (PLACE, "Jordan"),
        (PLACE, "Georgia"),
        (PERSON, "Karim Rahal"),
        (PERSON, "Rahal"),
        (ORGANIZATION, "Kata'ib Hezbollah"),
        (ORGANIZATION, "Central Bank of Iran"),
        (ORGANIZATION, "Central Bank"),
    ]


@pytest.fixture
def crowded(store: Store, crowd: list[tuple[Kind, str]]) -> Iterator[Store]:
    """A store that holds the crowd."""
    prepare(store)
    for number, (kind, name) in enumerate(crowd):
        text = f"{name} was there, number {number}."
        mention = Mention(0, len(name), name, Form.NAME)
        load(store, Record(Document(text=text), (Entity("1", kind, name, (), (mention,)),), (), ()))
    yield store


def test_a_near_namesake_takes_the_certainty_away_but_a_bare_surname_does_not(crowded: Store) -> None:
    assert not _first(crowded, "Ali Hassan").certain  # Ali Karim Hassan may be meant
    assert _first(crowded, "Karim Rahal").certain  # whoever Rahal is
    assert not _first(crowded, "Jordan").certain  # a person may be meant
    assert _first(crowded, "Jordan", PLACE).certain
    assert _first(crowded, "Georgia").certain


def test_what_a_measure_of_letters_would_merge_is_not_certain(crowded: Store) -> None:
    assert match_names(crowded, ["Central Bank of Iraq"], [ORGANIZATION])[0][0].reasons[0].code is Likeness.WHOLE
    for name in ("Hezbollah", "Central Bank of Iraq", "Central Bank", "Hassan", "Hassan Ali", "A. Hassan"):
        assert not any(match.certain for match in match_names(crowded, [name])[0]), name


def test_a_generic_name_says_that_many_bear_it(crowded: Store) -> None:
    found = _first(crowded, "the central bank")
    assert (found.name, found.reasons[0].code, found.certain) == ("Central Bank", Likeness.GENERIC, False)


def test_the_limit_cuts_the_candidates_not_the_judgement(crowded: Store) -> None:
    every = match_names(crowded, ["Ali Hassan"], limit=10)[0]
    assert [match.name for match in every] == ["Ali Hassan", "Ali Karim Hassan", "Hassan"]
    assert match_names(crowded, ["Ali Hassan"], limit=1)[0] == every[:1]


def test_asking_again_or_in_company_changes_nothing(embedded_world: Store) -> None:
    names = ["Mira Solen", "Solen", "League", "TL", "Ansel"]
    together = match_names(embedded_world, names)
    assert together == [match_names(embedded_world, [name])[0] for name in names]
    assert together == match_names(embedded_world, names)


def test_a_store_on_disk_is_matched_by_a_reader(tmp_path: object) -> None:
    owner = open_store(f"embedded:{tmp_path}/store")
    prepare(owner)
    reader = open_store(f"embedded:{tmp_path}/store", read_only=True)
    assert match_names(reader, ["Mira Solen"]) == [()]
    reader.close()
    owner.close()
