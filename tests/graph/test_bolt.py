"""The Neo4j store against a real server, and its addresses and refusals without one."""

import socket
import struct
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.engine import Running
from graph.engine.ports import free_port
from graph.store.base import (
    QueryError,
    QueryTimeoutError,
    StoreAccessError,
    StoreError,
    StoreUnavailableError,
    StoreVersionError,
)
from graph.store.bolt import BoltStore, open_bolt
from tests.neo4j_fixture import MARKS


def _only_line(error: pytest.ExceptionInfo[StoreError]) -> str:
    message = str(error.value)
    assert "\n" not in message
    return message


class TestOnTheServer:
    pytestmark = MARKS

    def test_written_values_are_read_back_as_plain_python(self, neo4j_store: BoltStore) -> None:
        values = {"name": "Mustafa al-Kadhimi", "starts": [0, 17], "confidence": 0.5, "open": True, "url": None}
        with neo4j_store.transaction() as transaction:
            transaction.run("CREATE (p:Probe) SET p += $values", {"values": values})
        fields = ", ".join(f"{name}: p.{name}" for name in values)
        (row,) = neo4j_store.read(f"MATCH (p:Probe) RETURN {{{fields}}} AS p")
        assert row == {"p": values}

    def test_nodes_relationships_paths_and_dates_come_without_the_types_of_the_driver(
        self, neo4j_store: BoltStore
    ) -> None:
        with neo4j_store.transaction() as transaction:
            transaction.run("CREATE (:Probe {uid: 'a'})-[:LEADS {claims: 2}]->(:Probe {uid: 'b'})")
        (row,) = neo4j_store.read(
            "MATCH p = (a:Probe {uid: 'a'})-[r]->(b) "
            "RETURN p, a, r, date('2020-06-25') AS day, {inner: [b]} AS nested, point({x: 1, y: 2}) AS place"
        )
        a, b = ({"labels": ["Probe"], "properties": {"uid": uid}} for uid in "ab")
        leads = {"relationship": "LEADS", "properties": {"claims": 2}}
        assert row == {
            "p": {"nodes": [a, b], "relationships": [leads]},
            "a": a,
            "r": leads,
            "day": "2020-06-25",
            "nested": {"inner": [b]},
            "place": [1.0, 2.0],
        }
        assert type(row["a"]) is dict

    def test_rows_keep_their_order(self, neo4j_store: BoltStore) -> None:
        rows = neo4j_store.read("UNWIND range(1, 2500) AS n RETURN n ORDER BY n DESC")
        assert [row["n"] for row in rows] == list(range(2500, 0, -1))

    def test_a_read_that_would_write_is_refused_and_writes_nothing(self, neo4j_store: BoltStore) -> None:
        with pytest.raises(QueryError, match="may only read") as error:
            neo4j_store.read("CREATE (:Probe)")
        assert "CREATE (:Probe)" in _only_line(error)
        assert neo4j_store.read("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]

    def test_a_transaction_that_raises_leaves_nothing_behind(self, neo4j_store: BoltStore) -> None:
        with pytest.raises(ZeroDivisionError), neo4j_store.transaction() as transaction:
            transaction.run("CREATE (:Probe)")
            assert transaction.run("MATCH (n:Probe) RETURN count(n) AS n") == [{"n": 1}]
            _ = 1 / 0
        assert neo4j_store.read("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]

    def test_a_refused_statement_takes_the_whole_transaction_with_it(self, neo4j_store: BoltStore) -> None:
        with pytest.raises(QueryError) as error, neo4j_store.transaction() as transaction:
            transaction.run("CREATE (:Probe)")
            transaction.run("CREATE (:Probe\n{uid:)")
        assert "CREATE (:Probe {uid:)" in _only_line(error)
        assert neo4j_store.read("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]

    def test_a_failed_statement_cannot_be_swallowed_into_a_commit(self, neo4j_store: BoltStore) -> None:
        with pytest.raises(StoreError), neo4j_store.transaction() as transaction:
            transaction.run("CREATE (:Probe)")
            with pytest.raises(QueryError):
                transaction.run("RETURN 1 / 0")
        assert neo4j_store.read("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]

    def test_a_broken_constraint_is_a_query_error(self, neo4j_store: BoltStore) -> None:
        with neo4j_store.transaction() as transaction:
            transaction.run("CREATE CONSTRAINT probe IF NOT EXISTS FOR (n:BoltProbe) REQUIRE n.uid IS UNIQUE")
        with pytest.raises(QueryError, match="already exists"), neo4j_store.transaction() as transaction:
            transaction.run("UNWIND [1, 1] AS uid CREATE (:BoltProbe {uid: uid})")

    def test_a_statement_is_ended_when_its_time_is_up_and_the_store_goes_on(self, neo4j_store: BoltStore) -> None:
        with pytest.raises(QueryTimeoutError) as error:
            neo4j_store.read("UNWIND range(1, 100000000000) AS n RETURN count(n * n)", timeout_s=0.3)
        assert "allow more time" in _only_line(error)
        assert neo4j_store.read("RETURN 1 AS one", timeout_s=30) == [{"one": 1}]

    def test_threads_share_a_store_and_each_reads_what_another_wrote(self, neo4j_store: BoltStore) -> None:
        counts: list[int] = []

        def write(worker: int) -> None:
            for turn in range(5):
                with neo4j_store.transaction() as transaction:
                    transaction.run("CREATE (:Probe {uid: $uid})", {"uid": f"{worker}-{turn}"})
            own = "MATCH (p:Probe) WHERE p.uid STARTS WITH $worker RETURN count(p) AS n"
            counts.append(neo4j_store.read(own, {"worker": f"{worker}-"})[0]["n"])

        threads = [threading.Thread(target=write, args=(worker,)) for worker in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert counts == [5, 5, 5, 5]
        assert neo4j_store.read("MATCH (p:Probe) RETURN count(p) AS n") == [{"n": 20}]

    def test_both_schemes_and_a_database_in_the_address_lead_to_the_same_graph(
        self, neo4j_store: BoltStore, neo4j_server: Running, neo4j_environment: dict[str, str]
    ) -> None:
        with neo4j_store.transaction() as transaction:
            transaction.run("CREATE (:Probe)")
        direct = neo4j_server.bolt_url
        for address in (direct, direct.replace("bolt://", "neo4j://"), direct + "/neo4j", direct + "/"):
            store = open_bolt(address, neo4j_environment)
            assert store.read("MATCH (n) RETURN count(n) AS n") == [{"n": 1}]
            assert store.address == address
            store.close()

    @pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
    def test_an_unknown_database_is_named(
        self, neo4j_server: Running, neo4j_environment: dict[str, str], scheme: str
    ) -> None:
        with pytest.raises(StoreUnavailableError, match="people") as error:
            open_bolt(neo4j_server.bolt_url.replace("bolt", scheme) + "/people", neo4j_environment)
        assert "last part of the address" in _only_line(error)

    def test_a_wrong_password_is_refused_without_being_shown(self, neo4j_server: Running) -> None:
        with pytest.raises(StoreAccessError, match="'neo4j'") as error:
            open_bolt(neo4j_server.bolt_url, {"SAYSO_NEO4J_PASSWORD": "not-the-password"})
        message = _only_line(error)
        assert "SAYSO_NEO4J_PASSWORD_FILE" in message
        assert "not-the-password" not in message

    def test_a_missing_password_is_said_to_be_missing(self, neo4j_server: Running) -> None:
        with pytest.raises(StoreAccessError, match="none is set"):
            open_bolt(neo4j_server.bolt_url, {})

    def test_a_password_itself_serves_as_well_as_its_file(self, neo4j_server: Running) -> None:
        password = neo4j_server.password_file.read_text().strip()
        store = open_bolt(neo4j_server.bolt_url, {"SAYSO_NEO4J_PASSWORD": password})
        assert store.read("RETURN 1 AS one") == [{"one": 1}]
        store.close()

    def test_a_closed_store_says_so_and_closes_twice(
        self, neo4j_server: Running, neo4j_environment: dict[str, str]
    ) -> None:
        store = open_bolt(neo4j_server.bolt_url, neo4j_environment)
        store.close()
        store.close()
        with pytest.raises(StoreUnavailableError):
            store.read("RETURN 1 AS one")
        with pytest.raises(StoreUnavailableError), store.transaction():
            pass

    def test_what_the_server_thinks_of_a_statement_is_not_printed(
        self, neo4j_store: BoltStore, capfd: pytest.CaptureFixture[str]
    ) -> None:
        assert neo4j_store.read("MATCH (n:NoSuchLabel) RETURN n.nosuch AS n") == []
        assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    "address", ["", "neo4j://", "http://localhost:7474", "bolt://localhost:port", "bolt://[::1", "localhost:7687"]
)
def test_what_is_no_address_is_refused_with_an_example(address: str) -> None:
    with pytest.raises(StoreError, match="neo4j://host:7687") as error:
        open_bolt(address, {})
    assert repr(address) in _only_line(error)


@pytest.mark.parametrize(
    "address", ["neo4j://neo4j:s3cret@localhost:7687", "bolt://u:s3cret@x:port", "ftp://u:s3cret@h"]
)
def test_a_password_in_the_address_is_refused_and_not_repeated(address: str) -> None:
    with pytest.raises(StoreError) as error:
        open_bolt(address, {})
    assert "s3cret" not in _only_line(error)


def test_a_user_in_the_address_is_sent_to_the_environment() -> None:
    with pytest.raises(StoreAccessError, match="SAYSO_NEO4J_USER and SAYSO_NEO4J_PASSWORD_FILE"):
        open_bolt("neo4j://neo4j@localhost:7687", {})


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_server_that_is_not_there_is_unavailable(scheme: str) -> None:
    address = f"{scheme}://127.0.0.1:{free_port()}"
    with pytest.raises(StoreUnavailableError, match="check host and port") as error:
        open_bolt(address, {})
    assert address in _only_line(error)


def test_a_password_file_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    absent, empty, binary = tmp_path / "absent", tmp_path / "empty", tmp_path / "binary"
    empty.write_text("\n")
    binary.write_bytes(b"\xff\xfe")
    for file, reason in ((absent, "No such file"), (empty, "is empty"), (binary, "no text"), (tmp_path, "directory")):
        with pytest.raises(StoreAccessError, match=reason) as error:
            open_bolt("bolt://127.0.0.1:7687", {"SAYSO_NEO4J_PASSWORD_FILE": str(file)})
        assert str(file) in _only_line(error)


@pytest.fixture
def server_of(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a listener that greets in Bolt 4.4 as the product that the test names."""
    listener = socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=_greet, args=(listener, request.param))
    thread.start()
    yield f"bolt://127.0.0.1:{listener.getsockname()[1]}"
    listener.close()
    thread.join()


def _greet(listener: socket.socket, product: str) -> None:
    connection, _ = listener.accept()
    with connection:
        connection.recv(20)
        connection.sendall(bytes([0, 0, 4, 4]))
        # SUCCESS {server: product, connection_id: "1"} in PackStream, as one chunk; the same again to whatever follows.
        texts = [b"server", product.encode(), b"connection_id", b"1"]
        body = bytes([0xB1, 0x70, 0xA2]) + b"".join(bytes([0xD0, len(text)]) + text for text in texts)
        while connection.recv(4096):
            connection.sendall(struct.pack(">H", len(body)) + body + b"\x00\x00")


@pytest.mark.parametrize("server_of", ["Neo4j/4.4.42", "Neo4j/3.5.1"], indirect=True)
def test_a_neo4j_before_version_5_is_refused(server_of: str) -> None:
    with pytest.raises(StoreVersionError, match="Neo4j 5 or later, upgrade") as error:
        open_bolt(server_of, {})
    _only_line(error)


@pytest.mark.parametrize("server_of", ["Elsewhere/1.0"], indirect=True)
def test_another_product_that_speaks_bolt_is_refused(server_of: str) -> None:
    with pytest.raises(StoreVersionError, match=r"Elsewhere/1\.0") as error:
        open_bolt(server_of, {})
    _only_line(error)
