"""The trained tagger in the pipeline: names with exact places, in any length of text and in capitals."""

from functools import cache
from importlib.resources import files

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from ingest.pipeline.build import TAGGER_VARIABLE, pipeline
from ingest.pipeline.tagger.component import TaggerComponent
from ingest.pipeline.tagger.labels import Spans
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


TEXTS = [f"{person} went home. Then {person} met Anna Berg in Mosul." for person in ("Paula Reed", "Omar Aziz")] * 12


def test_a_stream_of_documents_keeps_its_order_and_is_read_as_each_alone() -> None:
    texts = ["", *TEXTS, "no names here"]
    streamed = [[(ent.start, ent.end, ent.label_) for ent in doc.ents] for doc in nlp().pipe(texts)]
    assert streamed == [[(ent.start, ent.end, ent.label_) for ent in nlp()(text).ents] for text in texts]


def test_a_stream_may_be_left_half_read() -> None:
    stream = nlp().pipe(TEXTS)
    assert next(stream).text == TEXTS[0]
    stream.close()  # type: ignore[attr-defined]
    assert [doc.text for doc in nlp().pipe(TEXTS[:2])] == TEXTS[:2]


def test_what_fails_in_the_network_fails_the_stream() -> None:
    class Broken(Tagger):
        def __init__(self) -> None:
            pass

        def tag(self, sentences: object) -> list[Spans]:
            raise RuntimeError("out of memory")

    docs = nlp().pipe(TEXTS[:2], disable=["sayso_tagger"])
    with pytest.raises(RuntimeError, match="out of memory"):
        list(TaggerComponent(Broken()).pipe(docs))


def test_nothing_is_found_in_nothing() -> None:
    assert tagger().tag([]) == []
    assert tagger().tag([[]]) == [[]]
    assert tagged(" \n ").ents == ()


def test_a_tagger_that_is_not_there_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(TAGGER_VARIABLE, "bert")
    with pytest.raises(ValueError, match=r"'bert'.*minilm, stock"):
        pipeline()


def test_a_network_for_other_labels_is_refused() -> None:
    data = (files("ingest") / "data" / "tagger" / "tagger.onnx").read_bytes()
    with pytest.raises(ValueError, match="train it anew"):
        Tagger(data.replace(b'"B-PER"', b'"B-XXX"'), ["[UNK]", "[CLS]", "[SEP]"])
