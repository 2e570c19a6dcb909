"""What the evaluation counts, on tiny invented gold with answers worked out by hand."""

import pytest

from graph.ontology import Form, Modality, Polarity
from graph.record import Attribution, Span
from ingest.evaluation.attributions import judge_attributions
from ingest.evaluation.claims import judge_claims, judge_entities
from ingest.evaluation.counts import Tally, of_group
from ingest.evaluation.gold import GoldAttribution, GoldDocument, Name
from ingest.evaluation.matching import overlap, paired, plain, trimmed
from ingest.evaluation.names import judge_names, judge_names_leniently
from ingest.evaluation.relations import judge_conll04, judge_re3d
from ingest.evaluation.slips import by_sort, listed
from tests.ingest.invented import (
    ANNA,
    ATTACKED,
    LEAGUE,
    MET,
    OREN,
    ORGANIZATION,
    OSLO,
    PERSON,
    PLACE,
    TEXT,
    WORK,
    claim,
    conll04_of,
    counted,
    entity,
    gold_of,
    record_of,
    spans,
)

# --- matching


def test_a_stretch_loses_white_space_and_a_leading_the() -> None:
    assert trimmed("  the  Tide League ", 0, 19) == Span(7, 18)
    assert trimmed("Theodor", 0, 7) == Span(0, 7)
    assert trimmed("the ", 0, 4) == Span(0, 3)


def test_overlap_is_shared_characters_over_all() -> None:
    assert overlap((0, 4), (2, 6)) == pytest.approx(2 / 6)
    assert overlap((0, 4), (4, 6)) == 0


def test_names_are_alike_without_regard_to_quotes_case_and_article() -> None:
    assert plain("The  Kata’ib") == plain("kata'ib")


def test_the_most_alike_are_paired_first_and_each_once() -> None:
    likeness = {("a", "x"): 1, ("a", "y"): 3, ("b", "y"): 2, ("b", "x"): 0}
    assert paired("ab", "xy", lambda one, other: likeness[one, other]) == [("a", "y")]


# --- names


def test_a_name_is_right_when_its_place_and_its_kind_are() -> None:
    gold = GoldDocument("d", TEXT)
    gold.names = {Name(0, 9, PERSON), Name(14, 23, PERSON), Name(31, 42, PLACE)}
    judged = counted(judge_names, gold, record_of(ANNA, LEAGUE))
    # Right: Anna Berg. Wrong: Berg, which is not marked, Tide League (its kind) and League. Missed: two.
    assert judged.tallies == {
        "names.Person": Tally(1, 2, 1, 2), "names.Organization": Tally(0, 2, 0, 0), "names.Place": Tally(0, 0, 0, 1),
    }  # fmt: skip
    assert of_group(judged.tallies, "names") == Tally(1, 4, 1, 3)
    assert {sort: counts.total() for sort, counts in by_sort(judged.slips).items()} == {
        "wrong names": 3, "missed names": 2,
    }  # fmt: skip


def test_what_the_annotators_left_open_is_neither_right_nor_wrong() -> None:
    gold = GoldDocument("d", TEXT, ignored={Span(46, 50)})
    assert counted(judge_names, gold, record_of(OSLO)).tallies == {}


def test_nominals_and_pronouns_are_no_names() -> None:
    record = record_of(entity("e1", PERSON, "Anna Berg"), entity("e2", PLACE, "Oslo", form=Form.NOMINAL))
    assert counted(judge_names, GoldDocument("d", TEXT), record).tallies == {"names.Person": Tally(predicted=1)}


def test_leniently_a_name_may_overlap_one_of_its_kind() -> None:
    gold = GoldDocument("d", TEXT, names={Name(0, 4, PERSON), Name(42, 50, ORGANIZATION)})
    judged = counted(judge_names_leniently, gold, record_of(entity("e1", PERSON, "Anna Berg"), OSLO))
    assert judged.tallies["names_lenient.Person"] == Tally(1, 1, 1, 1)
    assert judged.tallies["names_lenient.Organization"] == Tally(gold=1)
    assert judged.tallies["names_lenient.Place"] == Tally(predicted=1)


# --- entities and claims of the own ontology


