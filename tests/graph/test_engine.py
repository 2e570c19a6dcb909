"""The local Neo4j: what it needs, how it is closed to the outside, and that it starts, stops and starts again."""

import http.server
import os
import re
import socket
import stat
import subprocess
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph import engine
from graph.engine import docker, java, programs
from graph.engine.home import Home, Server
from graph.engine.ports import answers_bolt, free_port, is_free, listens
from graph.engine.settings import as_environment, as_file, settings
from graph.store.base import QueryError
from graph.store.bolt import BoltStore, open_bolt
from tests.neo4j_fixture import MARKS


def _program(folder: Path, name: str, script: str) -> Path:
    """A program of that name that does what the script says."""
    folder.mkdir(exist_ok=True)
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return program


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with no program but those that the test puts into the folder."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("SAYSO_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    return folder


class TestWhatIsMissing:
    def test_a_bare_machine_lacks_java_and_maven_or_docker(self, bare: Path) -> None:
        java_, maven, docker_ = engine.missing()
        assert "no Java" in java_
        assert "JDK 17 or 21" in java_
        assert "no Maven" in maven
        assert "Docker engine" in docker_

    def test_an_old_java_is_named_with_its_version(self, bare: Path) -> None:
        _program(bare, "java", "echo 'openjdk version \"1.8.0_402\"' >&2")
        assert "Java 8" in engine.missing()[0]

    @pytest.mark.parametrize(
        ("line", "version"), [('openjdk version "17.0.15" 2025-04-15', 17), ('java version "21" 2023-09-19 LTS', 21)]
    )
    def test_a_java_that_is_new_enough_and_maven_are_all_it_takes(self, bare: Path, line: str, version: int) -> None:
        program = _program(bare, "java", f"echo '{line}' >&2")
        _program(bare, "mvn", "exit 0")
        assert programs.java_version(program) == version
        assert engine.missing() == []

    def test_the_java_of_java_home_goes_before_that_of_the_path(
        self, bare: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        _program(bare, "java", "exit 1")
        (tmp_path / "jdk").mkdir()
        own = _program(tmp_path / "jdk" / "bin", "java", "echo 'openjdk version \"21.0.1\"' >&2")
        monkeypatch.setenv("JAVA_HOME", str(tmp_path / "jdk"))
        assert programs.java() == own

    def test_a_java_that_only_says_where_to_get_one_is_none(self, bare: Path) -> None:
        _program(bare, "java", "echo 'Unable to locate a Java Runtime.' >&2; exit 1")
        assert "no Java" in engine.missing()[0]

    def test_maven_is_not_needed_once_the_files_are_there(self, bare: Path) -> None:
        _program(bare, "java", "echo 'openjdk version \"17.0.1\"' >&2")
        java.jars().mkdir(parents=True)
        assert engine.missing() == []

    def test_a_docker_client_without_an_engine_does_not_count(self, bare: Path) -> None:
        _program(bare, "docker", "echo 'Docker version 28.2.2'; [ \"$1\" != info ]")
        assert programs.docker() is None
        assert len(engine.missing()) == 3

    def test_a_docker_engine_is_all_it_takes(self, bare: Path) -> None:
        _program(bare, "docker", "exit 0")
        assert engine.missing() == []

    def test_start_says_all_of_it_in_one_line(self, bare: Path, tmp_path: Path) -> None:
        with pytest.raises(engine.EngineError, match=r"no Java.*no Maven.*Docker engine") as error:
            engine.start(tmp_path / "home")
        assert "\n" not in str(error.value)

    def test_what_maven_says_is_passed_on_and_leaves_nothing_half_fetched(self, bare: Path, tmp_path: Path) -> None:
        _program(bare, "java", "echo 'openjdk version \"17.0.1\"' >&2")
        _program(bare, "mvn", "echo '[ERROR] Could not transfer artifact'; exit 1")
        with pytest.raises(engine.EngineError, match="Could not transfer artifact"):
            engine.start(tmp_path / "home", http_port=0, bolt_port=0)
        assert list(java.jars().parent.iterdir()) == []
        assert engine.status(tmp_path / "home").running is None


class TestPorts:
    def test_a_taken_port_is_named_with_the_way_out(self, bare: Path, tmp_path: Path) -> None:
        _program(bare, "docker", '[ "$1" = info ]')
        with socket.create_server(("127.0.0.1", 0)) as other:
            port = other.getsockname()[1]
            for taken, flag in (("http_port", "--http-port"), ("bolt_port", "--bolt-port")):
                with pytest.raises(engine.EngineError, match=f"port {port} is taken") as error:
                    engine.start(tmp_path / "home", **{"http_port": 0, "bolt_port": 0, taken: port})
                assert flag in str(error.value)

    def test_free_and_taken_are_told_apart(self) -> None:
        port = free_port()
        assert is_free(port)
        assert not listens(port)
        with socket.create_server(("127.0.0.1", port)):
            assert not is_free(port)
            assert listens(port)

    def test_what_listens_and_is_no_neo4j_does_not_answer_bolt(self) -> None:
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), http.server.BaseHTTPRequestHandler)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            assert not answers_bolt(server.server_address[1])
        finally:
            server.shutdown()
            server.server_close()
            thread.join()
        assert not answers_bolt(free_port())


