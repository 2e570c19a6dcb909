"""Reading annotated corpora, on invented ones in their formats, and an evaluation from end to end."""

import json
from pathlib import Path

import pytest

from graph.record import Span
from ingest.evaluation import pages
from ingest.evaluation.corpora import DataMissingError, load
from ingest.evaluation.gold import GoldAttribution, GoldRelation, Name
from ingest.evaluation.running import evaluate
from tests.ingest.invented import ORGANIZATION, PERSON, PLACE


def tiny_data(folder: Path) -> Path:
    """A folder as the corpora lie in it, with one invented document each."""
    tokens = ["Anna", "Berg", "leads", "the", "Tide", "League", "in", "Oslo", "."]
    entities = [
        {"type": "Peop", "start": 0, "end": 2},
        {"type": "Org", "start": 3, "end": 6},
        {"type": "Other", "start": 7, "end": 8},
    ]
    row = {
        "tokens": tokens,
        "entities": entities,
        "relations": [{"type": "Work_For", "head": 0, "tail": 1}],
        "orig_id": 7,
    }
    (folder / "conll04").mkdir(parents=True)
    (folder / "conll04/dev.json").write_text(json.dumps([row]))
    tags = ["B-politician", "I-politician", "O", "O", "B-organisation", "I-organisation", "O", "B-misc", "O"]
    (folder / "crossner_politics").mkdir()
    (folder / "crossner_politics/dev.txt").write_text("\n".join(map("\t".join, zip(tokens, tags, strict=True))) + "\n")
    re3d = folder / "re3d/Some_Source"
    re3d.mkdir(parents=True)
    text = "Anna Berg of the Tide League met them."
    marked = [
        {"type": "Person", "begin": 0, "end": 9, "confidence": 1},
        {"type": "Organisation", "begin": 13, "end": 28, "confidence": 0.5},
        {"type": "Person", "begin": 33, "end": 37, "confidence": 1},
        {"type": "Person", "begin": 0, "end": 4, "confidence": 0.4},
        {"type": "Money", "begin": 29, "end": 32, "confidence": 1},
    ]
    relations = [
        {"type": "BelongsTo", "sourceBegin": 13, "sourceEnd": 28, "targetBegin": 0, "targetEnd": 9, "confidence": 1},
        {"type": "BelongsTo", "sourceBegin": 0, "sourceEnd": 9, "targetBegin": 33, "targetEnd": 37, "confidence": 0.2},
        {"type": "Likes", "sourceBegin": 0, "sourceEnd": 9, "targetBegin": 33, "targetEnd": 37, "confidence": 1},
    ]
    for table, rows in (
        ("documents", [{"_id": "0123456789ABCDEF", "text": text}]),
        ("entities", marked),
        ("relations", relations),
    ):
        of = {} if table == "documents" else {"documentId": "0123456789ABCDEF"}
        (re3d / f"{table}.jsonl").write_text("".join(json.dumps(row | of) + "\n" for row in rows))
    polnear = folder / "polnear/dev"
    (polnear / "text").mkdir(parents=True)
    (polnear / "attributions").mkdir()
    (polnear / "text/one.txt").write_bytes(b"Berg said yes.\r\nAnd no.")
    brat = ["T1\tSource 0 4\tBerg", "T2\tCue 5 9\tsaid", "T3\tContent 10 14;16 22\tyes. And no",
            "E1\tAttribution:T2 Source:T1 Cue:T2 Content2:T3", "E2\tAttribution:T2 Cue:T2"]  # fmt: skip
    (polnear / "attributions/one_b.ann").write_text("T1\tCue 0 1\tB\nE1\tAttribution:T1 Cue:T1\n")
    (polnear / "attributions/one_a.ann").write_text("\n".join(brat))
    claim = {"predicate": "WORKS_FOR", "subject": "g1", "object": "g2", "polarity": "affirmed", "modality": "actual",
             "speaker": None, "clear": True, "start": 0, "end": 38}  # fmt: skip
    people = [{"id": "g1", "kind": "Person", "kinds": ["Person", "Place"], "name": "Anna Berg", "aliases": []},
              {"id": "g2", "kind": "Organization", "name": "Tide League", "aliases": []}]  # fmt: skip
    (folder / "gold_dev").mkdir()
    gold = {"doc": "re3d_0123456789AB", "entities": people, "claims": [claim]}
    (folder / "gold_dev/gold.jsonl").write_text(json.dumps(gold) + "\n")
    return folder


def test_every_corpus_is_read_in_its_own_format(tmp_path: Path) -> None:
    data = tiny_data(tmp_path / "data")
    [conll04], [crossner], [re3d], [polnear], [gold] = (
        load(corpus, data) for corpus in ("conll04", "crossner", "re3d", "polnear", "gold")
    )
    assert (conll04.id, conll04.text) == ("conll04_7", "Anna Berg leads the Tide League in Oslo .")
    assert conll04.names == crossner.names == {Name(0, 9, PERSON), Name(20, 31, ORGANIZATION)}
    assert crossner.ignored == {Span(35, 39)}
    assert conll04.relations == [GoldRelation("Work_For", Name(0, 9, PERSON), Name(20, 31, ORGANIZATION))]
    assert re3d.names == {Name(0, 9, PERSON), Name(17, 28, ORGANIZATION)}
    assert re3d.ignored == {Span(33, 37), Span(0, 4), Span(29, 32)}
    assert [(each.type, each.subject[:2], each.object[:2]) for each in re3d.relations] == [
        ("BelongsTo", (0, 9), (13, 28))
    ]
    assert polnear.text == "Berg said yes.\r\nAnd no."
    assert polnear.attributions == [
        GoldAttribution((Span(0, 4),), (Span(5, 9),), (Span(10, 14), Span(16, 22))),
        GoldAttribution((), (Span(5, 9),), ()),
    ]
    assert gold.text == re3d.text and gold.entities[0].kinds == (PERSON, PLACE)
    assert gold.claims[0].predicates == ("WORKS_FOR",)


def test_a_corpus_that_is_not_there_is_named_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(DataMissingError, match="conll04 belongs under"):
        load("conll04", tmp_path)
    with pytest.raises(DataMissingError, match="no documents of re3d"):
        load("re3d", tmp_path)
    data = tiny_data(tmp_path / "data")
    (data / "polnear/dev/attributions/one_a.ann").unlink()
    (data / "polnear/dev/attributions/one_b.ann").unlink()
    with pytest.raises(DataMissingError, match="no annotations"):
        load("polnear", data)


def test_an_evaluation_runs_the_pipeline_once_over_every_document_and_its_pages_show_all_rows(tmp_path: Path) -> None:
    run = evaluate(tiny_data(tmp_path / "data"), speed=True)
    assert {name: len(section.documents) for name, section in run.card.sections.items()} == {
        "conll04": 1, "re3d": 1, "polnear": 1, "crossner": 1, "gold": 1, "quotes": 5,
    }  # fmt: skip
    [(_, one)], [(_, other)] = run.corpora["re3d"], run.corpora["gold"]
    assert one is other
    assert run.card.figure(next(row for row in run.card.rows() if row.section == "quotes"), "p") in (0, 100)
    assert run.card.speed is not None and run.card.speed.words == 8 + 5
    page = pages.scorecard(run)
    assert all(f"| {row.title} |" in page for row in run.card.rows())
    rules = pages.rules(run.trust(), run.fired())
    assert all(f"| `{rule}` |" in rules for rule in run.fired())