def test_clusters_are_matched_by_shared_names_and_aliases_are_those_beyond_the_first() -> None:
    wrong_kind = entity("e4", ORGANIZATION, "Oslo")
    judged = counted(judge_entities, gold_of(), record_of(ANNA, entity("e2", PERSON, "Oren Dahl"), LEAGUE, wrong_kind))
    assert judged.tallies["entities"] == Tally(3, 4, 3, 4)
    # "Oren the Great" does not stand in the text; Berg and League are found, Dahl is not.
    assert judged.tallies["aliases"] == Tally(found=2, gold=3)


def test_of_two_clusters_of_one_entity_only_one_is_right() -> None:
    halves = record_of(entity("e1", PERSON, "Anna Berg"), entity("e2", PERSON, ("Berg", 1)))
    assert counted(judge_entities, gold_of(), halves).tallies["entities"] == Tally(1, 2, 1, 4)


def test_a_symmetric_claim_holds_either_way_round_and_counts_once() -> None:
    claims = claim("MET_WITH", "e2", "e1"), claim("MET_WITH", "e1", "e2", start=52, end=95, quote=TEXT[52:95])
    judged = counted(judge_claims, gold_of(MET), record_of(ANNA, OREN, claims=claims))
    assert judged.tallies["claims.MET_WITH"] == Tally(1, 1, 1, 1)


def test_a_claim_the_other_way_round_is_wrong_where_direction_counts() -> None:
    judged = counted(judge_claims, gold_of(ATTACKED), record_of(OREN, LEAGUE, claims=(claim("ATTACKED", "e2", "e3"),)))
    assert judged.tallies == {"claims.ATTACKED": Tally(0, 1, 0, 1), "denied": Tally(gold=1)}
    assert [slip.sort for slip in judged.slips] == ["missed clear claims", "wrong claims"]


def test_precision_is_against_all_claims_and_recall_of_the_clear_ones() -> None:
    lives = {"predicate": "LIVES_IN", "subject": "g1", "object": "g4", "clear": False}
    works = {"predicate": "WORKS_FOR", "subject": "g2", "object": "g3", "clear": False}
    record = record_of(ANNA, OREN, LEAGUE, OSLO, claims=(claim("LIVES_IN", "e1", "e4"),))
    found = of_group(counted(judge_claims, gold_of(MET, lives, works), record).tallies, "claims")
    assert found == Tally(right=1, predicted=1, found=0, gold=1)


def test_another_predicate_that_the_annotator_allows_is_right_and_found_under_the_first() -> None:
    either = {"predicate": "WORKS_FOR", "or": "MEMBER_OF", "subject": "g2", "object": "g3"}
    record = record_of(OREN, LEAGUE, claims=(claim("MEMBER_OF", "e2", "e3"),))
    judged = counted(judge_claims, gold_of(either), record)
    assert judged.tallies["claims.MEMBER_OF"] == Tally(1, 1, 0, 0)
    assert judged.tallies["claims.WORKS_FOR"] == Tally(0, 0, 1, 1)


def test_attributes_are_counted_of_found_claims_by_the_best_prediction() -> None:
    second = claim("ATTACKED", "e3", "e2", polarity=Polarity.DENIED, modality=Modality.PLANNED, speaker="e1")
    record = record_of(ANNA, OREN, LEAGUE, claims=(claim("ATTACKED", "e3", "e2"), second))
    judged = counted(judge_claims, gold_of(ATTACKED, MET), record)
    assert {name: judged.tallies[name] for name in ("polarity", "modality", "speaker", "denied")} == {
        "polarity": Tally(1, 1), "modality": Tally(0, 1), "speaker": Tally(1, 1), "denied": Tally(found=1, gold=1),
    }  # fmt: skip


def test_an_attribute_that_the_annotator_was_unsure_of_is_not_counted() -> None:
    record = record_of(ANNA, OREN, claims=(claim("MET_WITH", "e1", "e2"),))
    judged = counted(judge_claims, gold_of(MET | {"unsure": ["modality"]}), record)
    assert "modality" not in judged.tallies and judged.tallies["speaker"] == Tally(1, 1)


def test_slips_show_their_sentence_with_the_ends_in_brackets() -> None:
    lines = list(listed("gold", counted(judge_claims, gold_of(MET), record_of(ANNA, OREN)).slips, 5))
    assert lines[0] == "=== gold, missed clear claims: 1, shown 1"
    assert "Anna Berg MET_WITH Oren Dahl" in lines[2] and "predicted between them: nothing" in lines[2]
    assert lines[3] == "  > [Anna Berg] met [Oren Dahl] of the Tide League in Oslo."