class TestPassword:
    def test_it_is_random_kept_and_for_its_owner_only(self, tmp_path: Path) -> None:
        first, second = Home(tmp_path / "first"), Home(tmp_path / "second")
        passwords = set()
        for home in (first, second):
            home.create()
            passwords.add(home.ensure_password())
            assert home.ensure_password() == home.password_file.read_text().strip()
            assert stat.S_IMODE(home.password_file.stat().st_mode) == 0o600
        assert len(passwords) == 2
        assert all(len(password) >= 32 for password in passwords)

    def test_a_lost_password_file_is_reported_where_there_are_data(self, tmp_path: Path) -> None:
        home = Home(tmp_path)
        home.create()
        (home.data / "databases" / "system").mkdir(parents=True)
        with pytest.raises(engine.EngineError, match="is gone") as error:
            home.ensure_password()
        assert str(home.password_file) in str(error.value)

    def test_a_folder_that_cannot_be_made_is_named(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("")
        with pytest.raises(engine.EngineError, match="cannot be written"):
            engine.start(tmp_path / "file" / "home")


class TestDocker:
    def test_the_container_answers_on_this_machine_only_and_its_password_is_no_argument(self, tmp_path: Path) -> None:
        home = Home(tmp_path)
        home.create()
        words = docker.arguments(home, "container.env", http_port=7475, bolt_port=7688)
        published = [words[at + 1] for at, word in enumerate(words) if word == "--publish"]
        assert published == ["127.0.0.1:7475:7474", "127.0.0.1:7688:7687"]
        assert words[-1] == docker.IMAGE
        assert home.ensure_password() not in " ".join(words)

    def test_two_homes_have_two_containers(self, tmp_path: Path) -> None:
        assert docker.container(Home(tmp_path / "a")) != docker.container(Home(tmp_path / "b"))

    def test_start_status_and_stop_speak_to_the_engine(self, bare: Path, tmp_path: Path) -> None:
        """The engine is played by a script that keeps the words it is told and the password file it is handed."""
        told, running = tmp_path / "told", tmp_path / "is-running"
        script = f"""
        case "$1" in
          info) exit 0 ;;
          run) echo "$@" >> {told}
               for word in "$@"; do
                 case "$word" in --env-file=*) /bin/cp "${{word#--env-file=}}" {tmp_path}/env ;; esac
               done
               echo yes > {running} ;;
          inspect) [ -e {running} ] && echo true || exit 1 ;;
          stop) echo "$@" >> {told}; /bin/rm {running} ;;
        esac"""
        _program(bare, "docker", script)
        home = Home(tmp_path / "home")
        with socket.create_server(("127.0.0.1", 0)) as http_, _BoltListener() as bolt_port:
            http_port = http_.getsockname()[1]
            home.create()
            home.remember(docker.launch(home, http_port=http_port, bolt_port=bolt_port, heap_mb=512, values={}))
            running_ = engine.status(home.root).running
            assert running_ is not None
            assert running_.bolt_url == f"bolt://127.0.0.1:{bolt_port}"
            assert engine.start(home.root) == running_
        assert engine.stop(home.root) is True
        assert engine.status(home.root).running is None
        assert engine.stop(home.root) is False
        variables = (tmp_path / "env").read_text().splitlines()
        password = home.password_file.read_text().strip()
        assert f"NEO4J_AUTH=neo4j/{password}" in variables
        assert password not in told.read_text()
        assert not (home.root / "container.env").exists()
        assert [line.split()[0] for line in told.read_text().splitlines()] == ["run", "stop"]

    def test_the_settings_are_spelled_as_the_image_reads_them(self) -> None:
        spelled = as_environment({"dbms.usage_report.enabled": "false"})
        assert spelled == {"NEO4J_dbms_usage__report_enabled": "false"}


class _BoltListener:
    """A port that answers the Bolt greeting, and nothing else."""

    def __enter__(self) -> int:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._answer)
        self._thread.start()
        port: int = self._listener.getsockname()[1]
        return port

    def _answer(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            with connection:
                if connection.recv(20):
                    connection.sendall(bytes([0, 0, 8, 5]))

    def __exit__(self, *_: object) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join()


def test_the_settings_of_both_ways_are_the_same_values() -> None:
    values = settings(http_port=7474, bolt_port=7687)
    lines = as_file(values).splitlines()
    assert dict(line.split("=", 1) for line in lines) == values
    assert sorted(as_environment(values).values()) == sorted(values.values())


def test_a_home_where_nothing_ran_has_nothing_to_stop(tmp_path: Path) -> None:
    assert engine.stop(tmp_path / "nowhere") is False
    assert engine.status(tmp_path / "nowhere").running is None
    assert not (tmp_path / "nowhere").exists()


def test_a_process_number_left_behind_is_not_taken_for_a_server(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.create()
    home.lock.touch()
    home.remember(Server(java.MEANS, os.getpid(), free_port(), free_port()))
    assert engine.status(tmp_path).running is None
    assert engine.stop(tmp_path) is False


def _arguments(pid: int) -> str:
    return subprocess.run(["ps", "-ww", "-o", "args=", "-p", str(pid)], capture_output=True, text=True).stdout


class TestOnTheServer:
    pytestmark = MARKS

    def test_the_browser_page_is_served(self, neo4j_server: engine.Running) -> None:
        with urllib.request.urlopen(neo4j_server.browser_url) as answer:
            assert answer.status == 200
            assert b"<html" in answer.read().lower()

    def test_starting_it_again_gives_the_same_server(self, neo4j_server: engine.Running) -> None:
        home = neo4j_server.password_file.parent
        assert engine.start(home) == neo4j_server
        assert engine.status(home).running == neo4j_server

    def test_the_password_is_in_no_argument_and_in_no_log(self, neo4j_server: engine.Running) -> None:
        home = neo4j_server.password_file.parent
        password = neo4j_server.password_file.read_text().strip()
        files = [file for file in home.rglob("*") if file.is_file() and file != neo4j_server.password_file]
        assert files
        assert [file for file in files if password.encode() in file.read_bytes()] == []
        pid = engine.status(home).pid
        if pid is not None:
            assert "neo4j" in _arguments(pid)
            assert password not in _arguments(pid)

    def test_it_listens_on_this_machine_only(self, neo4j_server: engine.Running) -> None:
        for url in (neo4j_server.browser_url, neo4j_server.bolt_url):
            port = int(re.search(r":(\d+)", url.split("//")[1])[1])  # type: ignore[index]
            with pytest.raises(OSError):  # another address of this machine's loopback network
                socket.create_connection(("127.0.0.2", port), timeout=1).close()

    def test_a_statement_cannot_read_the_files_of_the_machine(self, neo4j_store: BoltStore, tmp_path: Path) -> None:
        (tmp_path / "secret.csv").write_text("secret\n")
        with pytest.raises(QueryError, match="allow_csv_import_from_file_urls"):
            neo4j_store.read(f"LOAD CSV FROM '{(tmp_path / 'secret.csv').as_uri()}' AS row RETURN row")

    def test_a_statement_cannot_reach_the_network(self, neo4j_store: BoltStore) -> None:
        with _BoltListener() as port, pytest.raises(QueryError, match="blocked"):
            neo4j_store.read(f"LOAD CSV FROM 'http://127.0.0.1:{port}/a.csv' AS row RETURN row")

    def test_the_pages_of_its_browser_may_load_from_this_machine_only(self, neo4j_server: engine.Running) -> None:
        with urllib.request.urlopen(neo4j_server.browser_url) as answer:
            policy = answer.headers["Content-Security-Policy"]
        addresses = [word for word in policy.replace(";", " ").split() if "//" in word]
        assert "default-src 'self'" in policy
        assert {word.split("//")[1] for word in addresses} == {"127.0.0.1:*", "localhost:*"}

    def test_its_telemetry_is_off(self, neo4j_store: BoltStore) -> None:
        rows = neo4j_store.read(
            "SHOW SETTINGS 'client.allow_telemetry', 'dbms.usage_report.enabled' YIELD name, value RETURN name, value"
        )
        assert {row["name"]: row["value"] for row in rows} == {
            "client.allow_telemetry": "false",
            "dbms.usage_report.enabled": "false",
        }


@pytest.fixture
def own_home(tmp_path: Path, neo4j_server: engine.Running) -> Iterator[Path]:
    """A home for a server of the test's own, where the machine can run one at all."""
    yield tmp_path / "home"
    engine.stop(tmp_path / "home")


class TestItsLife:
    pytestmark = MARKS

    def test_it_stops_in_order_and_keeps_graph_and_password_for_the_next_start(self, own_home: Path) -> None:
        http_port, bolt_port = free_port(), free_port()
        for turn in range(2):
            running = engine.start(own_home, http_port=http_port, bolt_port=bolt_port, heap_mb=256)
            store = open_bolt(running.bolt_url, {"SAYSO_NEO4J_PASSWORD_FILE": str(running.password_file)})
            with store.transaction() as transaction:
                transaction.run("CREATE (:Probe)")
            assert store.read("MATCH (n:Probe) RETURN count(n) AS n") == [{"n": turn + 1}]
            store.close()
            pid = engine.status(own_home).pid
            assert engine.stop(own_home) is True
            assert engine.status(own_home) == engine.Status(own_home, running=None, starting=False, pid=None)
            assert is_free(bolt_port)
            if pid is not None:
                assert "org.neo4j" not in _arguments(pid)

    def test_a_server_that_ends_while_it_starts_gives_its_reason(self, bare: Path, tmp_path: Path) -> None:
        own_home = tmp_path / "home"
        _program(
            bare,
            "java",
            """case "$*" in *-version*) echo 'version "17"' >&2 ;; *Entry*) echo "ERROR no room"; exit 1 ;; esac""",
        )
        java.jars().mkdir(parents=True)
        with pytest.raises(engine.EngineError, match="ERROR no room"):
            engine.start(own_home, http_port=0, bolt_port=0)
        assert engine.status(own_home).running is None
