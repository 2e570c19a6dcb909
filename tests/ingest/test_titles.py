"""Titles are told from the names behind them."""

import pytest

from ingest.pipeline.names.titles import after_titles, is_post, title_before


@pytest.mark.parametrize(
    ("words", "bare"),
    [
        ("Gen. Paula Reed", "Paula Reed"),
        ("Lt. Gen. Paula Reed", "Paula Reed"),
        ("Defense Secretary Paula Reed", "Paula Reed"),
        ("Deputy Prime Minister Omar Haddad", "Omar Haddad"),
        ("spokesman Omar Haddad", "Omar Haddad"),
        ("Omar Haddad", "Omar Haddad"),
        ("Martin King", "Martin King"),
        ("President", "President"),
    ],
)
def test_a_post_before_a_name_is_cut_off_and_something_is_always_left(words: str, bare: str) -> None:
    tokens = words.split()

    assert " ".join(tokens[after_titles(tokens, 0, len(tokens)) :]) == bare


def test_the_longest_title_before_a_name_counts_and_tells_the_gender_where_it_does() -> None:
    minister = title_before(["the", "Prime", "Minister", "Reed"], 3)
    princess = title_before(["Princess", "Anna"], 1)

    assert minister is not None and minister.text == "Prime Minister" and minister.gender == ""
    assert princess is not None and princess.gender == "f"


def test_a_title_that_is_also_an_ordinary_word_has_to_be_capitalised() -> None:
    assert title_before(["Major", "Reed"], 1) is not None
    assert title_before(["major", "Reed"], 1) is None


@pytest.mark.parametrize(
    ("words", "post"),
    [("Prime Minister", True), ("Deputy Assistant Secretary", True), ("Prime Reed", False), ("", False)],
)
def test_a_post_is_made_of_titles_and_the_words_before_them(words: str, post: bool) -> None:
    assert is_post(words.split()) is post
