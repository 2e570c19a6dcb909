"""Exports and imports at both faces: the command line and HTTP."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import networkx as nx
import pytest
from fastapi.testclient import TestClient

from graph.dump import dump
from graph.loading import load, prepare
from graph.store import open_store
from queries.exports import FORMATS, export
from tests.api.conftest import Call, client_of
from tests.graph.hostile import NAMES, record_of_names
from tests.queries import world


def test_the_list_of_formats_says_what_each_carries(sayso: Call) -> None:
    told = sayso("export")
    assert told.status == 0
    for one in FORMATS.values():
        line = next(line for line in told.out.splitlines() if line.split()[:1] == [one.name])
        assert str(one.layer) in line and one.suffix in line and ("reads it" in line) == one.reads


@pytest.mark.parametrize("format_", [one.name for one in FORMATS.values() if one.reads])
def test_an_export_is_imported_by_the_next_command_and_gives_the_same_dump(
    world_sayso: Call, format_: str, tmp_path: Path
) -> None:
    file = tmp_path / f"graph{FORMATS[format_].suffix}"
    told = world_sayso("export", format_, "--out", str(file))
    assert (told.status, told.out) == (0, "")
    assert f"in {file}, {file.stat().st_size} bytes" in told.err
    told = world_sayso("--store", "embedded:other", "import", str(file))
    assert told.status == 0 and "4 added, 0 there already." in told.err
    told = world_sayso("--store", "embedded:other", "import", str(file), "--json")
    assert json.loads(told.out) == {"added": 0, "unchanged": 4}
    assert world_sayso("--store", "embedded:other", "dump").out == world_sayso("dump").out


def test_a_piece_is_written_to_standard_output(world_sayso: Call) -> None:
    told = world_sayso("export", "graphml", "--entity", "Mira Solen", "--depth", "0")
    assert [name for _, name in nx.parse_graphml(told.out).nodes(data="name")] == ["Mira Solen"]
    told = world_sayso("export", "claims-csv", "--document", world.document("gazette"))
    rows = list(csv.DictReader(io.StringIO(told.out, newline="")))
    assert {row["claim"] for row in rows} == {world.claim(label) for label in ("c1", "c2", "c3", "c4")}


@pytest.mark.parametrize(
    ("words", "status", "because"),
    [
        (("export", "grapml"), 2, "there is no format 'grapml'; nearest: graphml"),
        (("export", "gexf", "--depth", "9", "--entity", "Mira Solen"), 2, "from 0 to 6; nearest: 6"),
        (("export", "gexf", "--entity", "Nobody"), 1, "there is no entity 'Nobody'"),
        (("export", "trig", "--document", "d0"), 1, "there is no document 'd0'"),
        (("export", "gexf", "--out", "nowhere/x.gexf"), 2, "cannot be written"),
        (("import", "nothing.jsonld"), 2, "nothing.jsonld: No such file"),
        (("import", "graph.xml"), 2, ".jsonld, .nq, .trig, .ttl"),
    ],
)
def test_what_cannot_be_done_is_one_line_with_the_way_out(
    world_sayso: Call, words: tuple[str, ...], status: int, because: str
) -> None:
    Path("graph.xml").write_text("<x/>")
    told = world_sayso(*words)
    assert (told.status, told.out) == (status, "")
    assert because in told.err and told.err.startswith("sayso: ") and told.err.count("\n") == 1


def test_a_failed_export_leaves_no_file_and_no_half_of_one(world_sayso: Call, tmp_path: Path) -> None:
    world_sayso("export", "gexf", "--entity", "Nobody", "--out", str(tmp_path / "x.gexf"))
    assert not list(tmp_path.glob("x.gexf*"))


@pytest.mark.parametrize("spoil", ["cut", "changed", "context", "binary"])
def test_a_bad_file_is_one_line_and_changes_nothing(world_sayso: Call, spoil: str) -> None:
    content = world_sayso("export", "jsonld").out
    spoilt = {
        "cut": content[: len(content) // 2],
        "changed": content.replace("does not back the Tide League", "does back the Tide League", 1),
        "context": content.replace('{"@context":{', '{"@context":["http://127.0.0.1:9/"],"more":{', 1),
        "binary": "\x00\x01\x02" * 100,
    }
    file = Path("bad.jsonld")
    file.write_text(spoilt[spoil])
    assert world_sayso("--store", "embedded:other", "import", str(file)).status == 2
    before = world_sayso("dump").out
    told = world_sayso("import", str(file))
    assert (told.status, told.out, told.err.count("\n")) == (2, "", 1)
    assert told.err.startswith("sayso: bad.jsonld: ")
    assert world_sayso("dump").out == before
    assert not Path("other").exists(), "a store is not even made for a file that is refused"


def test_a_dump_is_sent_to_the_command_that_reads_it(world_sayso: Call) -> None:
    Path("graph.jsonl").write_text(world_sayso("dump").out)
    assert "sayso restore graph.jsonl" in world_sayso("import", "graph.jsonl").err


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_is_served_with_its_type_and_a_name_for_the_file(
    world_client: TestClient, world_folder: Path, tmp_path: Path, format_: str
) -> None:
    response = world_client.get(f"/export/{format_}")
    assert response.status_code == 200
    one = FORMATS[format_]
    assert response.headers["content-type"].partition(";")[0] == one.media_type
    assert response.headers["content-disposition"] == f'attachment; filename="sayso{one.suffix}"'
    store = open_store(f"embedded:{copytree(world_folder, tmp_path / 'graph')}")
    assert response.content == b"".join(export(store, format_).content)
    store.close()


def test_a_piece_is_served(world_client: TestClient) -> None:
    response = world_client.get("/export/node-link", params={"entity": ["Mira Solen", "Oren Vash"], "depth": 0})
    names = {node["name"] for node in response.json()["nodes"]}
    assert names == {"Mira Solen", "Oren Vash"}
    assert response.headers["content-disposition"].endswith('"sayso-mira-solen-oren-vash.json"')


@pytest.mark.parametrize(
    ("asked", "status", "code", "nearest"),
    [
        ("/export/grapml", 422, "invalid-parameter", ["graphml"]),
        ("/export/gexf?entity=Nobody", 404, "unknown-entity", None),
        ("/export/gexf?document=d0", 404, "unknown-document", None),
        ("/export/gexf?depth=7&entity=Mira%20Solen", 422, "invalid-parameter", None),
        ("/export/gexf?deep=1", 422, "unknown-parameter", ["depth"]),
        ("/export/gexf?depth=1", 422, "invalid-parameter", None),
    ],
)
def test_what_cannot_be_served_is_a_problem(
    world_client: TestClient, asked: str, status: int, code: str, nearest: list[str] | None
) -> None:
    response = world_client.get(asked)
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert (response.status_code, problem["code"]) == (status, code)
    assert nearest is None or problem["did_you_mean"] == nearest


@pytest.fixture
def hostile_client(tmp_path: Path) -> Iterator[TestClient]:
    """A service over a graph of names that try to be something else."""
    store = open_store(f"embedded:{tmp_path / 'hostile'}")
    prepare(store)
    load(store, record_of_names())
    with client_of(store) as client:
        yield client
    assert len(list(dump(store))) == 2, "nothing of it was run"
    store.close()


def test_a_hostile_name_is_no_header_and_no_path(hostile_client: TestClient) -> None:
    for name in (NAMES[0], NAMES[6], NAMES[9], NAMES[17]):
        response = hostile_client.get("/export/edges-csv", params={"entity": name, "depth": 0})
        assert response.status_code == 200
        told = response.headers["content-disposition"]
        assert told.count('"') == 2 and not set(told.partition("filename=")[2]) & set("/\\<>'{}\r\n")
