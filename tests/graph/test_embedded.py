"""The embedded store: one owner, readers beside it, durable commits, and clear words about anything else."""

import json
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest

from graph.store import (
    QueryError,
    QueryTimeoutError,
    StoreBusyError,
    StoreError,
    StoreVersionError,
    open_store,
)
from graph.store.embedded import EmbeddedStore

COUNT = "MATCH (n:Entity) RETURN count(n) AS n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "graphs" / "one"


def _opened(folder: Path, **how: bool) -> EmbeddedStore:
    store = open_store(f"embedded:{folder}", **how)
    assert isinstance(store, EmbeddedStore)
    return store


def _add(store: EmbeddedStore, *uids: str) -> None:
    with store.transaction() as transaction:
        transaction.run("UNWIND $uids AS uid MERGE (n:Entity {uid: uid}) SET n.name = uid", {"uids": list(uids)})


def _in_another_process(folder: Path, code: str) -> subprocess.CompletedProcess[str]:
    program = f"from graph.store import open_store\nstore = open_store({f'embedded:{folder}'!r})\n{code}"
    root = Path(__file__).parents[2]
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=root, check=False)


def test_what_was_committed_is_there_after_opening_again(folder: Path) -> None:
    store = _opened(folder)
    _add(store, "a", "b")
    store.close()
    store.close()
    again = _opened(folder)
    assert again.read("MATCH (n:Entity) RETURN n.uid AS uid ORDER BY uid") == [{"uid": "a"}, {"uid": "b"}]
    again.close()


def test_what_was_committed_survives_a_process_that_dies(folder: Path) -> None:
    died = _in_another_process(
        folder,
        "import os\nwith store.transaction() as t: t.run('CREATE (n:Entity {uid: $u, name: $u})', {'u': 'kept'})\n"
        "with store.transaction() as t:\n"
        "    t.run('CREATE (n:Entity {uid: $u, name: $u})', {'u': 'lost'})\n    os._exit(9)",
    )
    assert died.returncode == 9
    store = _opened(folder)
    assert store.read("MATCH (n:Entity) RETURN n.uid AS uid") == [{"uid": "kept"}]
    store.close()


def test_a_second_owner_is_told_who_the_first_is_and_a_reader_is_let_in(folder: Path) -> None:
    store = _opened(folder)
    _add(store, "a")
    busy = _in_another_process(folder, "")
    assert busy.returncode == 1
    assert "StoreBusyError" in busy.stderr
    with pytest.raises(StoreBusyError) as raised:
        _opened(folder)
    assert raised.value.pid is not None
    assert f"in use by process {raised.value.pid}" in str(raised.value)
    assert f"in use by process {raised.value.pid}" in busy.stderr

    reader = _opened(folder, read_only=True)
    assert reader.read(COUNT) == [{"n": 1}]
    _add(store, "b")
    assert reader.read(COUNT) == [{"n": 1}]
    with pytest.raises(StoreError, match="reading only"), reader.transaction():
        pass
    reader.close()
    later = _opened(folder, read_only=True)
    assert later.read(COUNT) == [{"n": 2}]
    later.close()
    store.close()
    last = _opened(folder, read_only=True)
    assert last.read(COUNT) == [{"n": 2}]
    last.close()
    _opened(folder).close()


def test_a_transaction_sees_its_own_writes_and_others_do_not_before_the_commit(folder: Path) -> None:
    store = _opened(folder)
    with store.transaction() as transaction:
        transaction.run("CREATE (n:Entity {uid: 'a', name: 'a'})")
        assert transaction.run(COUNT) == [{"n": 1}]
        assert store.read(COUNT) == [{"n": 0}]
        with pytest.raises(StoreError, match="open in this thread"), store.transaction():
            pass
    assert store.read(COUNT) == [{"n": 1}]
    with pytest.raises(KeyError), store.transaction() as transaction:
        transaction.run("CREATE (n:Entity {uid: 'b', name: 'b'})")
        raise KeyError
    assert store.read(COUNT) == [{"n": 1}]
    store.close()


def test_writers_of_many_threads_take_turns_and_none_is_lost(folder: Path) -> None:
    store = _opened(folder)
    _add(store, "counter")
    raise_it = "MATCH (n:Entity {uid: 'counter'}) SET n.times = coalesce(n.times, 0) + 1"

    def work() -> None:
        for _ in range(10):
            with store.transaction() as transaction:
                transaction.run(raise_it)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.read("MATCH (n:Entity {uid: 'counter'}) RETURN n.times AS times") == [{"times": 40}]
    store.close()


