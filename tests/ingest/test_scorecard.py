"""Figures, their noise, and the comparison with the committed scorecard."""

import json
import subprocess
import sys
from math import sqrt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.evaluation import pages
from ingest.evaluation.card import Card, Section, parsed
from ingest.evaluation.comparison import LEAST, changes
from ingest.evaluation.counts import Tally
from ingest.evaluation.figures import f1, precision, recall, standard_error, standard_error_of_change
from ingest.evaluation.running import Run, evaluate
from ingest.pipeline.candidates import Refusal

ROOT = Path(__file__).parents[2]
DATA = ROOT / "../shared/data"

# --- figures and their noise


def test_figures_are_percentages_and_nothing_gives_nothing() -> None:
    tally = Tally(right=3, predicted=4, found=2, gold=8)
    assert (precision(tally), recall(tally), f1(tally)) == (75, 25, 37.5)
    assert (precision(Tally()), recall(Tally()), f1(Tally())) == (0, 0, 0)


def test_the_standard_error_of_a_share_of_single_items_is_that_of_the_binomial() -> None:
    """The jackknife of a mean is exactly its standard error: sqrt(p(1-p)/(n-1))."""
    documents = [Tally(right=1, predicted=1)] * 6 + [Tally(right=0, predicted=1)] * 4
    assert standard_error(precision, documents) == pytest.approx(100 * sqrt(0.6 * 0.4 / 9))


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=2, max_size=8))
def test_a_run_that_changes_nothing_has_no_noise_in_its_change(counts: list[tuple[int, int]]) -> None:
    documents = [Tally(min(pair), max(pair), min(pair), max(pair)) for pair in counts]
    assert all(standard_error_of_change(figure, documents, documents) == 0 for figure in (precision, recall, f1))


def _card(*right: int, predicted: int = 10, fingerprint: str = "f") -> Card:
    documents = tuple({"claims.LEADS": Tally(each, predicted, each, predicted)} for each in right)
    return Card({"gold": Section(fingerprint, documents)})


def _falls(before: Card, after: Card) -> set[str]:
    return {change.measure.name(change.side) for change in changes(before, after) if change.is_fall}


def test_a_fall_in_one_document_is_noise_and_spread_over_all_it_is_none() -> None:
    before = _card(*[8] * 20)
    assert _falls(before, _card(*[8] * 19, 0)) == set()  # 4 points, all in one document
    assert _falls(before, _card(*[7] * 8, *[8] * 12)) == {"gold.claims.p", "gold.claims.r", "gold.claims.f1"}  # as many


def test_a_fall_that_rises_elsewhere_nearly_make_up_for_is_noise() -> None:
    assert _falls(_card(*[5] * 20), _card(*[4] * 10, *[6] * 9, 5)) == set()


def test_a_fall_below_the_least_is_none_however_it_is_spread() -> None:
    before, after = _card(*[500] * 20, predicted=1000), _card(*[496] * 20, predicted=1000)
    falls = [change.before - change.after for change in changes(before, after) if change.measure.group == "claims"]
    assert falls == pytest.approx([0.4] * 3) and max(falls) < LEAST
    assert _falls(before, after) == set()
    assert _falls(before, _card(*[494] * 20, predicted=1000)) != set()


def test_of_quotes_any_fall_counts() -> None:
    cards = [Card({"quotes": Section("-", ({"claims": Tally(n, 9999)}, {}))}) for n in (9999, 9998)]
    assert [(c.measure.group, c.is_fall) for c in changes(*cards)] == [("claims", True), ("mentions", False)]
    assert [cards[0].noise(row, "p") for row in cards[0].rows()] == [0, 0]


def test_where_all_or_nothing_is_right_the_noise_is_the_rule_of_three() -> None:
    [claims] = [row for row in _card(10).rows() if (row.group, row.sides) == ("claims", ("p",))]
    assert _card(10, 10, 10).noise(claims, "p") == _card(0, 0, 0).noise(claims, "p") == 10  # 300 over 30 claims
    assert _card(10, 10, predicted=10).noise(claims, "p") == 15
    assert _card(0, predicted=0).noise(claims, "p") == 0


