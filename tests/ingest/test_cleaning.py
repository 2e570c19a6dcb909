"""Cleaning files, and preparing texts for the parser without moving a character."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ingest.cleaning import clean, for_parsing


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("Kata’ib Hezbollah", "Kata'ib Hezbollah"),
        ("Kataʼib and Kata`ib and Kataʿib", "Kata'ib and Kata'ib and Kata'ib"),
        ("O’Brien’s aide", "O'Brien's aide"),
        ("COVID-19’s effect", "COVID-19's effect"),
        ("He said “no” and ‘never’.", "He said “no” and ‘never’."),
        ("the workers’ union", "the workers’ union"),
        ("a\u00a0b\u2009c\u3000d", "a b c d"),
        ("zero\u200bwidth soft\u00adhyphen \ufeffmark", "zerowidth softhyphen mark"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("one \n\n\n\n  two  ", "one\n\ntwo"),
        ("cafe\u0301", "café"),
        ("bell\x07", "bell"),
    ],
)
def test_clean_gives_one_spelling_and_one_kind_of_space(given_text: str, expected: str) -> None:
    assert clean(given_text) == expected


@given(st.text(max_size=200))
@example("’’a’b\u200b’c")
@example("a \x0b\u00ad b")
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean(text)
    assert clean(once) == once


@given(st.text(max_size=200))
def test_cleaned_text_is_composed_and_has_no_outer_space(text: str) -> None:
    cleaned = clean(text)
    assert cleaned == cleaned.strip()
    assert unicodedata.is_normalized("NFC", cleaned)
    assert "\n\n\n" not in cleaned and "\r" not in cleaned


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("“No,” he said. It’s ‘over’.", "\"No,\" he said. It's 'over'."),
        ("a\u00a0b\tc", "a b c"),
        ("**Michel Chossudovsky** explained", "  Michel Chossudovsky   explained"),
        ("*You* and _they_ agree.", " You  and  they  agree."),
        ("“(T)he crisis is transferr(ing)”", '"(T)he crisis is transferr(ing)"'),
        ("Berg,[1] who left,[23][24] won.[5]", "Berg,    who left,         won.   "),
        ("It agree[s] with [1] and [sic].", "It agree[s] with [1] and [sic]."),
        ("snake_case and 2 * 3 = 6 and a*b", "snake_case and 2 * 3 = 6 and a*b"),
        ("Post\u20119/11", "Post-9/11"),
    ],
)
def test_for_parsing_straightens_marks_in_place(given_text: str, expected: str) -> None:
    assert for_parsing(given_text) == expected


_MARKUP = st.text(alphabet="ab1 *_’“”‘\u00a0\t\r\n\u200b\u0301é𝔸😀«»()\u2028", max_size=80)


@given(st.one_of(st.text(max_size=300), _MARKUP))
@example("***a*** __b__ *_c_*")
@example("**")
def test_for_parsing_never_changes_the_length_nor_a_letter(text: str) -> None:
    parsed = for_parsing(text)
    assert len(parsed) == len(text)
    changed = [before for before, after in zip(text, parsed, strict=True) if before != after]
    assert not any(unicodedata.category(character) in {"Lu", "Ll", "Nd"} for character in changed)
