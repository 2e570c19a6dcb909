"""On whose word a relation stands, and what that does to its polarity and modality."""

import pytest

from graph.ontology import Modality, Polarity
from graph.record import Document
from ingest.extract import extract
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
        ("Officials said that Berg was angry after the attack on the town.", "attack", (A, POSSIBLE, None)),
        ('"They beat me and said I attacked the town," Berg said.', "attacked", (A, POSSIBLE, None)),
        ('"I said that Norway attacked the town," Berg said.', "attacked", (A, POSSIBLE, "Berg")),
        ("Dahl vowed to attack the town, according to Berg.", "attack", (A, PLANNED, "Berg")),
        ("Had Sweden left, Norway could have attacked the town.", "attacked", (A, HYPOTHETICAL, None)),
        ("Whoever claims that Norway attacked the town lies.", "attacked", (A, POSSIBLE, None)),
        ("The plan would require troops sent to the town.", "sent", (A, HYPOTHETICAL, None)),
        ("Berg denied having killed the envoy.", "killed", (D, ACTUAL, "Berg")),
        ("Berg credited Dahl with freeing the envoy.", "freeing", (A, ACTUAL, "Berg")),
        ("Berg claims to have killed the envoy.", "killed", (A, POSSIBLE, "Berg")),
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
        ("Berg said that a paper falsely claimed that Norway attacked the town.", "attacked", (D, ACTUAL, "Berg")),
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
        ("Berg has confirmed reports that Norway attacked the town.", "attacked", (A, ACTUAL, "Berg")),
        ("Berg pushed back against reports that Norway attacked the town.", "attacked", (D, ACTUAL, "Berg")),
        ("Berg called the claim that Norway attacked the town a lie.", "attacked", (D, ACTUAL, "Berg")),
        ("Berg has dismissed as baseless accusations that Norway attacked the town.", "attacked", (D, ACTUAL, "Berg")),
        ("Berg confessed to killing the envoy.", "killing", (A, ACTUAL, "Berg")),
        ("Berg rejected a meeting with the rebels.", "meeting", (D, ACTUAL, None)),
        ("Berg said there was nothing to suggest that Norway attacked the town.", "attacked", (D, ACTUAL, "Berg")),
        ("It is not known whether Norway attacked the town.", "attacked", (A, HYPOTHETICAL, None)),
        ("Had Norway attacked the town, Berg would have left.", "attacked", (A, HYPOTHETICAL, None)),
        ("Norway did not attack the town until May.", "attack", (A, ACTUAL, None)),
        ("Norway warned Sweden not to attack the town.", "attack", (D, PLANNED, None)),
        ("Sweden agreed that Norway attacked the town.", "attacked", (A, ACTUAL, None)),
        ("Norway, accused by Berg of attacking the town, left.", "attacking", (A, POSSIBLE, "Berg")),
        ("Norway allegedly attacked the town, Berg said.", "attacked", (A, POSSIBLE, "Berg")),
        ("Sweden opposes Norway's bid to leave the union.", "leave", (A, PLANNED, None)),
        ("Berg is convinced that Norway attacked the town.", "attacked", (A, POSSIBLE, "Berg")),
        ("Berg is sceptical that Norway attacked the town.", "attacked", (D, POSSIBLE, "Berg")),
        ("Norway left the union, per Berg.", "left", (A, ACTUAL, "Berg")),
        ("Asked whether Norway attacked the town, Berg left.", "attacked", (A, HYPOTHETICAL, None)),
        ("Berg denied claims by Dahl that Norway attacked the town.", "attacked", (D, ACTUAL, "Berg")),
        ("Berg has rejected a report by Dahl that Norway attacked the town.", "attacked", (D, ACTUAL, "Berg")),
        ("Berg neither confirmed nor denied that Norway attacked the town.", "attacked", (A, HYPOTHETICAL, "Berg")),
        ("Berg declined to confirm that Norway attacked the town.", "attacked", (A, HYPOTHETICAL, None)),
        ("Berg refused to accuse Norway of attacking the town.", "attacking", (A, HYPOTHETICAL, None)),
        ("Norway is not accused of attacking the town.", "attacking", (A, HYPOTHETICAL, None)),
        ("Berg stopped short of accusing Norway of attacking the town.", "attacking", (A, HYPOTHETICAL, None)),
        ("Berg urged Norway to stop backing the rebels.", "backing", (A, POSSIBLE, "Berg")),
        ("Berg demanded that Norway stop backing the rebels.", "backing", (A, POSSIBLE, "Berg")),
        ("Berg called on Norway to end its support for the rebels.", "support", (A, POSSIBLE, "Berg")),
        ("Norway should stop backing the rebels, Berg said.", "backing", (A, POSSIBLE, "Berg")),
        ("Berg said that Norway had stopped backing the rebels.", "backing", (D, ACTUAL, "Berg")),
        ("Norway will stop backing the rebels, Berg said.", "backing", (D, PLANNED, "Berg")),
        ("Berg said that it would not attack the town.", "attack", (D, PLANNED, "Berg")),
        ("Berg did not know that Norway attacked the town.", "attacked", (A, ACTUAL, None)),
        ("Berg did not reveal that Norway attacked the town.", "attacked", (A, ACTUAL, None)),
        ("Berg denied knowing that Norway attacked the town.", "attacked", (A, ACTUAL, None)),
        ("Norway will attack the town if Sweden leaves it.", "attack", (A, HYPOTHETICAL, None)),
        ("Norway will attack the town even if Sweden leaves it.", "attack", (A, PLANNED, None)),
        ("Norway ruled out attacking the town.", "attacking", (D, PLANNED, None)),
        ("Norway decided against attacking the town.", "attacking", (D, PLANNED, None)),
        ("Norway abandoned plans to attack the town.", "attack", (D, PLANNED, None)),
        ("Berg wants Norway to leave the union; she never criticised Sweden.", "leave", (A, PLANNED, None)),
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


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Berg said that Dahl, the commander of the camp, had left.", None),
        ('"Dahl, the commander of the camp, has left," Berg said.', "Berg"),
        ("Berg said that Dahl was the commander of the camp.", "Berg"),
    ],
)
def test_what_somebody_is_comes_from_the_author_outside_quotation_marks(text, speaker):
    doc = parsed(text)
    places = {token.text: token.i for token in doc}
    judged = stance(doc, places["commander"], places["Dahl"], places["camp"])
    assert (judged.polarity, judged.modality, speaker_name(doc, judged.speaker)) == (A, ACTUAL, speaker)