def test_other_editions_of_a_corpus_are_not_compared() -> None:
    assert changes(_card(8, 8), _card(1, 1, fingerprint="other")) == []
    assert changes(_card(8, 8), _card(1, 1, 1)) == []


def test_a_card_survives_its_file() -> None:
    card = Card({"gold": Section("f", ({"claims.LEADS": Tally(1, 2, 3, 4)}, {}, {"entities": Tally(1, 1, 1, 1)}))})
    again = parsed(card.dumped())
    assert again.sections == card.sections
    assert again.figure(card.rows()[0], "p") == 100
    with pytest.raises(ValueError, match="version is 7"):
        parsed(json.dumps({"version": 7}))


def test_a_page_says_how_often_which_candidates_were_refused() -> None:
    run = Run(Card({"gold": Section("f", ({}, {}))}), {}, {}, {Refusal.SIGNATURE: 2, Refusal.SAME_ENTITY: 3})
    assert "3 because both ends are the same entity, 2 because the ontology has no such" in pages.scorecard(run)


# The two tests below share one evaluation of everything, which takes a minute: one worker runs both.
measured = [
    pytest.mark.xdist_group("scorecard"),
    pytest.mark.skipif(
        not DATA.is_dir(), reason="could not measure: no annotated corpora at ../shared/data beside the checkout"
    ),
]


@pytest.fixture(scope="module")
def run() -> Run:
    """The evaluation on the real data."""
    return evaluate(DATA)


class TestOnTheRealData:
    pytestmark = measured

    def test_no_figure_has_fallen_below_the_committed_scorecard_by_more_than_its_noise(self, run: Run) -> None:
        committed = parsed((ROOT / "docs/scorecard.json").read_text(encoding="utf-8"))
        found = changes(committed, run.card)
        if not any(change.measure.section != "quotes" for change in found):
            pytest.skip(
                "could not measure: ../shared/data holds other editions than the committed scorecard was made of"
            )
        assert [change.in_words() for change in found if change.is_fall] == []

    def test_every_figure_is_that_of_the_independent_scorer_beside_the_data(self, run: Run, tmp_path: Path) -> None:
        scorer = DATA / "../tools/score.py"
        if not scorer.is_file():
            pytest.skip("could not compare: no scorer at ../shared/tools/score.py")
        records = {gold.id: record for pairs in run.corpora.values() for gold, record in pairs}
        predictions, figures = tmp_path / "records.jsonl", tmp_path / "figures.json"
        predictions.write_text("".join(json.dumps(record.to_json()) + "\n" for record in records.values()))
        command = [sys.executable, scorer, "all", "--data", DATA, "--predictions", predictions, "--json", figures]
        subprocess.run(command, check=True, capture_output=True)
        theirs = json.loads(figures.read_text())
        ours = {row.name(side): round(run.card.figure(row, side), 1) for row in run.card.rows() for side in row.sides}
        differing = {
            name: (value, theirs[section][_NAMES[group, side]])
            for name, value in ours.items()
            for section, group, side in [(name.split(".")[0], ".".join(name.split(".")[1:-1]), name.split(".")[-1])]
            if (group, side) in _NAMES and abs(value - theirs[section][_NAMES[group, side]]) > 0.05
        }
        assert differing == {}
        assert len(ours) > len(_NAMES)


_NAMES = {
    **{
        (ours, side): f"{theirs}_{side}"
        for ours, theirs in {
            "names": "ner", "names_lenient": "ner_lenient", "relations": "rel",
            "relations_given_ends": "rel_given_ends", "attributions": "attr", "attributions_strict": "attr_strict",
            "entities": "ent",
        }.items()
        for side in ("p", "r", "f1")
    },
    ("claims", "r"): "claim_r_clear", ("claims", "f1"): "claim_f1", ("aliases", "r"): "alias_recall",
    ("polarity", "p"): "polarity_acc", ("modality", "p"): "modality_acc", ("speaker", "p"): "speaker_acc",
    ("denied", "r"): "denied_recall",
}  # fmt: skip
"""What the scorer calls our figures."""
