"""A service in a process of its own, and other commands beside it."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from api.listening import PortError, address_of, listen
from api.presence import FILE, Presence, announced, present
from api.remote import RemoteError, delete_document
from graph.store import StoreUnavailableError
from tests.api.conftest import Call
from tests.api.processes import PATIENCE_S, start, until_ready

TEXT = (
    "Mira Solen met Oren Vash in Port Ansel on Monday. Oren Vash said that the Harbour Council backs the Tide League."
)
OTHER = "Dana Kerr works for the Northern Bank. The Northern Bank denied that it owns the Salt Company of Port Ansel."


def _told(folder: Path, *words: str) -> tuple[int, str, str]:
    process = start(folder, *words)
    out, err = process.communicate(timeout=PATIENCE_S)
    return process.returncode, out, err


def _get(address: str) -> Any:
    with urlopen(address, timeout=PATIENCE_S) as response:
        return json.load(response)


@dataclass(frozen=True)
class Service:
    """A running `sayso run`, its folder and its address."""

    process: subprocess.Popen[str]
    folder: Path
    address: str
    before: list[str]


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """`sayso run` over one document."""
    folder = tmp_path_factory.mktemp("service")
    (folder / "docs").mkdir()
    (folder / "docs/a.txt").write_text(TEXT, encoding="utf-8")
    process = start(folder, "run", "--docs", "docs", "--port", "0")
    address, before = until_ready(process)
    yield Service(process, folder, address, before)
    process.kill()
    process.communicate()


def test_run_reads_draws_and_serves(service: Service) -> None:
    assert "1 added" in "".join(service.before) and "sayso-graph" in "".join(service.before)
    assert "<svg" in (service.folder / "sayso.svg").read_text(encoding="utf-8")
    assert _get(f"{service.address}/readyz") == {"status": "ok"}
    assert len(_get(f"{service.address}/documents")["items"]) == 1


def test_the_service_leaves_a_note_of_where_it_answers(service: Service) -> None:
    note = present(f"embedded:{service.folder / 'sayso-graph'}")
    assert note == Presence(service.process.pid, service.address)


def test_ingest_and_remove_go_through_the_service_and_reading_sees_it(service: Service) -> None:
    (service.folder / "b.txt").write_text(OTHER, encoding="utf-8")
    (service.folder / "c.txt").write_bytes(b"\x00\x01" * 100)
    status, out, err = _told(service.folder, "ingest", "b.txt", "c.txt", "docs", "--json")
    told = json.loads(out)
    assert (status, told["added"], told["unchanged"]) == (1, 1, 1)
    assert [row["code"] for row in told["refused"]] == ["binary"]
    assert service.address in err
    [new] = [one for one in _get(f"{service.address}/documents")["items"] if one["uid"] == told["uids"][0]]
    assert new["source"] == "b.txt"

    status, out, _ = _told(service.folder, "search", "Northern Bank", "--json")
    assert (status, json.loads(out)[0]["name"]) == (0, "Northern Bank")

    assert _told(service.folder, "remove", new["uid"])[0] == 0
    with pytest.raises(HTTPError, match="404"):
        _get(f"{service.address}/documents/{new['uid']}")


def test_what_cannot_go_through_the_service_says_what_to_do(service: Service) -> None:
    _, dump, _ = _told(service.folder, "dump")
    (service.folder / "graph.jsonl").write_text(dump, encoding="utf-8")
    status, _, err = _told(service.folder, "restore", "graph.jsonl")
    assert status == 2 and err.count("\n") == 1
    assert service.address in err and f"kill {service.process.pid}" in err


def test_a_second_service_on_the_port_is_refused_before_it_does_anything(service: Service) -> None:
    port = service.address.rpartition(":")[2]
    status, out, err = _told(service.folder, "--store", "embedded:new", "run", "--docs", "docs", "--port", port)
    assert (status, out) == (2, "")
    assert err.count("\n") == 1 and port in err and "--port" in err
    assert not (service.folder / "new").exists()


def test_a_service_that_is_told_to_stop_tidies_up_and_a_second_run_reads_nothing_anew(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    before = []
    for signal_ in (signal.SIGTERM, signal.SIGINT):
        process = start(tmp_path, "run", "--docs", "a.txt", "--port", "0")
        before.append("".join(until_ready(process)[1]))
        assert (tmp_path / "sayso-graph" / FILE).exists()
        process.send_signal(signal_)
        out, err = process.communicate(timeout=PATIENCE_S)
        assert process.returncode == 0 and "Traceback" not in err
        assert "Entities:" in out and "sayso.svg" in out
        assert not (tmp_path / "sayso-graph" / FILE).exists()
    assert "1 added, 0 there already" in before[0]
    assert "0 added, 1 there already" in before[1]
    assert _told(tmp_path, "search", "Mira Solen")[0] == 0


def test_uvicorn_finds_the_factory(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "uvicorn", "--factory", "api:create_app", "--port", str(port)],
        cwd=tmp_path,
        env={**os.environ, "SAYSO_STORE": "embedded:graph"},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stderr is not None
        assert any("Uvicorn running" in line for line in process.stderr)
        assert _get(f"http://127.0.0.1:{port}/readyz") == {"status": "ok"}
        assert (tmp_path / "graph").is_dir()
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE_S)


def test_a_port_can_be_held_once() -> None:
    with listen("127.0.0.1", 0) as held:
        port = held.getsockname()[1]
        assert address_of(held) == f"http://127.0.0.1:{port}"
        with pytest.raises(PortError, match=f"port {port} .*taken.*--port"):
            listen("127.0.0.1", port)


def test_an_address_of_another_machine_cannot_be_listened_on() -> None:
    with pytest.raises(PortError, match="--host"):
        listen("192.0.2.1", 0)


def test_a_note_of_a_process_that_is_gone_counts_for_nothing(tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    store = f"embedded:{tmp_path}"
    with announced(store, Presence(gone.pid, "http://127.0.0.1:1")):
        assert present(store) is None
    with announced(store, Presence(os.getpid(), "http://127.0.0.1:1")):
        assert present(store) == Presence(os.getpid(), "http://127.0.0.1:1")
    assert present(store) is None


@pytest.mark.parametrize("note", ["", "{}", "[]", '{"pid": "x", "address": "y", "more": 1}'])
def test_a_damaged_note_counts_for_nothing(tmp_path: Path, note: str) -> None:
    (tmp_path / FILE).write_text(note, encoding="utf-8")
    assert present(f"embedded:{tmp_path}") is None


def test_a_service_that_does_not_answer_is_named_with_the_way_out() -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        service = Presence(12345, f"http://127.0.0.1:{nobody.getsockname()[1]}")
        with pytest.raises(StoreUnavailableError, match="kill 12345"):
            delete_document(service, "d0")


def test_what_a_service_refuses_is_told_in_its_words(service: Service) -> None:
    with pytest.raises(RemoteError, match="there is no document 'd0'") as caught:
        delete_document(Presence(service.process.pid, service.address), "d0")
    assert (caught.value.status, caught.value.problem["code"]) == (404, "unknown-document")


def test_a_service_that_cannot_run_makes_no_store(sayso: Call) -> None:
    with listen("127.0.0.1", 0) as held:
        told = sayso("serve", "--port", str(held.getsockname()[1]))
    assert told.status == 2 and "--port" in told.err
    assert not Path("sayso-graph").exists()


def test_a_service_leaves_its_note_in_the_store_that_the_option_names(tmp_path: Path) -> None:
    process = start(tmp_path, "--store", "embedded:other", "serve", "--port", "0", SAYSO_STORE="embedded:wrong")
    try:
        address, _ = until_ready(process)
        assert present(f"embedded:{tmp_path / 'other'}") == Presence(process.pid, address)
        assert not (tmp_path / "wrong").exists() and not (tmp_path / "sayso-graph").exists()
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE_S)
    assert not (tmp_path / "other" / FILE).exists()
