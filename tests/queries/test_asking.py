"""Asking: what is let through, what is refused and in which words, and which entity a uid or a name leads to."""

from itertools import permutations

import pytest

from graph.loading import load, prepare, remove
from graph.ontology import Kind, ontology
from graph.store.base import Store
from queries import (
    AmbiguousEntityError,
    AskError,
    BadParameterError,
    UnknownClaimError,
    UnknownDocumentError,
    UnknownEntityError,
    UnknownPredicateError,
    UnknownQuestionError,
    ask,
    entity_named,
    questions,
    resolve_entity,
)
from queries.parameters import checked
from tests.queries import world
from tests.queries.world import entity

_ALL = ", ".join(ontology())


def test_an_unknown_question_names_the_nearest(embedded_world: Store) -> None:
    with pytest.raises(UnknownQuestionError) as caught:
        ask(embedded_world, "denial", {})
    assert str(caught.value) == "there is no question 'denial'; nearest: denials"
    assert caught.value.nearest == ("denials",)
    with pytest.raises(UnknownQuestionError, match="there is no question 'xyzzy'; there are accusations, aliases,"):
        ask(embedded_world, "xyzzy", {})


@pytest.mark.parametrize(
    ("question", "parameters", "message"),
    [
        ("denials", {"entty": "x"}, "denials has no parameter 'entty'; nearest: entity"),
        ("entity", {"xyzzy": "x"}, "entity has no parameter 'xyzzy'; it takes entity"),
        ("entity", {}, "entity needs entity: the entity"),
        ("entity", {"entity": ""}, "entity needs entity: the entity"),
        (
            "paths",
            {"source": "x", "target": "y", "max_hops": 7},
            "max_hops is 7, it must be a whole number from 1 to 6; nearest: 6",
        ),
        ("denials", {"limit": "ten"}, "limit is 'ten', it must be a whole number from 1 to 1000"),
        ("denials", {"limit": "²"}, "limit is '²', it must be a whole number from 1 to 1000"),
        ("denials", {"limit": "1-2"}, "limit is '1-2', it must be a whole number from 1 to 1000"),
        ("denials", {"limit": 2.5}, "limit is 2.5, it must be a whole number from 1 to 1000"),
        ("denials", {"limit": True}, "limit is True, it must be a whole number from 1 to 1000"),
        ("claims", {"polarity": "deny"}, "polarity is 'deny', it must be one of affirmed, denied; nearest: denied"),
        ("claims", {"modality": 3}, "modality is 3, it must be text"),
        (
            "claims",
            {"since": "2020-02-30"},
            "since is '2020-02-30', it must be a day of the calendar as YYYY-MM-DD, such as 2020-07-31; nearest: "
            "2020-02-29",
        ),
        (
            "claims",
            {"until": "2021-13-00"},
            "until is '2021-13-00', it must be a day of the calendar as YYYY-MM-DD, such as 2020-07-31; nearest: "
            "2021-12-01",
        ),
        (
            "search",
            {"q": "x" * 201},
            f"q is '{'x' * 56}…, it is of 201 characters and must be of 200 at most",
        ),
        (
            "search",
            {"kind": "prson"},
            "kind is 'prson', it must be one of Person, Organization, Place; nearest: Person",
        ),
        ("entities", {"entities": " , "}, "entities names 0 entities, it must be 1 to 2000"),
        ("entities", {"entities": 5}, "entities is 5, it must be a list of uids, or one text with commas between them"),
        ("common-connections", {"entities": "a"}, "entities names 1 entity, it must be 2 to 20"),
        (
            "neighbourhood",
            {"entities": "a", "predicates": ","},
            f"predicates is ',', it must name at least one of {_ALL}",
        ),
        (
            "neighbourhood",
            {"entities": "a", "kinds": ["Place", "Persn"]},
            "kinds is 'Persn', it must be one of Person, Organization, Place; nearest: Person",
        ),
        (
            "claims",
            {"since": "2020-07-02", "until": "2020-07-01"},
            "until is 2020-07-01, it must not come before since, 2020-07-02; nearest: 2020-07-02",
        ),
    ],
)
def test_a_bad_parameter_is_refused_with_its_rule(question: str, parameters: dict[str, object], message: str) -> None:
    with pytest.raises(BadParameterError) as caught:
        checked(questions()[question], parameters)
    assert str(caught.value) == message


def test_an_unknown_predicate_names_the_nearest() -> None:
    with pytest.raises(UnknownPredicateError) as caught:
        checked(questions()["claims"], {"predicate": "BACK"})
    assert str(caught.value) == "the ontology has no predicate 'BACK'; nearest: BACKS"
    assert (caught.value.parameter, caught.value.value, caught.value.nearest) == ("predicate", "BACK", ("BACKS",))
    with pytest.raises(UnknownPredicateError, match="the ontology has no predicate 'LEAD'; nearest: LEADS"):
        checked(questions()["neighbourhood"], {"entities": "a", "predicates": "BACKS,LEAD"})


