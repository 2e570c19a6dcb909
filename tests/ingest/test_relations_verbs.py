"""Verbs find their ends however the sentence is turned, and stay silent where the words say something else."""

import pytest

from ingest.pipeline.relations.lexicon import verb_frames
from ingest.pipeline.relations.referents import Referents
from tests.ingest.marked import marked


def _between(example):
    case = marked(example)
    referents = Referents(case.doc)
    ends = [
        (relation.predicate, referents.cluster_of[relation.subject], referents.cluster_of[relation.object])
        for relation in case.doc._.relations
        if relation.rule.startswith("verb:")
    ]
    return {predicate for predicate, subject, object_ in ends if (subject, object_) == (case.subject, case.object)}


@pytest.mark.parametrize(
    ("example", "predicate"),
    [
        ("{S.Person Anna Berg} met behind closed doors with {O.Person Oren Dahl}.", "MET_WITH"),
        ("{S.Person Anna Berg} spoke on Monday with {O.Person Oren Dahl} about fish.", "MET_WITH"),
        ("{S.Person Anna Berg} mocked {Person Ivo Lund}, insulted {O.Person Oren Dahl} and left.", "ACCUSED"),
        ("Groups such as {S.Organization the Red Brigade} shelled {O.Place Vienna}.", "ATTACKED"),
        ("{S.Organization The Red Brigade} broke away from {O.Organization the Harbour Party} today", "WITHDREW_FROM"),
        ("{S.Place Norway} sent hundreds of troops to {O.Place Mali}.", "DEPLOYED_TO"),
        ("{S.Person Anna Berg} dismissed claims by {O.Person Oren Dahl} on Friday.", "REJECTED"),
        ("{S.Person Anna Berg} called for {O.Person Oren Dahl} to resign.", "ASKED"),
        ("{O.Person Oren Dahl} was promoted to manager by {S.Person Anna Berg} in May.", "APPOINTED"),
        ("{S.Place Norway} condemned the murder of {Person Ivo Lund} by {O.Organization the Union}.", "ACCUSED"),
        ("{S.Organization The League}, formed in Vienna, named {O.Person Oren Dahl} as chairman.", "APPOINTED"),
        ("{S.Organization The High Court} fined {O.Person Oren Dahl} on Friday.", "CHARGED"),
        ("{S.Person Anna Berg} became the first mayor to visit {O.Place Vienna}.", "TRAVELLED_TO"),
        ("{S.Person Anna Berg} rejected claims made by {O.Person Oren Dahl}.", "REJECTED"),
        ("{S.Organization The High Court} put {O.Person Oren Dahl} on trial.", "CHARGED"),
        ("{O.Person Oren Dahl} was replaced by {S.Person Anna Berg} in May.", "SUCCEEDED"),
    ],
)
def test_words_between_a_verb_and_its_ends_do_not_hide_them(example, predicate):
    assert predicate in _between(example)


@pytest.mark.parametrize(
    ("example", "predicate"),
    [
        ("{S.Person Anna Berg} called {O.Person Oren Dahl} a liar.", "MET_WITH"),
        ("{Person Ivo Lund} ousted {O.Person Oren Dahl}, a move that {S.Organization the Union} condemned.", "ACCUSED"),
        ("{S.Place Norway} condemned the murder of {O.Person Ivo Lund} by the union.", "ACCUSED"),
        ("{S.Place Norway} asked {Place Sweden} to withdraw its troops from {O.Place Mali}.", "WITHDREW_FROM"),
        ("{S.Person Anna Berg} and {O.Person Oren Dahl} met with {Person Ivo Lund} in May.", "MET_WITH"),
        ("{Place Norway} kept {O.Organization the League} from expelling {S.Person Anna Berg}.", "SANCTIONED"),
    ],
)
def test_what_is_said_of_something_else_is_no_claim_about_the_name_beside_it(example, predicate):
    assert predicate not in _between(example)


def test_frames_with_a_particle_go_before_those_of_the_bare_verb():
    assert {frame.predicate for frame in verb_frames()["gun_down"]} == {"KILLED", "LOCATED_IN"}
