"""How sure the text is: every entry of the lexicon by its own example, and what keeps an event actual."""

import pytest

from graph.ontology import Modality
from ingest.pipeline.lexicon import rows
from ingest.pipeline.stance import stance
from ingest.pipeline.stance.paths import step
from tests.ingest.events import event
from tests.ingest.parsed import parsed


def _modality(text, trigger):
    doc = parsed(text)
    return stance(doc, max(token.i for token in doc if token.text == trigger)).modality


@pytest.mark.parametrize("row", list(rows("stance/hedges")), ids=lambda row: f"{row['word']}-{row['kind']}")
def test_each_entry_gives_the_event_of_its_example_its_modality(row):
    doc = parsed(row["example"])
    assert stance(doc, event(doc)).modality == row["modality"]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Norway attacked the town.", "attacked"),
        ("Norway began attacking the town.", "attacking"),
        ("Norway continued to attack the town.", "attack"),
        ("Norway managed to attack the town.", "attack"),
        ("Norway failed to attack the town.", "attack"),
        ("Berg will leave because Norway attacked the town.", "attacked"),
        ("If it rains, Berg, who attacked Norway, will stay.", "attacked"),
        ("Berg may condemn the killing of the envoy.", "killing"),
        ("Why did Norway attack the town?", "attack"),
        ("Is it the group backed by Norway?", "backed"),
        ("They'd attacked the town.", "attacked"),
        ("Berg met Dahl, who would later attack the town.", "attack"),
        ("The army will leave the town that Norway attacked.", "attacked"),
        ("Berg said at a meeting in Oslo that it rained.", "meeting"),
        ("Berg said in an interview with Dahl that it rained.", "interview"),
    ],
)
def test_an_event_that_the_text_takes_for_granted_is_actual(text, trigger):
    assert _modality(text, trigger) is Modality.ACTUAL


@pytest.mark.parametrize(
    ("text", "trigger", "modality"),
    [
        ("Did Norway attack the town?", "attack", Modality.HYPOTHETICAL),
        ("Are the guards backed by Norway?", "backed", Modality.HYPOTHETICAL),
        ("Was Anna Berg killed by the guards, and did they say so?", "killed", Modality.HYPOTHETICAL),
        ("Norway sent troops to destroy the bridge.", "destroy", Modality.PLANNED),
        ("Norway ordered its troops to destroy the bridge.", "destroy", Modality.PLANNED),
        ("Norway plans to attack and destroy the town.", "destroy", Modality.PLANNED),
        ("Norway's decision to leave the union angered Berg.", "leave", Modality.PLANNED),
        ("The meeting between Norway and Sweden will take place in March.", "meeting", Modality.PLANNED),
        ("Berg said Norway would attack the town.", "attack", Modality.PLANNED),
        ("Berg said Norway would have attacked the town.", "attacked", Modality.HYPOTHETICAL),
        ("Norway would attack the town.", "attack", Modality.HYPOTHETICAL),
        ("Norway would later have attacked the town.", "attacked", Modality.HYPOTHETICAL),
        ("It was reported that Norway attacked the town.", "attacked", Modality.POSSIBLE),
    ],
)
def test_the_modality_reaches_the_event_over_the_words_between(text, trigger, modality):
    assert _modality(text, trigger) is modality


@pytest.mark.parametrize("row", list(rows("stance/event_carriers")), ids=lambda row: f"{row['word']}-{row['kind']}")
def test_each_carrier_shares_its_negation_and_modality_with_the_event_of_its_example(row):
    found = step(next(token for token in parsed(row["example"]) if token.text == row["event"]))
    assert (found.head.lemma_, found.shares) == (row["word"], True)
