"""The pieces of the tagger that need no network: word pieces, the writing of words, label paths, windows."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.pipeline.tagger.labels import LABELS, best_path, spans, transitions
from ingest.pipeline.tagger.windows import windows
from ingest.pipeline.tagger.wordpiece import Case, WordPieces, case, may_name, parts, shouted

PIECES = ["[UNK]", "[CLS]", "[SEP]", "al", "-", "assad", "play", "##ing", "##ed", "kata", "."]
VOCABULARY = {piece: number for number, piece in enumerate(PIECES)}


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("said", Case.LOWER),
        ("Iraq", Case.TITLE),
        ("NATO", Case.CAPITALS),
        ("J", Case.INITIAL),
        ("eBay", Case.MIXED),
        ("McCain", Case.MIXED),
        ("2016", Case.NUMBER),
        ("—", Case.MARK),
        ("Éva", Case.TITLE),
    ],
)
def test_how_a_word_is_written(word: str, expected: Case) -> None:
    assert case(word) is expected


def test_a_token_is_cut_at_its_marks() -> None:
    assert parts("al-Assad's") == ["al", "-", "Assad", "'", "s"]


def test_the_longest_piece_from_the_left_is_taken_and_capitals_and_accents_do_not_matter() -> None:
    pieces = WordPieces(VOCABULARY)
    assert pieces.of("Playing") == ([VOCABULARY["play"], VOCABULARY["##ing"]], [Case.TITLE, Case.TITLE])
    assert pieces.of("Káta")[0] == [VOCABULARY["kata"]]


def test_a_word_that_the_vocabulary_cannot_spell_is_one_unknown_piece() -> None:
    assert WordPieces(VOCABULARY).of("Playful")[0] == [VOCABULARY["[UNK]"]]


@given(st.text(max_size=20))
def test_every_token_has_pieces_each_with_its_case_and_a_repeated_one_has_the_same(token: str) -> None:
    pieces = WordPieces(VOCABULARY)
    numbers, cases = pieces.of(token)
    assert len(numbers) == len(cases) >= 1
    assert pieces.of(token) == (numbers, cases)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The water was cold .", False),
        ("Yesterday it rained .", True),
        ("and so I said no", False),
        ("the US left", True),
        ("IS and WHO", True),
        ("al-Assad left", True),
        ("", False),
    ],
)
def test_only_a_sentence_with_a_word_written_like_a_name_is_read(sentence: str, expected: bool) -> None:
    assert may_name(sentence.split()) is expected


def test_a_line_in_capitals_is_shouted_and_a_sentence_is_not() -> None:
    assert shouted(["IRAQI", "FORCES", "RETAKE", "TOWN", "NEAR", "MOSUL"])
    assert shouted(["Iraqi", "Forces", "Retake", "Town", "Near", "Mosul"])
    assert not shouted(["Iraqi", "forces", "retake", "a", "town", "near", "Mosul"])


def score(path: tuple[int, ...], scores: np.ndarray, steps: np.ndarray) -> float:
    total = sum(float(row[label]) for row, label in zip(scores, path, strict=True))
    return total + sum(float(steps[a, b]) for a, b in pairwise(path))


@given(st.integers(1, 4), st.integers(0, 10_000), st.floats(0, 5))
def test_the_best_path_scores_as_much_as_the_best_of_all_allowed_paths(length: int, seed: int, adjacent: float) -> None:
    scores = np.random.default_rng(seed).normal(size=(length, 5)).astype(np.float32) * 3
    table = np.full((length, len(LABELS)), -50, dtype=np.float32)
    table[:, :5] = scores  # O, and two kinds: enough to try every path
    steps = transitions(adjacent)
    found = tuple(best_path(table, steps))
    allowed = [path for path in product(range(5), repeat=length) if not LABELS[path[0]].startswith("I")]
    assert score(found, table, steps) == pytest.approx(max(score(path, table, steps) for path in allowed), abs=1e-3)


def test_the_penalty_joins_a_name_that_is_all_but_broken() -> None:
    begin, inside = LABELS.index("B-ORG"), LABELS.index("I-ORG")
    table = np.full((2, len(LABELS)), -9, dtype=np.float32)
    table[0, begin] = -0.1
    table[1, begin], table[1, inside] = -0.6, -0.9
    assert spans(best_path(table, transitions(0))) == [(0, 1, "ORG"), (1, 2, "ORG")]
    assert spans(best_path(table, transitions(1))) == [(0, 2, "ORG")]


def test_no_tokens_have_no_labels() -> None:
    assert best_path(np.zeros((0, len(LABELS)), dtype=np.float32), transitions(1)) == []


@given(st.lists(st.integers(1, 10), max_size=60), st.integers(0, 8))
def test_windows_judge_every_token_once_and_show_no_more_than_fits(sizes: list[int], overlap: int) -> None:
    cut = list(windows(sizes, 10, overlap))
    assert [token for window in cut for token in range(window.start, window.end)] == list(range(len(sizes)))
    for window in cut:
        assert window.first <= window.start < window.end <= window.stop
        assert sum(sizes[window.first : window.stop]) <= 10


def test_neighbouring_windows_share_the_overlap() -> None:
    first, second, *_ = windows([1] * 30, 10, 4)
    assert (first.end, second.first, first.stop, second.start) == (8, 6, 10, 8)