def test_values_are_taken_as_people_write_them() -> None:
    values = checked(
        questions()["claims"],
        {"predicate": "met_with", "polarity": "DENIED", "since": " 2020-07-01 ", "limit": "7", "speaker": ""},
    )
    assert values == {
        "subject": None,
        "object": None,
        "predicate": "MET_WITH",
        "speaker": None,
        "polarity": "denied",
        "modality": None,
        "document": None,
        "since": "2020-07-01",
        "until": None,
        "limit": 7,
        "offset": 0,
    }
    assert checked(questions()["search"], {"q": "The U.S.’s"})["q"] == "us"
    assert checked(questions()["entities"], {"entities": "b, a,b"})["entities"] == ["b", "a"]
    listed = checked(questions()["neighbourhood"], {"entities": ["a"], "predicates": "met_with, LEADS", "kinds": ""})
    assert (listed["predicates"], listed["kinds"]) == (["MET_WITH", "LEADS"], None)


def test_two_ends_that_are_one_entity_are_refused(embedded_world: Store) -> None:
    old, new = max(world.appearances("mira")), entity("mira")
    with pytest.raises(BadParameterError, match=r"source and target are both .*; paths needs two that differ"):
        ask(embedded_world, "paths", {"source": old, "target": new})
    with pytest.raises(BadParameterError, match="entities names 1 entity, it must be 2 to 20"):
        ask(embedded_world, "common-connections", {"entities": [old, new]})


def test_every_uid_that_an_entity_ever_had_leads_to_it(embedded_world: Store) -> None:
    for uid in world.appearances("league"):
        answer = ask(embedded_world, "entity", {"entity": uid})
        assert answer.rows[0]["uid"] == entity("league")
        assert answer.parameters == {"entity": entity("league")}
    listed = ask(embedded_world, "entities", {"entities": world.appearances("league")})
    assert [row["uid"] for row in listed.rows] == [entity("league")]


def test_an_unknown_entity_names_the_nearest_names(embedded_world: Store) -> None:
    with pytest.raises(UnknownEntityError) as caught:
        ask(embedded_world, "entity", {"entity": "Mira Sohlen"})
    assert str(caught.value) == f"there is no entity 'Mira Sohlen'; nearest: Mira Solen ({entity('mira')})"
    assert caught.value.nearest == (entity("mira"),)
    with pytest.raises(UnknownEntityError, match=r"there is no entity 'a0{20}'; the question search finds entities"):
        ask(embedded_world, "entity", {"entity": "a" + "0" * 20})


def test_an_unknown_document_or_claim_names_the_nearest(embedded_world: Store) -> None:
    whole = world.document("herald")
    with pytest.raises(UnknownDocumentError, match=rf"there is no document '{whole[:9]}'; nearest: {whole} \(Night at"):
        ask(embedded_world, "document", {"document": whole[:9]})
    with pytest.raises(UnknownDocumentError, match="there is no document 'zz'; the question documents lists them"):
        ask(embedded_world, "document", {"document": "zz"})
    with pytest.raises(UnknownClaimError, match="there is no claim 'zz'; the question claims lists them"):
        ask(embedded_world, "claim", {"claim": "zz"})
    with pytest.raises(UnknownClaimError) as caught:
        ask(embedded_world, "claim", {"claim": world.claim("a1")[:9]})
    assert caught.value.nearest == (world.claim("a1"),)


def test_a_name_leads_to_its_entity(embedded_world: Store) -> None:
    assert entity_named(embedded_world, "TL").uid == entity("league")
    assert entity_named(embedded_world, "tide").uid == entity("league")
    assert entity_named(embedded_world, f" {entity('port')} ").name == "Port Ansel"
    assert [one.uid for one in resolve_entity(embedded_world, "n", Kind.PLACE)] == [entity("port")]
    assert resolve_entity(embedded_world, "zebra") == resolve_entity(embedded_world, "  ") == []


def test_a_name_that_may_be_several_is_refused_with_all_of_them(embedded_world: Store) -> None:
    with pytest.raises(AmbiguousEntityError) as caught:
        entity_named(embedded_world, "solen")
        entity_named(embedded_world, "an", Kind.ORGANIZATION)
    shown = f"Northern Bank (Organization, {entity('bank')}), Salt Company (Organization, {entity('salt')})"
    assert str(caught.value) == f"'an' may be any of {shown}; give one of these uids"
    with pytest.raises(UnknownEntityError, match=r"there is no entity 'Orne Vash'; nearest: Oren Vash"):
        entity_named(embedded_world, "Orne Vash")


@pytest.mark.parametrize("hostile", ["' RETURN 1 //", "x'}) DETACH DELETE (n", "`", "\\", "{{max_hops}}", "$limit"])
def test_a_value_is_never_read_as_cypher(embedded_world: Store, hostile: str) -> None:
    before = ask(embedded_world, "claims").rows
    for name, question in questions().items():
        for parameter in question.parameters:
            try:
                answer = ask(embedded_world, name, {parameter.name: hostile})
            except AskError:
                continue
            assert answer.rows == [], (name, parameter.name)
    assert ask(embedded_world, "claims").rows == before


def test_answers_do_not_depend_on_the_order_of_loading_or_on_what_was_removed(store: Store) -> None:
    prepare(store)
    names = list(permutations(world.records()))[-5]
    for name in names:
        load(store, world.records()[name])
    remove(store, world.document("gazette"))
    load(store, world.records()["gazette"])
    labels = ["a1", "a2", "a3", "a4", "b1", "b2", "b3", "b4", "c1", "c2", "c3", "c4", "d1", "d2", "d3", "d4", "d5"]
    assert ask(store, "claims").rows == [world.claim_row(label) for label in labels]
