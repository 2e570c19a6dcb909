"""Every row of the relation tables finds the claim of its own example, and finds it the right way round."""

import pytest

from graph.ontology import ontology
from ingest.pipeline.relations.lexicon import compounds, event_nouns, relational_nouns, verb_frames
from ingest.pipeline.relations.referents import Referents
from tests.ingest.marked import marked


def _rows():
    for table in (verb_frames(), event_nouns(), relational_nouns()):
        yield from dict.fromkeys(entry for entries in table.values() for entry in entries)
    yield from dict.fromkeys(compounds().values())


def _found(example):
    case = marked(example)
    referents = Referents(case.doc)
    found = {
        (relation.predicate, referents.cluster_of[relation.subject], referents.cluster_of[relation.object])
        for relation in case.doc._.relations
    }
    return case, found


@pytest.mark.parametrize("entry", list(_rows()), ids=lambda entry: entry.rule)
def test_each_row_finds_the_claim_of_its_example(entry):
    assert entry.example, f"{entry.rule} has no example"
    predicates = getattr(entry, "predicates", None)
    wanted = {name for _, name in predicates} if predicates else {entry.predicate}
    case, found = _found(entry.example)
    assert any((predicate, case.subject, case.object) in found for predicate in wanted), found


@pytest.mark.parametrize("entry", list(_rows()), ids=lambda entry: entry.rule)
def test_each_row_speaks_of_predicates_of_the_ontology(entry):
    predicates = getattr(entry, "predicates", None)
    assert ({name for _, name in predicates} if predicates else {entry.predicate}) <= set(ontology())


@pytest.mark.parametrize(
    ("example", "predicate"),
    [
        ("{O.Place Vienna} was shelled by {S.Organization the Red Brigade} on Monday.", "ATTACKED"),
        ("{S.Organization The Red Brigade}, which shelled {O.Place Vienna} on Monday, withdrew.", "ATTACKED"),
        ("{O.Person Oren Dahl}, arrested by {S.Organization the Border Guard} in May, was freed.", "DETAINED"),
        ("{S.Place Norway} agreed to withdraw its troops from {O.Place Mali}.", "WITHDREW_FROM"),
        ("{S.Place Norwegian} Prime Minister {O.Person Anna Berg} resigned.", None),
        ("{O.Place Norwegian} Prime Minister {S.Person Anna Berg} resigned.", "LEADS"),
        ("{O.Organization Pentagon} spokesman {S.Person Oren Dahl} declined to comment.", "SPEAKS_FOR"),
        ("{S.Person Oren Dahl}, who is the chairman of {O.Organization Dahl Shipping}, resigned.", "LEADS"),
        ("{S.Person Oren Dahl} was elected president of {O.Place Norway} in May.", "LEADS"),
        ("{S.Organization The Red Brigade} carried out an attack on {O.Place Vienna}.", "ATTACKED"),
        ("{S.Place Norway} imposed sanctions on Dahl Shipping and on {O.Organization Brack Freight}.", "SANCTIONED"),
        ("{S.Person Anna Berg} said that her country will not fight {O.Place Norway}.", None),
        ("The Embassy of {S.Place Norway} in {O.Place Vienna} was closed.", None),
        ("Berg praised the attack on the Embassy of {S.Place Norway} in {O.Place Vienna}.", None),
        ("{S.Place Norwegian} forces shelled {O.Place Vienna}.", "ATTACKED"),
        ("{S.Organization The Red Brigade} is not {O.Place Iranian}-backed.", None),
        ("{O.Organization The Red Brigade} is not {S.Place Iranian}-backed.", "BACKS"),
        ("{S.Place Bergen}, {O.Place Norway}, was quiet.", "LOCATED_IN"),
        ("{S.Person Anna Berg} met the envoy, {Person Oren Dahl} in {O.Place Vienna} today.", "LOCATED_IN"),
        ("{S.Place Norway} gave $3 million in aid to {O.Organization the Border Guard}.", "AIDED"),
        ("{S.Place Bergen}, {O.Place Vienna} and {Place Oslo} were quiet.", None),
    ],
)
def test_the_sentence_may_be_turned(example, predicate):
    case, found = _found(example)
    between = {name for name, *ends in found if ends == [case.subject, case.object]}
    assert between == ({predicate} if predicate else set()), found


def test_coordination_multiplies_the_claims():
    case = marked("{Person Anna Berg}, {Person Oren Dahl} and {Person Ivo Lund} visited {Place Vienna}.")
    visitors = {relation.subject for relation in case.doc._.relations if relation.predicate == "TRAVELLED_TO"}
    assert len(visitors) == 3
