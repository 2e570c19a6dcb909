"""Who said what: sources, cues and contents in sentences made for this test, parsed by the real model."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.pipeline import lexicon
from ingest.pipeline.speech.quotations import paragraphs, quotations
from tests.ingest.parsed import content, model, parsed, said, speaker_name


@pytest.mark.parametrize(
    ("text", "source", "cue", "what"),
    [
        ("Anna Berg said that the bridge was closed.", "Anna Berg", "said", "that the bridge was closed"),
        ("Anna Berg said the bridge was closed.", "Anna Berg", "said", "the bridge was closed"),
        ('"The bridge is closed," said Berg.', "Berg", "said", '"The bridge is closed,"'),
        ('"The bridge is closed," Berg said.', "Berg", "said", '"The bridge is closed,"'),
        ('Berg said: "The bridge is closed."', "Berg", "said", '"The bridge is closed."'),
        ("The bridge is closed, Berg said.", "Berg", "said", "The bridge is closed"),
        ("According to Berg, the bridge is closed.", "Berg", "According to", "the bridge is closed"),
        ("The bridge is closed, according to Berg.", "Berg", "according to", "The bridge is closed"),
        ("As Berg put it, the bridge is closed.", "Berg", "put", "the bridge is closed"),
        ("Berg told reporters that the bridge was closed.", "Berg", "told", "that the bridge was closed"),
        ("Berg was quoted as saying that the bridge was closed.", "Berg", "saying", "that the bridge was closed"),
        ("Berg's claim that the bridge was closed is odd.", "Berg's", "claim", "that the bridge was closed"),
        ("Officials said the bridge was closed.", "Officials", "said", "the bridge was closed"),
        ("The ministry said it had closed the bridge.", "The ministry", "said", "it had closed the bridge"),
        ("Berg denied closing the bridge.", "Berg", "denied", "closing the bridge"),
        ("Berg accused Dahl of closing the bridge.", "Berg", "accused", "closing the bridge"),
        ("It was reported that the bridge was closed.", None, "reported", "that the bridge was closed"),
        ("The bridge was reportedly closed.", None, "reportedly", "The bridge was closed"),
        ("The bridge, Berg said, is closed.", "Berg", "said", "The bridge, Berg said, is closed"),
        ("Norway closed the bridge: Berg", "Berg", ":", "Norway closed the bridge"),
        ("In the words of Berg, the bridge is closed.", "Berg", "words", "the bridge is closed"),
        ("BERG: The bridge is closed.", "BERG", ":", "The bridge is closed"),
    ],
)
def test_the_source_the_cue_and_the_content_are_found(text, source, cue, what):
    found = [(words[0], words[1], re.sub(r"\breportedly ", "", words[2])) for words in said(text)]
    assert (source, cue, what) in found


def test_of_two_levels_of_speech_each_has_its_own_source():
    found = said("Berg said that Dahl had told him the bridge was closed.")
    assert [(source, cue) for source, cue, _ in found] == [("Berg", "said"), ("Dahl", "told")]
    assert found[1][2] in found[0][2]


def test_a_sentence_that_goes_on_in_quotation_marks_belongs_to_the_same_speaker():
    doc = parsed('"The bridge is closed," Berg said. "Nobody will cross it this year."')
    (each,) = doc._.attributions
    assert content(doc, each).endswith('this year."')
    outside = next(token.i for token in doc if token.text == "Berg")
    inside = next(token.i for token in doc if token.text == "Nobody")
    assert each.covers(inside)
    assert not each.covers(outside)


def test_a_quotation_that_is_opened_again_in_the_next_paragraph_goes_on():
    doc = parsed('Berg said: "The bridge is closed.\n\n"Nobody will cross it this year."')
    (each,) = (each for each in doc._.attributions if doc[each.cue.start].text == "said")
    assert content(doc, each).endswith('this year."')


def test_the_quotation_of_another_speaker_is_not_taken():
    doc = parsed('"The bridge is closed," Berg said.\n\n"That is not so at all," Dahl replied.')
    contents = {speaker_name(doc, each.speaker): content(doc, each) for each in doc._.attributions}
    assert contents == {"Berg": '"The bridge is closed,"', "Dahl": '"That is not so at all,"'}


def test_a_quotation_behind_indirect_speech_goes_on_from_it():
    doc = parsed('The bridge, Berg said, had been closed. "Nobody will cross it this year. It is over."')
    (each,) = doc._.attributions
    assert (speaker_name(doc, each.speaker), content(doc, each).endswith('It is over."')) == ("Berg", True)


@pytest.mark.parametrize(
    "text",
    ["Berg spoke with Dahl about Norway.", "Berg spoke to Dahl.", "The cost per head rose.", "Berg went on a trip."],
)
def test_talking_with_somebody_tells_nothing_that_was_said(text):
    assert not [each for each in parsed(text)._.attributions if each.kind == "say"]


def test_the_particle_belongs_to_the_cue():
    assert [cue for _, cue, _ in said('"The bridge is closed," Berg went on.')] == ["went on"]


def test_the_paragraphs_behind_a_line_that_ends_in_said_and_a_colon_are_the_speakers():
    doc = parsed("Anna Berg said:\n\nThe bridge is closed.\n\nOslo will build a new one.\n\nNotes for editors")
    (each,) = (each for each in doc._.attributions if doc[each.cue.start].text == "said")
    assert speaker_name(doc, each.speaker) == "Anna Berg"
    assert content(doc, each).startswith("The bridge")
    assert content(doc, each).endswith("build a new one")


def test_a_spokesman_speaks_for_the_institution_beside_him():
    doc = parsed("A Foreign Office spokesman said the bridge was closed.")
    assert [speaker_name(doc, each.speaker) for each in doc._.attributions] == ["Foreign Office"]


def test_a_statement_that_somebody_issued_speaks_for_its_author():
    doc = parsed("Berg issued a statement saying that the bridge was closed.")
    assert [speaker_name(doc, each.speaker) for each in doc._.attributions if each.kind == "say"] == ["Berg"]


def test_officials_of_a_country_are_not_the_country():
    doc = parsed("Officials in Norway said the bridge was closed.")
    assert [each.speaker for each in doc._.attributions] == [None]


def test_a_relative_pronoun_speaks_for_its_antecedent():
    doc = parsed("Anna Berg, who said the bridge was closed, has left.")
    assert [speaker_name(doc, each.speaker) for each in doc._.attributions] == ["Anna Berg"]


def test_what_the_speaker_thinks_inside_a_quotation_is_no_second_voice():
    assert [cue for _, cue, _ in said('"I think they want a new bridge," Berg said.')] == ["said"]


def test_a_quotation_behind_a_colon_has_a_source_though_nobody_is_named():
    found = said('An official spoke of this. "If you do not react, we will," adding:\n\n"The bridge is closed."')
    assert [(source, cue) for source, cue, what in found if what.endswith('"The bridge is closed."')] == [
        (None, "adding")
    ]


def test_a_plain_sentence_has_no_attribution():
    assert said("Norway closed the bridge and built a new one.") == []


@pytest.mark.parametrize("row", [row for row in lexicon.rows("speech/reporting_verbs") if row["example"]], ids=str)
def test_each_reporting_verb_reports_in_its_example(row):
    cues = {parsed(row["example"])[each.cue.start].lemma_ for each in parsed(row["example"])._.attributions}
    assert row["verb"].split()[0] in {lemma.rstrip("e") for lemma in cues} | cues | {f"{lemma}e" for lemma in cues}


@pytest.mark.parametrize("row", list(lexicon.rows("speech/reporting_adjectives")), ids=lambda row: row["adjective"])
def test_each_reporting_adjective_reports_in_its_example(row):
    doc = parsed(row["example"])
    found = [(speaker_name(doc, each.speaker), doc[each.cue.start].text, each.kind) for each in doc._.attributions]
    assert found == [("Berg", row["adjective"], row["kind"])]


@pytest.mark.parametrize("row", list(lexicon.rows("speech/reporting_nouns")), ids=str)
def test_each_reporting_noun_has_an_example_with_it(row):
    assert row["noun"] in {token.lemma_.lower() for token in parsed(row["example"])}
    assert row["frames"]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(['"', "'", "a", "The", ".", ",", "said", "Berg", "\n\n", "—", ":"]), max_size=14))
def test_quotations_lie_in_one_paragraph_each_and_never_overlap(pieces):
    doc = model().make_doc(" ".join(pieces))
    found = quotations(doc)
    assert all(left.end <= right.start for left, right in pairwise(found))
    blocks = list(paragraphs(doc))
    assert all(any(start <= quote.start < quote.end <= end for start, end in blocks) for quote in found)


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.sampled_from(['"', "Berg", "said", "that", "Norway", "left", ".", ",", "\n\n", "denied", "it", ":", "who"]),
        max_size=16,
    )
)
def test_attributions_of_any_words_stay_inside_the_text(pieces):
    doc = parsed(" ".join(pieces))
    for each in doc._.attributions:
        assert 0 <= each.content.start < each.content.end <= len(doc)
        assert 0 <= each.cue.start < each.cue.end <= len(doc)
        assert all(each.content.start <= piece.start < piece.end <= each.content.end for piece in each.pieces)
