"""`sayso eval` and `sayso extract --explain` on the command line."""

import json
from pathlib import Path

from tests.api.conftest import Call
from tests.ingest.test_corpora import tiny_data


def test_without_the_data_one_line_says_so_and_nothing_has_failed(sayso: Call) -> None:
    told = sayso("eval", "--data", "nowhere")
    assert (told.status, told.out) == (0, "")
    assert told.err.count("\n") == 1 and "nowhere" in told.err and "nothing measured" in told.err


def test_a_part_cannot_be_written_and_an_unknown_section_is_refused(sayso: Call) -> None:
    assert sayso("eval", "--section", "gold", "--write").status == 2
    told = sayso("eval", "--section", "silver")
    assert told.status == 2 and "'silver'" in told.err and "crossner" in told.err


def test_a_fall_beyond_its_noise_is_named_and_fails(sayso: Call, tmp_path: Path) -> None:
    data, card = str(tiny_data(tmp_path / "data")), tmp_path / "card/scorecard.json"
    written = sayso("eval", "--data", data, "--card", str(card), "--write")
    assert written.status == 0 and "nothing to compare with" in written.err
    assert "Names, CoNLL04" in card.with_suffix(".md").read_text(encoding="utf-8")
    again = sayso("eval", "--data", data, "--card", str(card), "--json")
    assert again.status == 0 and "fell" not in again.err
    assert json.loads(again.out)["figures"]["conll04.names.f1"]["value"] >= 0
    row = json.loads(card.read_text(encoding="utf-8"))
    row["sections"]["quotes"]["counts"]["mentions"] = [[0, 5, 5, 0, 0]]
    row["sections"]["crossner"]["counts"] = {"names.Place": [[0, 9, 9, 9, 9]]}
    card.write_text(json.dumps(row), encoding="utf-8")
    worse = sayso("eval", "--data", data, "--card", str(card), "--errors", "2")
    assert worse.status == 1 and "crossner.names.Place.p fell from 100.0 to 0.0" in worse.err
    card.write_text('{"version": 0}', encoding="utf-8")
    assert sayso("eval", "--data", data, "--card", str(card)).status == 2


def test_explain_shows_the_stages_of_a_sentence_or_of_a_file(sayso: Call) -> None:
    text = "Anna Berg met Oren Dahl in Oslo."
    told = sayso("extract", "--explain", text)
    assert told.status == 0
    assert all(
        words in told.out for words in ("nsubj", "verb:meet:obj", "who said what", "Anna Berg MET_WITH Oren Dahl")
    )
    Path("a.txt").write_text(text, encoding="utf-8")
    assert "Anna Berg MET_WITH Oren Dahl" in sayso("extract", "--explain", "a.txt").out
    assert sayso("extract", "a.txt", "--explain", text).status == 2
