"""The dump: what goes out comes back, and what is not whole is told."""

import json
import re
from contextlib import closing
from pathlib import Path

import pytest

from graph.dump import InvalidDumpError, Restored, dump, restore
from graph.loading import document_uids, load, prepare, records, remove
from graph.store import Store, open_store
from tests.graph.support import graph_as_value
from tests.graph.test_loading import first, second, third

embedded_only = pytest.mark.parametrize("store", ["embedded"], indirect=True)


@pytest.fixture
def lines(store: Store) -> list[str]:
    prepare(store)
    for one in (first(), second(), third()):
        load(store, one)
    return list(dump(store))


def test_a_dump_restores_the_same_graph_into_an_empty_store(store: Store, lines: list[str], tmp_path: Path) -> None:
    faults: list[str] = []
    with closing(_empty(tmp_path)) as other:
        assert restore(other, lines, faults.append) == Restored(added=3, unchanged=0, bad=0, missing=0)
        assert graph_as_value(other) == graph_as_value(store)
        assert list(dump(other)) == lines
        again = restore(other, [line + "\n" for line in lines], faults.append)
        assert again == Restored(added=0, unchanged=3, bad=0, missing=0)
        assert sorted(records(other), key=repr) == sorted((first(), second(), third()), key=repr)
    assert faults == []


def test_the_dump_of_an_empty_store_is_its_header(store: Store) -> None:
    assert [json.loads(line) for line in dump(store)] == [{"sayso": "dump", "version": 1, "documents": 0}]


@embedded_only
def test_a_document_that_is_removed_meanwhile_makes_the_dump_fail(store: Store, lines: list[str]) -> None:
    dumping = dump(store)
    assert [next(dumping), next(dumping)] == lines[:2]
    remove(store, json.loads(lines[2])["document"]["uid"])
    with pytest.raises(InvalidDumpError, match="was removed while"):
        list(dumping)


@embedded_only
def test_records_without_the_header_are_restored_as_well(lines: list[str], tmp_path: Path) -> None:
    without = json.loads(lines[1])
    del without["document"]["uid"]
    with closing(_empty(tmp_path)) as other:
        assert restore(other, [json.dumps(without), *lines[2:]], _none) == Restored(3, 0, 0, 0)
        assert list(dump(other)) == lines


@embedded_only
def test_a_dump_that_was_cut_short_is_loaded_as_far_as_it_goes_and_told(lines: list[str], tmp_path: Path) -> None:
    faults: list[str] = []
    with closing(_empty(tmp_path)) as other:
        assert restore(other, lines[:2], faults.append) == Restored(added=1, unchanged=0, bad=0, missing=2)
        half = lines[2][: len(lines[2]) // 2]
        assert restore(other, [*lines[:2], half], faults.append) == Restored(added=0, unchanged=1, bad=1, missing=1)
    assert [fault.partition(":")[0] for fault in faults] == [
        "2 of 3 documents are missing",
        "line 3",
        "1 of 3 documents are missing",
    ]


@embedded_only
def test_lines_that_are_no_record_are_told_with_their_number_and_the_others_loaded(
    lines: list[str], tmp_path: Path
) -> None:
    document = json.loads(lines[1])["document"] | {"text": "Other."}
    changed = json.loads(lines[1]) | {"document": document, "entities": [], "claims": []}
    spoilt = next(row for row in map(json.loads, lines[1:]) if row["claims"])
    spoilt["claims"][0]["quote"] = "other words"
    wrong = ["7", "no JSON", "{}", json.dumps(changed), json.dumps(spoilt), lines[0]]
    faults: list[str] = []
    with closing(_empty(tmp_path)) as other:
        found = restore(other, [lines[0], *wrong, "\n", *lines[1:]], faults.append)
        assert found == Restored(added=3, unchanged=0, bad=6, missing=0)
    for fault, because in zip(
        faults,
        [
            "line 2: it is '7', not a JSON object",
            "line 3: it is not JSON",
            "line 4: version is None",
            "line 5: .*text was changed",
            "line 6: .*is not the text",
            "line 7: not an extraction record",
        ],
        strict=True,
    ):
        assert re.match(because, fault)


@embedded_only
def test_a_header_that_promises_what_cannot_be_known_is_refused_before_anything_is_loaded(
    lines: list[str], tmp_path: Path
) -> None:
    header, *others = lines
    with closing(_empty(tmp_path)) as other:
        for wrong, because in [
            (header.replace('"version":1', '"version":2'), "version 2 of the dump, this program reads 1"),
            (header.replace("3", '"many"'), "'many' documents"),
            (header.replace("3", "-3"), "-3 documents"),
        ]:
            with pytest.raises(InvalidDumpError, match=because):
                restore(other, [wrong, *others], _none)
        assert document_uids(other) == []


def _empty(folder: Path) -> Store:
    store = open_store(f"embedded:{folder / 'other'}")
    prepare(store)
    return store


def _none(fault: str) -> None:
    pytest.fail(f"told of {fault!r}")
