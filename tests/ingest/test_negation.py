"""What denies a relation: every entry of the lexicon by its own example, and where a negation does not reach."""

import pytest

from graph.ontology import Polarity
from ingest.pipeline.lexicon import rows
from ingest.pipeline.stance import stance
from tests.ingest.events import event
from tests.ingest.parsed import parsed


def _polarity(text, trigger):
    doc = parsed(text)
    return stance(doc, max(token.i for token in doc if token.text == trigger)).polarity


@pytest.mark.parametrize("row", list(rows("stance/negation")), ids=lambda row: f"{row['word']}-{row['kind']}")
def test_each_entry_denies_the_event_of_its_example(row):
    doc = parsed(row["example"])
    assert stance(doc, event(doc)).polarity is Polarity.DENIED


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Norway not only attacked the town but burned it.", "attacked"),
        ("Norway did not attack Sweden and withdrew from the town.", "withdrew"),
        ("Berg, who attacked Norway, was not elected.", "attacked"),
        ("Berg did not condemn the killing of the envoy.", "killing"),
        ("Berg did not deny that Norway killed the envoy.", "killed"),
        ("Berg did not say that Norway killed the envoy.", "killed"),
        ("Norway did not fail to attack the town.", "attack"),
        ("Because it did not rain, Norway attacked the town.", "attacked"),
        ("Dahl rejected accusations by Berg.", "accusations"),
        ("Berg falsely claimed that Norway attacked the town.", "claimed"),
        ("The Iranian-backed militia did not attack the town.", "backed"),
        ("Norway managed to attack the town.", "attack"),
        ("Norway began attacking the town.", "attacking"),
    ],
)
def test_a_negation_does_not_reach_what_lies_outside_its_scope(text, trigger):
    assert _polarity(text, trigger) is Polarity.AFFIRMED


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The militias are not “Iranian-backed”.".replace("“", '"').replace("”", '"'), "backed"),
        ("Norway could not attack the town.", "attack"),
        ("Norway did not carry out an attack on the town.", "attack"),
        ("Norway carried out no attack on the town.", "attack"),
        ("No meeting between Norway and Sweden took place.", "meeting"),
        ("Norway has no ties to the rebels.", "ties"),
        ("Norway stopped short of attacking the town.", "attacking"),
        ("Norway is no longer backing the rebels.", "backing"),
        ("Norway denied any role in the killing of the envoy.", "killing"),
        ("It is not true that Norway attacked the town.", "attacked"),
        ("Norway was too weak to attack the town.", "attack"),
        ("Berg said that there was no evidence that Norway attacked the town.", "attacked"),
        ("Norway did not attack or burn the town.", "burn"),
    ],
)
def test_a_negation_reaches_the_event_over_the_words_between(text, trigger):
    assert _polarity(text, trigger) is Polarity.DENIED