@pytest.mark.parametrize(
    "text",
    [
        "Police stopped camp commander Dahl.",
        "Berg plans to meet camp commander Dahl.",
        "Berg may accuse the camp's commander, Dahl, of theft.",
        "Berg did not see Dahl, the commander of the camp.",
    ],
)
def test_what_is_done_to_somebody_leaves_what_he_is_as_it_is(text):
    doc = parsed(text)
    places = {token.text: token.i for token in doc}
    judged = stance(doc, places["commander"], places["Dahl"], places["camp"])
    assert (judged.polarity, judged.modality) == (A, ACTUAL)


def test_a_name_that_the_parser_joins_to_the_organization_still_bears_its_post():
    (claim,) = extract(Document(text="Police stopped the leader of the Green Party, Carla Holm.")).claims
    assert (claim.predicate, claim.polarity, claim.modality) == ("LEADS", A, ACTUAL)


@pytest.mark.parametrize(
    ("text", "end", "polarity"),
    [
        ("Norway withdrew neither from Oslo nor from Sweden.", "Oslo", D),
        ("Norway withdrew neither from Oslo nor from Sweden.", "Sweden", D),
        ("The town was attacked not by Norway but by Sweden.", "Norway", D),
        ("The town was attacked not by Norway but by Sweden.", "Sweden", A),
        ("The town was attacked not only by Norway but also by Sweden.", "Norway", A),
        ("Berg, and not Dahl, attacked the town.", "Dahl", D),
        ("Berg, and not Dahl, attacked the town.", "Berg", A),
    ],
)
def test_a_negation_beside_one_end_denies_the_relation_of_that_end_alone(text, end, polarity):
    doc = parsed(text)
    places = {token.text: token.i for token in doc}
    trigger = places.get("withdrew") or places["attacked"]
    assert stance(doc, trigger, places[end]).polarity is polarity


def test_an_infinitive_behind_a_gerund_goes_on_from_the_infinitive_before():
    assert _stance("Berg told Norway to stop attacking Sweden and to leave the town.", "leave") == (A, PLANNED, None)
