"""The dump: what goes out comes back, and nothing else is taken for a dump."""

import json
from pathlib import Path

import pytest

from graph.dump import InvalidDumpError, dump, parse, restore
from graph.loading import load, prepare, records
from graph.store import Store, open_store
from tests.graph.support import graph_as_value
from tests.graph.test_loading import first, second, third


@pytest.fixture
def lines(store: Store) -> list[str]:
    prepare(store)
    for one in (first(), second(), third()):
        load(store, one)
    return list(dump(store))


def test_a_dump_restores_the_same_graph_into_an_empty_store(store: Store, lines: list[str], tmp_path: Path) -> None:
    other = open_store(f"embedded:{tmp_path / 'other'}")
    prepare(other)
    done: list[int] = []
    restored = restore(other, lines, done.append)
    assert (restored.added, restored.unchanged, done) == (3, 0, [1, 2, 3])
    assert graph_as_value(other) == graph_as_value(store)
    assert list(dump(other)) == lines
    again = restore(other, [line + "\n" for line in lines])
    assert (again.added, again.unchanged) == (0, 3)
    assert sorted(records(other), key=repr) == sorted((first(), second(), third()), key=repr)
    other.close()


def test_the_dump_of_an_empty_store_is_its_header(store: Store) -> None:
    assert [json.loads(line) for line in dump(store)] == [{"sayso": "dump", "version": 1, "documents": 0}]


def _spoilt(record: dict[str, object]) -> str:
    record["claims"][0]["quote"] = "other words"  # type: ignore[index]
    return json.dumps(record)


@pytest.mark.parametrize("store", ["embedded"], indirect=True)
def test_other_lines_wrong_versions_and_cut_files_are_refused_with_the_line(lines: list[str]) -> None:
    header, one, *rest = lines
    document = json.loads(one)["document"] | {"text": "Other."}
    changed = json.loads(one) | {"document": document, "entities": [], "claims": []}
    claimed = next(line for line in lines[1:] if json.loads(line)["claims"])
    for wrong, because in [
        ([], "line 1 is '', not the first line"),
        (["[]"], "line 1 .*not the first line"),
        ([one, *rest], "line 1 .*not the first line"),
        ([header.replace('"version":1', '"version":2'), one], "version 2, this program reads 1"),
        ([header.replace("3", '"many"')], "'many' documents"),
        ([header, one], "ends at line 2 with 1 of 3"),
        ([header, *lines[1:], one], "ends at line 5 with 4 of 3"),
        ([header, one[: len(one) // 2]], "line 2 is not JSON"),
        ([header, one, "7"], "line 3 is '7', not a record"),
        ([header, one, "{}"], "line 3: version is None"),
        ([header, json.dumps(changed)], "line 2: .*text was changed"),
        ([header, _spoilt(json.loads(claimed))], "line 2: .*is not the text"),
    ]:
        with pytest.raises(InvalidDumpError, match=because):
            list(parse(wrong))
