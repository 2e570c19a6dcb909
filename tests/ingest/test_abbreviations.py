"""Abbreviations are found where the text defines them, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.pipeline.names.abbreviations import definitions, is_short_form


@pytest.mark.parametrize(
    ("words", "long", "short"),
    [
        ("the Harbour Workers Union ( HWU ) struck", "Harbour Workers Union", "HWU"),
        ("Popular Defence Units ( PDUs ) marched", "Popular Defence Units", "PDUs"),
        ("the Ministry of Fisheries and Ports ( MFP ) said", "Ministry of Fisheries and Ports", "MFP"),
        ("the HWU ( Harbour Workers Union ) struck", "Harbour Workers Union", "HWU"),
        ('the Harbour Workers Union ( " HWU " ) struck', "Harbour Workers Union", "HWU"),
        ("the Coastal Development Bank ( CoDeB ) lent", "Coastal Development Bank", "CoDeB"),
    ],
)
def test_a_definition_in_brackets_gives_the_long_form_whole(words: str, long: str, short: str) -> None:
    tokens = words.split()

    (found,) = definitions(tokens)

    assert " ".join(tokens[found.long_start : found.long_end]) == long
    assert " ".join(tokens[found.short_start : found.short_end]) == short


@pytest.mark.parametrize(
    "words",
    [
        "the Harbour Workers Union ( XYZ ) struck",
        "the Harbour Workers Union ( founded in 1950 ) struck",
        "he came ( HC ) home",
        "( HWU ) struck",
        "the Harbour Workers Union ( HWU",
    ],
)
def test_brackets_whose_letters_do_not_fit_define_nothing(words: str) -> None:
    assert definitions(words.split()) == []


@pytest.mark.parametrize(
    ("word", "short"),
    [("PMUs", True), ("AFL-CIO", True), ("U.N.", True), ("Iraq", False), ("A", False), ("1990s", False)],
)
def test_a_short_form_is_mostly_capitals(word: str, short: bool) -> None:
    assert is_short_form(word) is short


@given(st.lists(st.sampled_from(["Harbour", "of", "Union", "(", ")", "HU", "UH", "and", ".", '"']), max_size=14))
def test_every_definition_found_has_both_its_forms_in_the_text_apart_from_each_other(tokens: list[str]) -> None:
    for found in definitions(tokens):
        assert 0 <= found.long_start < found.long_end <= len(tokens)
        assert is_short_form(tokens[found.short_start])
        assert found.long_end <= found.short_start or found.short_end <= found.long_start
