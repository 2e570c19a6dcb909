"""What nouns state: roles and their holders, events, compounds, places, in the turns that writers give them."""

import pytest

from ingest.pipeline.relations.lexicon import event_nouns, relational_nouns
from ingest.pipeline.relations.referents import Referents
from tests.ingest.marked import marked


def _between(example):
    """The predicates found from the marked subject to the marked object."""
    case = marked(example)
    referents = Referents(case.doc)
    ends = [case.subject, case.object]
    return {
        relation.predicate
        for relation in case.doc._.relations
        if [referents.cluster_of[relation.subject], referents.cluster_of[relation.object]] == ends
    }


@pytest.mark.parametrize(
    ("example", "predicates"),
    [
        ("{S.Person Anna Berg}, a former chief of staff to President {O.Person Oren Dahl}, resigned.", {"WORKS_FOR"}),
        ("{S.Person Anna Berg}, chairman of {O.Person Oren Dahl}'s campaign, resigned.", {"WORKS_FOR"}),
        ("{O.Organization Dahl Shipping} founder and chief executive {S.Person Anna Berg} left.", {"FOUNDED", "LEADS"}),
        ("{O.Organization Dahl Shipping}'s president is {S.Person Anna Berg}.", {"LEADS"}),
        ("{O.Organization The Harbour Party}, where {S.Person Anna Berg} was chairman, grew.", {"LEADS"}),
        ("An aide to {O.Person Oren Dahl}, {S.Person Anna Berg}, said no.", {"WORKS_FOR"}),
        ("{S.Person Anna Berg}, a commander in {O.Organization the Home Army}, spoke.", {"MEMBER_OF"}),
        ("{O.Organization Home Army} commander {S.Person Anna Berg} spoke.", {"LEADS"}),
        ("{S.Person Anna Berg}, a journalist from {O.Place Vienna}, spoke.", {"LIVES_IN"}),
        ("Sen. {S.Person Anna Berg}, R-{O.Place Ohio}, spoke.", {"WORKS_FOR"}),
        ("Sen. {S.Person Anna Berg} of {O.Place Ohio} spoke.", {"WORKS_FOR"}),
        ("{S.Person Anna Berg}, 58, of {O.Place Vienna}, spoke.", {"LIVES_IN"}),
        ("The {O.Place Vienna}-based spokesman {S.Person Anna Berg} declined to comment.", {"LIVES_IN"}),
        ("{O.Organization Baltic League} secretary general {S.Person Anna Berg} spoke.", {"LEADS"}),
        ("{O.Organization The Harbour Party}, whose chief, {S.Person Anna Berg}, is ill, won.", {"LEADS"}),
        ("{O.Place Vienna} restaurant owner {S.Person Anna Berg} spoke.", set()),
        ("They met {S.Person Anna Berg} for {Person Oren Dahl} at {O.Organization the Harbour Party}.", set()),
    ],
)
def test_a_role_finds_its_holder_and_where_it_is_held(example, predicates):
    assert _between(example) == predicates


def test_a_second_role_behind_another_name_keeps_its_holder():
    example = (
        "{S.Person Anna Berg}, an adviser on issues in {Place Mali} and the secretary general of "
        "{O.Organization the Baltic League}, urged restraint."
    )
    assert _between(example) == {"LEADS"}


def test_a_counterpart_holds_the_same_post_at_home():
    example = (
        "{Place Norwegian} Prime Minister {Person Oren Dahl} met {O.Place Iraqi} counterpart {S.Person Anna Berg} "
        "in {Place Vienna}."
    )
    assert "LEADS" in _between(example)


@pytest.mark.parametrize(
    ("example", "predicates"),
    [
        ("The attack on {O.Place Vienna} carried out by {S.Organization the Red Brigade} failed.", {"ATTACKED"}),
        ("The attack on {O.Place Vienna} condemned by {S.Organization the Red Brigade} failed.", set()),
        ("The killing of {O.Person Oren Dahl} by a {S.Place Norwegian} airstrike shocked all.", {"KILLED"}),
        ("The agreement on Monday between {S.Place Norway} and {O.Place Sweden} ended it.", {"AGREED_WITH"}),
        ("{S.Person Anna Berg}'s attack on {O.Person Oren Dahl} was sharp.", {"ACCUSED"}),
        ("{O.Organization The Harbour Party} has the backing of {S.Person Oren Dahl} now.", {"BACKS"}),
        ("{S.Organization The Harbour Party} has the backing of {O.Person Oren Dahl} now.", set()),
        ("After her meeting with {O.Person Oren Dahl}, {S.Organization the Harbour Party} split.", set()),
        ("{S.Organization The Red Brigade}'s headquarters are in {O.Place Vienna}.", {"BASED_IN"}),
        ("{S.Organization The Red Brigade}'s takeover of {O.Place Vienna} is done.", {"CONTROLS"}),
    ],
)
def test_an_event_finds_who_did_it_to_whom(example, predicates):
    assert _between(example) == predicates


@pytest.mark.parametrize(
    ("example", "predicates"),
    [
        ("The pro-{O.Place Iranian} group {S.Organization Red Brigade} grew in {Place Iran}.", {"BACKS"}),
        ("The anti-{O.Place Iranian} group {S.Organization Red Brigade} grew in {Place Iran}.", {"OPPOSES"}),
        ("The {O.Place Bergen}, {Place Norway}-based firm {S.Organization Dahl Shipping} grew.", {"BASED_IN"}),
    ],
)
def test_a_compound_is_said_of_the_noun_that_it_stands_before(example, predicates):
    assert _between(example) == predicates


@pytest.mark.parametrize(
    ("example", "predicates"),
    [
        ("They met {S.Organization the Red Brigade} in the city of {O.Place Vienna}.", set()),
        ("The base of {S.Place Bergen} in the province of {O.Place Hordaland} burned.", {"LOCATED_IN"}),
        ("{S.Organization Lund University} was built in 1666 and is a school in {O.Place Sweden}.", {"LOCATED_IN"}),
        ("They drove to {S.Place Bergen}, a city in {O.Place Hordaland} province.", {"LOCATED_IN"}),
        ("They drove to {S.Place Bergen}, a city in {O.Place Hordaland}.", {"LOCATED_IN"}),
        ("{S.Organization Lund University} is one of the largest schools in {O.Place Sweden}.", {"LOCATED_IN"}),
        ("They flew to {S.Place Houston}, {O.Place Ohio}, and {Place Denver}.", set()),
    ],
)
def test_a_place_lies_in_what_the_wording_gives(example, predicates):
    assert _between(example) == predicates


def test_the_next_president_is_planned():
    case = marked("{S.Person Anna Berg} is the next president of {O.Place Norway}.")
    assert [str(relation.modality) for relation in case.doc._.relations if relation.predicate == "LEADS"] == ["planned"]


@pytest.mark.parametrize("table", [relational_nouns, event_nouns])
def test_no_two_rows_say_the_same_of_a_noun(table):
    for noun, entries in table().items():
        fields = "nouns", "subjects", "objects", "holders", "prepositions", "predicate", "predicates"
        keys = [tuple(str(getattr(entry, name, None)) for name in fields) for entry in entries]
        assert len(set(keys)) == len(keys), noun
