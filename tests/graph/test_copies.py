"""Near copies: a reprint is one, another report of the same event is not, and order does not matter."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from graph.copies import anchors, are_copies, shingles, stories

HEADS, TAILS = ("har", "bo", "tol", "ren", "vi", "mos", "ka", "du"), ("m", "st", "ra", "lin", "ek")
WORDS = [head + tail for head in HEADS for tail in TAILS]


def story(seed: int, sentences: int = 25) -> list[str]:
    """Sentences of 12 to 20 words each, the same for the same seed."""
    random = Random(seed)
    return [" ".join(random.choices(WORDS, k=random.randint(12, 20))).capitalize() + "." for _ in range(sentences)]


def copies(one: list[str], other: list[str]) -> bool:
    return are_copies(shingles(" ".join(one)), shingles(" ".join(other)))


def test_a_reprint_with_another_headline_two_edited_sentences_and_a_cut_tail_is_a_copy() -> None:
    wire = story(1)
    reprint = [*story(2, 1), *wire[:5], *story(3, 1), *wire[6:11], *story(4, 1), *wire[12:17]]
    assert copies(wire, reprint)
    assert set(anchors(shingles(" ".join(wire)))) & set(anchors(shingles(" ".join(reprint))))


def test_two_reports_that_share_a_quote_and_a_closing_paragraph_are_two_stories() -> None:
    shared = story(5, 5)
    assert not copies([*story(6, 20), *shared], [*shared, *story(7, 20)])


def test_a_round_up_that_swallows_ten_stories_is_no_copy_of_them() -> None:
    parts = [story(seed, 12) for seed in range(20, 30)]
    assert not any(copies([sentence for part in parts for sentence in part], part) for part in parts)


def test_case_and_punctuation_do_not_matter_and_short_texts_must_agree_in_all() -> None:
    assert shingles("The FRONT, he said: attacked!") == shingles("the front he said attacked")
    assert are_copies(shingles("Tolm fell"), shingles("tolm fell."))
    short = story(8, 1)[0]
    assert not are_copies(shingles(short), shingles(short + " Again."))
    assert not are_copies(shingles("Tolm"), shingles("Tolm fell"))


@given(st.integers(0, 40), st.integers(0, 40), st.integers(1, 8), st.integers(1, 8))
def test_being_copies_is_symmetric_and_copies_of_like_length_share_an_anchor(
    one: int, other: int, keep: int, sentences: int
) -> None:
    left = story(one, sentences)
    right = [*left[:keep], *story(other, max(0, sentences - keep))]
    assert copies(left, right) == copies(right, left)
    if copies(left, right):
        assert set(anchors(shingles(" ".join(left)))) & set(anchors(shingles(" ".join(right))))


def test_a_story_is_the_smallest_of_all_that_are_connected() -> None:
    copied = {"d3": ["d2"], "d2": ["d3", "d5"], "d5": ["d2"], "d1": [], "d4": []}
    assert stories(copied) == {"d1": "d1", "d2": "d2", "d3": "d2", "d5": "d2", "d4": "d4"}
