"""The trained tagger in the pipeline: names with exact places, in any length of text and in capitals."""

from functools import cache
from importlib.resources import files

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from ingest.pipeline.build import TAGGER_VARIABLE, pipeline
from ingest.pipeline.tagger.model import Tagger, tagger

SENTENCE = "Paula Reed of the Norwegian Refugee Council flew to Mosul ."


@cache
def nlp() -> Language:
    return pipeline(tagger="minilm")


def tagged(text: str) -> Doc:
    """The text with what the tagger alone says of it."""
    with nlp().select_pipes(
        disable=[
            name
            for name in nlp().pipe_names
            if name.startswith("sayso_")
            and name
            not in {
                "sayso_tagger",
                "sayso_line_ends",
            }
        ]
    ):
        return nlp()(text)


def test_it_finds_a_person_an_organization_and_a_place() -> None:
    assert tagger().tag([SENTENCE.split()]) == [[(0, 2, "PER"), (4, 7, "ORG"), (9, 10, "LOC")]]


def test_it_stands_in_the_place_of_the_stock_recogniser() -> None:
    assert "ner" not in nlp().pipe_names
    assert nlp().pipe_names.index("sayso_tagger") < nlp().pipe_names.index("sayso_names")


def test_the_places_of_names_are_exact_behind_blank_lines_and_double_spaces() -> None:
    text = "A note.\n\n  Paula  Reed   met\tAnna Berg in Mosul.\n"
    doc = tagged(text)
    assert [(text[e.start_char : e.end_char], e.label_) for e in doc.ents] == [
        ("Paula  Reed", "PERSON"),
        ("Anna Berg", "PERSON"),
        ("Mosul", "GPE"),
    ]


def test_a_sentence_longer_than_the_network_sees_at_once_loses_no_name() -> None:
    filler = ["and", "the", "quiet", "people", "of", "the", "small", "village", "went", "home", "again"]
    words = [word for _ in range(30) for word in [*["in", "Mosul"], *filler]]
    found = tagger().tag([words])[0]
    assert [words[start:end] for start, end, kind in found if kind == "LOC"] == [["Mosul"]] * 30


def test_names_are_found_in_a_line_all_in_capitals() -> None:
    words = ["PAULA", "REED", "WILL", "VISIT", "MOSUL", "NEXT", "WEEK"]
    assert {tuple(words[start:end]) for start, end, _ in tagger().tag([words])[0]} == {("PAULA", "REED"), ("MOSUL",)}


def test_the_same_document_is_always_read_alike() -> None:
    sentences = [SENTENCE.split(), ["Hello", "there", "."], ["Mosul"]]
    assert tagger().tag(sentences) == tagger().tag(sentences)


def test_nothing_is_found_in_nothing() -> None:
    assert tagger().tag([]) == []
    assert tagger().tag([[]]) == [[]]
    assert tagged(" \n ").ents == ()


def test_a_tagger_that_is_not_there_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(TAGGER_VARIABLE, "bert")
    with pytest.raises(ValueError, match=r"'bert'.*stock, minilm"):
        pipeline()


def test_a_network_for_other_labels_is_refused() -> None:
    data = (files("ingest") / "data" / "tagger" / "tagger.onnx").read_bytes()
    with pytest.raises(ValueError, match="train it anew"):
        Tagger(data.replace(b'"B-PER"', b'"B-XXX"'), ["[UNK]", "[CLS]", "[SEP]"])