def test_statements_that_a_read_may_not_run_are_refused_in_one_line(folder: Path) -> None:
    store = _opened(folder)
    for statement in ("CREATE (n:X)", "MATCH (n RETURN n", "MATCH (n) RETURN $missing", "RETURN nothing()"):
        with pytest.raises(QueryError) as raised:
            store.read(statement)
        assert str(raised.value) and "\n" not in str(raised.value)
    ranges = " ".join(f"UNWIND range(1, 3000) AS {name}" for name in "abc")
    slow = f"{ranges} RETURN count(a + b * c) AS n"
    with pytest.raises(QueryTimeoutError):
        store.read(slow, timeout_s=0.05)
    store.close()


def test_values_are_plain_python(folder: Path) -> None:
    store = _opened(folder)
    with store.transaction() as transaction:
        transaction.run("MERGE (n:Entity {uid: 'a'}) SET n += {name: 'A', tags: ['x'], share: 0.5}")
        transaction.run("MERGE (n:Entity {uid: 'b'}) SET n += {name: 'B', none: []}")
        transaction.run("MATCH (a:Entity {uid: 'a'}) MATCH (b:Entity {uid: 'b'}) CREATE (a)-[:BACKS {claims: 1}]->(b)")
        transaction.run("MATCH (a:Entity {uid: 'a'}) SET a:Person")
    [row] = store.read(
        "MATCH p = (a:Entity {uid: 'a'})-[r:BACKS]->(b) "
        "RETURN a, r, p, date('2020-06-01') AS day, {one: [1, null, true]} AS map, b.none AS none, b.absent AS absent"
    )
    a = {"labels": ["Entity", "Person"], "properties": {"uid": "a", "name": "A", "tags": ["x"], "share": 0.5}}
    r = {"relationship": "BACKS", "properties": {"claims": 1}}
    b = {"labels": ["Entity"], "properties": {"uid": "b", "name": "B", "none": []}}
    assert row == {
        "a": a, "r": r, "p": {"nodes": [a, b], "relationships": [r]}, "day": "2020-06-01",
        "map": {"one": [1, None, True]}, "none": [], "absent": None,
    }  # fmt: skip
    store.close()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("graph.kgl", b"not a graph at all"),
        ("graph.kgl", None),
        ("meta.json", b"{"),
        ("meta.json", b"[]"),
        ("meta.json", b"\xff"),
    ],
)
def test_a_damaged_store_says_what_to_do_and_is_left_alone(folder: Path, name: str, content: bytes | None) -> None:
    store = _opened(folder)
    _add(store, "a")
    store.close()
    path = folder / name
    spoilt = path.read_bytes()[:-7] if content is None else content
    path.write_bytes(spoilt)
    for read_only in (False, True):
        with pytest.raises(StoreError, match=r"restore the folder from a copy, or name a new folder"):
            _opened(folder, read_only=read_only)
    assert path.read_bytes() == spoilt


def test_folders_that_are_no_store_of_ours_are_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(StoreError, match="is no store"):
        _opened(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]
    with pytest.raises(StoreError, match="is a file"):
        _opened(tmp_path / "notes.txt")
    with pytest.raises(StoreError, match="no store at"):
        _opened(tmp_path / "absent", read_only=True)
    assert not (tmp_path / "absent").exists()
    with pytest.raises(StoreError, match="cannot make a store"):
        _opened(tmp_path / "notes.txt" / "below")


def test_a_folder_of_another_format_is_refused(folder: Path) -> None:
    _opened(folder).close()
    (folder / "meta.json").write_text(json.dumps({"format": 99}))
    with pytest.raises(StoreVersionError, match="format 99, this program reads 1"):
        _opened(folder)


@pytest.mark.parametrize("address", ["", "embedded:", "graphs/one", "http://localhost", "sqlite:x"])
def test_addresses_that_name_no_store_are_refused_with_the_forms_that_do(address: str) -> None:
    with pytest.raises(StoreError, match="embedded:FOLDER"):
        open_store(address)


def test_a_folder_that_may_only_be_read_is_read_and_is_not_called_damaged() -> None:
    # Not in tmp_path: nobody, whom the other process becomes where this one may do everything, cannot get there.
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "one"
        store = _opened(folder)
        _add(store, "a")
        store.close()
        for path in (*folder.iterdir(), folder):
            path.chmod(0o555)
        Path(place).chmod(0o755)
        code = f"""
import os
import graph.store.embedded
from graph.store import StoreError, open_store
if os.geteuid() == 0:
    os.setuid(65534)
print(open_store({f"embedded:{folder}"!r}, read_only=True).read({COUNT!r}))
try:
    open_store({f"embedded:{folder}"!r})
except StoreError as error:
    print(error)
"""
        root = Path(__file__).parents[2]
        told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=root, check=False)
        folder.chmod(0o755)
    counted, refused = told.stdout.splitlines()
    assert counted == "[{'n': 1}]"
    assert refused.startswith(f"no permission for {folder}") and "damaged" not in refused
