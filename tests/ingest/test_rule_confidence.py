"""How far a rule is to be trusted, worked out by hand."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from ingest.evaluation.confidence import Outcomes, dumped, in_conll04, in_gold, strength, trust
from ingest.pipeline.confidence import ALL, confidence
from tests.ingest.invented import ANNA, LEAGUE, MET, OREN, OSLO, WORK, claim, conll04_of, gold_of, record_of

ROOT = Path(__file__).parents[2]


def test_outcomes_in_gold_count_each_triple_of_a_rule_once() -> None:
    claims = (
        claim("MET_WITH", "e1", "e2", "verb:meet"), claim("MET_WITH", "e2", "e1", "verb:meet"),
        claim("BACKS", "e1", "e2", "verb:meet"), claim("MET_WITH", "e1", "e2", "noun:talks"),
    )  # fmt: skip
    assert in_gold(gold_of(MET), record_of(ANNA, OREN, claims=claims)) == {
        "verb:meet": Outcomes(1, 2), "noun:talks": Outcomes(1, 1),
    }  # fmt: skip


def test_outcomes_in_conll04_leave_out_what_it_cannot_judge() -> None:
    claims = (
        claim("WORKS_FOR", "e2", "e3", "noun:a"), claim("KILLED", "e1", "e2", "verb:b"),
        claim("LIVES_IN", "e2", "e4", "verb:c"), claim("MET_WITH", "e1", "e2", "verb:d"),
    )  # fmt: skip
    found = in_conll04(conll04_of(WORK), record_of(ANNA, OREN, LEAGUE, OSLO, claims=claims))
    assert found == {"noun:a": Outcomes(1, 1), "verb:b": Outcomes(0, 1)}


def test_confidence_is_drawn_towards_the_family_and_the_family_towards_all() -> None:
    documents = [{"verb:a": Outcomes(8, 8), "noun:b": Outcomes(0, 2)}]
    drawn = strength(documents)
    rows = {row.rule: row for row in trust(documents)}
    everything = 9 / 12
    verbs = (8 + drawn * everything) / (8 + drawn)
    assert list(rows) == ["*", "noun:*", "verb:*", "noun:b", "verb:a"]
    assert rows["*"].confidence == everything
    assert rows["verb:*"].confidence == round(verbs, 2)
    assert rows["verb:a"].confidence == round((8 + drawn * verbs) / (8 + drawn), 2)
    assert (rows["noun:b"].right, rows["noun:b"].predicted) == (0, 2)


def test_rules_that_differ_are_drawn_together_less_than_rules_that_do_not() -> None:
    differing = [{"verb:a": Outcomes(3, 3), "verb:b": Outcomes(0, 3)}] * 6
    mixed = {"verb:a": Outcomes(1, 1), "verb:b": Outcomes(0, 1)}, {"verb:a": Outcomes(0, 1), "verb:b": Outcomes(1, 1)}
    alike = list(mixed) * 6
    assert strength(differing) < strength(alike)


@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(["verb:a", "verb:b", "noun:c"]),
            st.tuples(st.integers(0, 4), st.integers(0, 4)).map(lambda pair: Outcomes(min(pair), max(pair))),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_confidence_never_reaches_certainty_and_follows_success(documents: list[dict[str, Outcomes]]) -> None:
    better = [*documents, {"verb:a": Outcomes(5, 5)}]
    assert all(0 <= row.confidence <= 1 for row in trust(documents))
    worse = [*documents, {"verb:a": Outcomes(0, 5)}]
    of = [{row.rule: row.confidence for row in trust(each)}["verb:a"] for each in (worse, better)]
    assert of[0] < of[1]


def test_the_file_of_confidences_holds_numbers_alone() -> None:
    assert dumped(trust([{"verb:a": Outcomes(0, 0)}])).splitlines()[:2] == [
        "rule,right,predicted,confidence", "*,0,0,0.50",
    ]  # fmt: skip


def test_every_committed_confidence_has_its_family_and_lies_below_certainty() -> None:
    lines = (ROOT / "ingest/data/rule_confidence.csv").read_text(encoding="utf-8").splitlines()[1:]
    rows = {line.split(",")[0]: line.split(",")[1:] for line in lines}
    assert "*" in rows
    assert {f"{rule.split(':')[0]}:*" for rule in rows if rule != "*"} <= rows.keys()
    for right, predicted, value in rows.values():
        assert int(right) <= int(predicted)
        assert 0 < float(value) < 1


def test_a_rule_that_never_fired_has_its_familys_confidence_and_a_new_family_that_of_all() -> None:
    assert confidence("verb:never_seen:obj") == confidence(f"verb:{ALL}")
    assert confidence("omen:never_seen") == confidence(ALL)
