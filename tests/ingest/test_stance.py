"""On whose word a relation stands, and what that does to its polarity and modality."""

import pytest

from graph.ontology import Modality, Polarity
from ingest.pipeline.stance import stance
from tests.ingest.parsed import parsed, speaker_name

A, D = Polarity.AFFIRMED, Polarity.DENIED
ACTUAL, POSSIBLE, PLANNED, HYPOTHETICAL = Modality


def _stance(text, trigger):
    doc = parsed(text)
    judged = stance(doc, max(token.i for token in doc if token.text == trigger))
    return judged.polarity, judged.modality, speaker_name(doc, judged.speaker)


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Norway attacked the town.", "attacked", (A, ACTUAL, None)),
        ("Berg said that Norway attacked the town.", "attacked", (A, ACTUAL, "Berg")),
        ('"Norway attacked the town," Berg said.', "attacked", (A, ACTUAL, "Berg")),
        ("According to Berg, Norway attacked the town.", "attacked", (A, ACTUAL, "Berg")),
        ("Berg said that Norway may attack the town.", "attack", (A, POSSIBLE, "Berg")),
        ("Berg said that Dahl had told him Norway attacked the town.", "attacked", (A, ACTUAL, "Dahl")),
        ("Berg said that Dahl had told him Norway attacked the town.", "told", (A, ACTUAL, "Berg")),
        ("Berg denied that Norway killed the envoy.", "killed", (D, ACTUAL, "Berg")),
        ("Berg denied killing the envoy.", "killing", (D, ACTUAL, "Berg")),
        ("Berg rejected claims that Norway attacked the town.", "attacked", (D, ACTUAL, "Berg")),
        ("Berg accused Norway of killing the envoy.", "killing", (A, POSSIBLE, "Berg")),
        ("Berg accused Norway of killing the envoy.", "accused", (A, ACTUAL, None)),
        ("Berg blamed Norway for the attack on the town.", "attack", (A, POSSIBLE, "Berg")),
        ("Berg believes that Norway attacked the town.", "attacked", (A, POSSIBLE, "Berg")),
        ("Berg does not believe that Norway attacked the town.", "attacked", (D, POSSIBLE, "Berg")),
        ("Berg asked whether Norway attacked the town.", "attacked", (A, HYPOTHETICAL, "Berg")),
        ("Berg did not say that Norway attacked the town.", "attacked", (A, HYPOTHETICAL, None)),
        ("Berg did not deny that Norway attacked the town.", "attacked", (A, POSSIBLE, "Berg")),
        ("Berg falsely claimed that Norway attacked the town.", "attacked", (D, ACTUAL, None)),
        ("Officials said that Norway attacked the town.", "attacked", (A, POSSIBLE, None)),
        ("Norway attacked the town, a witness said.", "attacked", (A, POSSIBLE, None)),
        ("Norway reportedly attacked the town.", "attacked", (A, POSSIBLE, None)),
        ("The mayor said that Norway attacked the town.", "attacked", (A, ACTUAL, None)),
        ("A Foreign Office spokesman said Norway attacked the town.", "attacked", (A, ACTUAL, "Foreign Office")),
        ("Berg knew that Norway attacked the town.", "attacked", (A, ACTUAL, None)),
        ("Berg announced an attack on the town.", "attack", (A, ACTUAL, "Berg")),
        ("Berg announced a raid on the town that Norway attacked.", "attacked", (A, ACTUAL, None)),
        ("Berg denied meeting the Iranian-backed militia.", "backed", (A, ACTUAL, None)),
        ("Officials said that the Iranian-backed militia had left.", "backed", (A, ACTUAL, None)),
        ("Berg said that the Iranian-backed militia had left.", "backed", (A, ACTUAL, "Berg")),
        ("Berg and not his brother Dahl left.", "brother", (A, ACTUAL, None)),
        ("Berg condemned the killing of the envoy.", "killing", (A, ACTUAL, None)),
        ("Berg wants Norway to leave the union.", "leave", (A, PLANNED, None)),
        ("If Berg says that Norway attacked the town, Dahl will go.", "attacked", (A, HYPOTHETICAL, "Berg")),
    ],
)
def test_the_innermost_source_answers_for_the_relation(text, trigger, expected):
    assert _stance(text, trigger) == expected


def test_the_authors_words_between_two_quotations_are_the_authors():
    text = '"Norway attacked the town," Berg said as Sweden closed the bridge. "It also burned the church."'
    assert _stance(text, "closed") == (A, ACTUAL, None)
    assert _stance(text, "burned") == (A, ACTUAL, "Berg")


def test_the_words_that_decided_are_told_innermost_first():
    doc = parsed("Berg denied that Norway may have attacked the town.")
    judged = stance(doc, next(token.i for token in doc if token.text == "attacked"))
    assert judged.doubt == "may, denied"


def test_an_end_that_is_nobody_denies_the_relation():
    doc = parsed("There was no militia that attacked the town.")
    places = {token.text: token.i for token in doc}
    assert stance(doc, places["attacked"]).polarity is A
    assert stance(doc, places["attacked"], places["militia"], places["town"]).polarity is D