def test_slips_are_shown_from_all_headings_in_turn() -> None:
    names = {Name(0, 9, PERSON), Name(14, 23, PERSON), Name(46, 50, PLACE)}
    lines = list(listed("some", counted(judge_names, GoldDocument("d", TEXT, names=names), record_of()).slips, 2))
    assert [line for line in lines if line.startswith('"')] == [
        '"Anna Berg" Person; the other side has there: nothing; d',
        '"Oslo" Place; the other side has there: nothing; d',
    ]


# --- relations of other corpora


def test_a_conll04_relation_is_right_by_type_and_by_a_mention_of_each_end() -> None:
    claims = claim("LEADS", "e2", "e3"), claim("WORKS_FOR", "e2", "e3"), claim("MET_WITH", "e1", "e2")
    judged = counted(judge_conll04, conll04_of(WORK), record_of(ANNA, OREN, LEAGUE, claims=claims))
    # Both are Work_For between the same two, which is one; a meeting has no type there.
    assert judged.tallies["relations"] == Tally(1, 1, 1, 1)


def test_given_their_ends_only_relations_between_right_names_count() -> None:
    claims = claim("WORKS_FOR", "e2", "e3"), claim("LIVES_IN", "e2", "e4"), claim("KILLED", "e1", "e2")
    lost = ("Live_In", Name(0, 9, PERSON), Name(52, 56, PLACE))
    judged = counted(judge_conll04, conll04_of(WORK, lost), record_of(ANNA, OREN, LEAGUE, OSLO, claims=claims))
    assert judged.tallies["relations"] == Tally(1, 3, 1, 2)
    assert judged.tallies["relations_given_ends"] == Tally(1, 2, 1, 1)


def test_denied_claims_match_no_relation_of_a_corpus_without_denials() -> None:
    denied = claim("WORKS_FOR", "e2", "e3", polarity=Polarity.DENIED)
    judged = counted(judge_conll04, conll04_of(WORK), record_of(OREN, LEAGUE, claims=(denied,)))
    assert judged.tallies["relations"] == Tally(gold=1)


def test_re3d_pairs_have_no_direction_and_are_reached_through_the_mention_most_like_the_end() -> None:
    belongs = "BelongsTo", Name(10, 23, PERSON), Name(27, 42, ORGANIZATION)
    gold = conll04_of(belongs, ("CoLocated", WORK[1], Name(60, 66, PLACE)))
    record = record_of(OREN, LEAGUE, claims=(claim("LEADS", "e2", "e3"), claim("BACKS", "e3", "e2")))
    judged = counted(judge_re3d, gold, record)
    assert judged.tallies["relations"] == Tally(1, 2, 1, 2)
    assert judged.tallies["reachable"] == Tally(found=1, gold=2)


# --- attributions


def _said(source: str | None, cue: str, content: str) -> Attribution:
    return Attribution(None, spans(source)[-1] if source else None, spans(cue)[0], spans(content)[0])


def _gold_said(source: str, cue: str, content: str) -> GoldAttribution:
    return GoldAttribution((spans(source)[-1],), (spans(cue)[0],), (spans(content)[0],))


def test_an_attribution_is_right_by_cue_and_source_and_strictly_by_half_of_the_content() -> None:
    gold = GoldDocument("d", TEXT)
    gold.attributions = [_gold_said("Berg", "denied", "that the League attacked Dahl")]
    judged = counted(judge_attributions, gold, record_of(said=(_said("Berg", "denied", "Dahl."),)))
    assert judged.tallies == {"attributions": Tally(1, 1, 1, 1), "attributions_strict": Tally(0, 1, 0, 1)}


def test_an_attribution_without_a_source_is_not_one_with_a_source() -> None:
    gold = GoldDocument("d", TEXT)
    gold.attributions = [_gold_said("Berg", "denied", "that the League attacked Dahl")]
    judged = counted(
        judge_attributions, gold, record_of(said=(_said(None, "denied", "that the League attacked Dahl"),))
    )
    assert judged.tallies["attributions"] == Tally(0, 1, 0, 1)
    assert {slip.heading for slip in judged.slips} == {"another source"}
