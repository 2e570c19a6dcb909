"""What `sayso extract --explain` shows: every stage, and why a candidate relation is a claim or none."""

import pytest

from graph.ontology import Form, Kind, Polarity
from graph.record import Document
from ingest.explain import Explanation, explain, explanation
from ingest.extract import extract
from ingest.pipeline.candidates import Refusal, candidates
from ingest.pipeline.layers import Cluster, MentionWords, Relation
from tests.ingest.parsed import parsed

TEXT = (
    "Norwegian Prime Minister Anna Berg denied that Norway attacked Sweden. Berg met Oren Dahl in Oslo on May 3, 2021."
)


@pytest.fixture(scope="module")
def explained() -> Explanation:
    return explain(Document(TEXT))


def test_each_word_shows_its_parse_its_name_its_entity_and_its_country(explained: Explanation) -> None:
    words = {word.text: word for word in explained.sentences[0].words}
    assert (words["denied"].lemma, words["denied"].dependency, words["denied"].name) == ("deny", "ROOT", None)
    assert (words["Berg"].name, words["Berg"].entity) == (Kind.PERSON, "Anna Berg")
    assert words["Norwegian"].demonym == "Norway"


def test_attributions_show_their_source_its_entity_and_what_the_cue_does(explained: Explanation) -> None:
    [said] = explained.sentences[0].attributions
    assert (said.speaker, said.cue, said.kind) == ("Anna Berg", "denied", "deny")
    assert said.source is not None and said.source.endswith("Anna Berg") and "attacked" in said.content


def test_a_claim_shows_its_rule_its_trigger_the_deciding_cue_and_the_date(explained: Explanation) -> None:
    [attacked] = [each for each in explained.sentences[0].relations if each.predicate == "ATTACKED"]
    assert (attacked.trigger, attacked.cues, attacked.speaker, attacked.refusal) == (
        "attacked",
        "denied",
        "Anna Berg",
        None,
    )
    assert attacked.rule.startswith("verb:attack") and attacked.claim is not None
    assert attacked.claim.polarity is Polarity.DENIED
    [met] = [each for each in explained.sentences[1].relations if each.predicate == "MET_WITH"]
    assert met.subject == ("Berg", "Anna Berg") and met.claim is not None and met.claim.event_date == "2021-05-03"


def test_the_claims_that_are_not_refused_are_those_of_the_record(explained: Explanation) -> None:
    shown = [each.claim for sentence in explained.sentences for each in sentence.relations if each.refusal is None]
    assert shown and sorted(map(repr, shown)) == sorted(map(repr, extract(Document(TEXT)).claims))


def test_entities_show_their_mentions_under_their_fullest_name(explained: Explanation) -> None:
    [anna] = [entity for entity in explained.entities if entity.name == "Anna Berg"]
    assert (anna.kind, anna.mentions[:2]) == (Kind.PERSON, ("Anna Berg", "Berg"))


def _refusals(*relations: tuple[str, str, str]) -> list[Refusal | None]:
    """What is said of relations (predicate, subject word, object word) in a text of Berg, Dahl, Oslo and a mayor."""
    doc = parsed("Anna Berg met Oren Dahl and the mayor in Oslo .").copy()
    places = {token.text: token.i for token in doc}
    mayor = places["mayor"]
    doc._.clusters = [
        *doc._.clusters, Cluster(Kind.PERSON, [MentionWords(mayor - 1, mayor + 1, mayor, Form.NOMINAL)]),
    ]  # fmt: skip
    doc._.relations = [
        Relation(predicate, places[subject], places[object_], places["met"], "verb:meet:obj")
        for predicate, subject, object_ in relations
    ]
    return [candidate.refusal for candidate in candidates(doc)]


def test_a_candidate_is_refused_for_what_it_lacks() -> None:
    assert _refusals(
        ("MET_WITH", "Berg", "Dahl"),
        ("MET_WITH", "Berg", "met"),
        ("MET_WITH", "Berg", "mayor"),
        ("MET_WITH", "Anna", "Berg"),
        ("BORN_IN", "Oslo", "Berg"),
    ) == [None, Refusal.NO_ENTITY, Refusal.NOT_NAMED, Refusal.SAME_ENTITY, Refusal.SIGNATURE]


def test_of_two_candidates_that_say_the_same_one_is_kept() -> None:
    doc = parsed("Anna Berg met Oren Dahl .").copy()
    doc._.relations = [Relation("MET_WITH", 1, 4, 2, "verb:meet:obj"), Relation("MET_WITH", 4, 1, 2, "omen:unknown")]
    shown = explanation(doc, Document(doc.text)).sentences[0].relations
    assert sorted(each.refusal or "" for each in shown) == ["", Refusal.SAID_ALREADY]


def test_where_a_meeting_was_held_is_no_claim_when_it_was_not_held() -> None:
    text = "Anna Berg did not meet Oren Dahl in Oslo ."
    doc = parsed(text).copy()
    doc._.relations = [Relation("LOCATED_IN", 1, 8, 4, "verb:meet:in", incidental=True)]
    [shown] = explanation(doc, Document(text)).sentences[0].relations
    assert (shown.refusal, shown.cues) == (Refusal.DID_NOT_HAPPEN, "not")
