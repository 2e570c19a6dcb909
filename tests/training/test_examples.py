"""What the network is shown in training: datelines, other names, pieces, batches."""

import random

from hypothesis import given
from hypothesis import strategies as st

from ingest.pipeline.tagger.labels import LABELS, spans
from ingest.pipeline.tagger.wordpiece import WordPieces
from training.corpora import IGNORED, OTHER, Sentence
from training.datelines import Wires, dated, wires
from training.examples import Mixture, Share, batches, encode, mixture, renamed

PERSON, INSIDE_PERSON, PLACE = (LABELS.index(label) for label in ("B-PER", "I-PER", "B-LOC"))
SENTENCE = Sentence(("Anna", "Berg", "left", "Oslo", "."), (PERSON, INSIDE_PERSON, 0, PLACE, 0))
PIECES = WordPieces({"[UNK]": 0, "[CLS]": 1, "[SEP]": 2, "anna": 3, "be": 4, "##rg": 5, "left": 6, "oslo": 7, ".": 8})
WIRES = Wires([("New Delhi", "India")], ["Tide Press"])


@given(st.integers(0, 500))
def test_a_dateline_names_a_place_and_an_agency_apart_and_leaves_the_sentence_as_it_was(seed: int) -> None:
    shown = dated(SENTENCE, WIRES, random.Random(seed))
    assert (shown.tokens[-5:], shown.labels[-5:]) == (SENTENCE.tokens, SENTENCE.labels)
    found = [
        (" ".join(shown.tokens[start:end]).title(), kind)
        for start, end, kind in spans(shown.labels)
        if end <= len(shown.tokens) - 5
    ]
    assert found in (
        [("New Delhi", "LOC"), ("Tide Press", "ORG")],
        [("New Delhi", "LOC"), ("India", "LOC"), ("Tide Press", "ORG")],
    )


def test_the_agencies_of_the_word_lists_stand_without_their_article() -> None:
    known = wires()
    assert {"Reuters", "AFP"} <= set(known.agencies)
    assert not [agency for agency in known.agencies if agency.startswith("The ")]
    assert ("Baghdad", "Iraq") in known.cities


def test_only_the_first_piece_of_a_word_is_judged_and_labelled() -> None:
    shown = encode(SENTENCE, PIECES)
    assert shown.pieces == [1, 3, 4, 5, 6, 7, 8, 2]
    assert shown.judged == [0, 1, 1, 0, 1, 1, 1, 0]
    assert shown.labels == [IGNORED, PERSON, INSIDE_PERSON, IGNORED, 0, PLACE, 0, IGNORED]


def test_a_name_is_replaced_by_one_of_its_kind_and_nothing_else_changes() -> None:
    others = {"PER": [("Omar", "al-Aziz", "Junior")], "LOC": [("Mosul",)], "ORG": [("Tide", "League")]}
    seen = {renamed(SENTENCE, others, random.Random(seed)).tokens for seed in range(40)}
    assert seen == {
        SENTENCE.tokens,
        ("Omar", "al-Aziz", "Junior", "left", "Oslo", "."),
        ("Anna", "Berg", "left", "Mosul", "."),
        ("Omar", "al-Aziz", "Junior", "left", "Mosul", "."),
    }
    for seed in range(40):
        shown = renamed(SENTENCE, others, random.Random(seed))
        assert [kind for *_, kind in spans(shown.labels)] == ["PER", "LOC"]


def test_a_mixture_shows_each_corpus_as_often_as_it_says_and_machine_labels_as_such() -> None:
    nameless = Sentence(("It", "rained"), (0, OTHER))
    corpora = {"gmb_news": [SENTENCE], "wikigold": [SENTENCE, nameless]}
    mixed = Mixture({"gmb_news": Share(1.0), "wikigold": Share(2.0, nameless=0.0)}, renamed=0.0)
    shown = mixture(corpora, mixed, random.Random(1))
    assert sorted(silver for _, silver in shown) == [False, False, True]
    assert {sentence for sentence, _ in shown} == {SENTENCE}


@given(st.lists(st.integers(1, 12), max_size=30), st.integers(0, 99))
def test_batches_hold_every_example_once_and_no_more_pieces_than_fit(sizes: list[int], seed: int) -> None:
    examples = [encode(Sentence((".",) * size, (0,) * size), PIECES) for size in sizes]
    cut = [batch for batch in batches(examples, 40, random.Random(seed)) if batch]
    assert sorted(len(row.pieces) for batch in cut for row in batch) == sorted(size + 2 for size in sizes)
    assert all(len(batch) * max(len(row.pieces) for row in batch) <= 40 for batch in cut)
