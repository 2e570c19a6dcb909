"""Neo4j 5 behind the store interface: a server that is already there, a cluster included, over its Bolt protocol."""

import logging
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

import neo4j
from neo4j import exceptions

from graph.store.base import (
    Engine,
    Fetched,
    Limits,
    Parameters,
    QueryError,
    QueryTimeoutError,
    RefusedStatementError,
    Row,
    StoreAccessError,
    StoreError,
    StoreUnavailableError,
    StoreVersionError,
    Transaction,
)
from graph.store.bolt_values import rows_of
from graph.store.limiting import fetched
from graph.store.plan import foreign_operators

SCHEMES = frozenset(base + safety for base in ("neo4j", "bolt") for safety in ("", "+s", "+ssc"))
LEAST_VERSION = 5

_DEFAULT_USER = "neo4j"
_EXAMPLE = "write neo4j://host:7687"
_CONNECT_S = 10.0
_RETRY_S = 15.0  # a cluster that elects a new leader answers again within this
_READS_ONLY = "Neo.ClientError.Statement.AccessMode"
_NO_DATABASE = "Neo.ClientError.Database.DatabaseNotFound"


class BoltStore:
    """A graph in a Neo4j, made by `open_bolt`. Safe to share between threads."""

    engine = Engine.NEO4J

    def __init__(self, address: str, driver: neo4j.Driver, database: str | None) -> None:
        self.address = address
        self._driver = driver
        self._database = database
        # One thread reads what another wrote, on every member of a cluster.
        self._bookmarks = neo4j.GraphDatabase.bookmark_manager()

    def read(self, cypher: str, parameters: Parameters | None = None, *, timeout_s: float | None = None) -> list[Row]:
        """The rows of a statement that only reads; the server refuses one that would write.

        The server ends it after `timeout_s` seconds (None: no limit of ours). Raises QueryError, QueryTimeoutError,
        StoreUnavailableError.
        """

        def work(transaction: neo4j.ManagedTransaction) -> list[Row]:
            return list(rows_of(transaction.run(cypher, dict(parameters or {}))))

        with self._translated(cypher), self._session() as session:
            return session.execute_read(neo4j.unit_of_work(timeout=timeout_s)(work))

    def read_ad_hoc(self, cypher: str, parameters: Parameters, limits: Limits) -> Fetched:
        """The first rows of a stranger's statement, in a transaction that the server holds to reading, once its plan
        shows nothing but operators that read this graph.

        A plan leaves out the operators of a subquery inside an expression: `queries.statements` looks at the text for
        these. Raises RefusedStatementError, QueryTimeoutError, QueryError, StoreUnavailableError.
        """
        with self._translated(cypher), self._session(neo4j.READ_ACCESS) as session:
            with session.begin_transaction(timeout=limits.seconds) as planning:
                plan = planning.run(f"EXPLAIN {cypher}", dict(parameters)).consume().plan
            foreign = foreign_operators(plan) if plan else ["no plan"]
            if foreign:
                raise RefusedStatementError(
                    f"{_one_line(cypher)[:80]!r} would do more than read the graph ({', '.join(foreign)}): only MATCH, "
                    "WITH, UNWIND, RETURN and what belongs to them may stand here"
                )
            with session.begin_transaction(timeout=limits.seconds) as reading:
                result = reading.run(cypher, dict(parameters))
                return fetched(result.keys(), rows_of(result), limits)

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """A write transaction: committed at the end of the `with` block, rolled back when it raises."""
        with self._translated("the transaction"):
            session = self._session()
        with session:
            with self._translated("BEGIN"):
                inner = session.begin_transaction()
            try:
                yield _BoltTransaction(self, inner)
            except BaseException:
                self._roll_back(inner)
                raise
            with self._translated("COMMIT"):
                inner.commit()

    def close(self) -> None:
        """Close the connections. May be called twice."""
        self._driver.close()

    def _session(self, access: str = neo4j.WRITE_ACCESS) -> neo4j.Session:
        return self._driver.session(
            database=self._database, bookmark_manager=self._bookmarks, default_access_mode=access
        )

    def _roll_back(self, inner: neo4j.Transaction) -> None:
        try:
            inner.close()
        except exceptions.DriverError:
            # The connection broke, so the server has rolled back; what broke it is already being raised.
            return

    @contextmanager
    def _translated(self, cypher: str) -> Iterator[None]:
        try:
            yield
        except (exceptions.DriverError, exceptions.Neo4jError) as error:
            raise _translate(error, self.address, cypher) from error


class _BoltTransaction:
    def __init__(self, store: BoltStore, inner: neo4j.Transaction) -> None:
        self._store = store
        self._inner = inner

    def run(self, cypher: str, parameters: Parameters | None = None) -> list[Row]:
        """The rows of a statement that may read and write. Raises QueryError."""
        with self._store._translated(cypher):
            return list(rows_of(self._inner.run(cypher, dict(parameters or {}))))


def open_bolt(address: str, environment: Mapping[str, str] = os.environ) -> BoltStore:
    """The graph in the Neo4j at `bolt://host:port` or `neo4j://host:port` (`+s` for TLS; `/name` picks a database).

    The user is SAYSO_NEO4J_USER (neo4j) of the environment; the password is SAYSO_NEO4J_PASSWORD, or the content of the
    file SAYSO_NEO4J_PASSWORD_FILE; without one the server is asked to do without. Connects at once. Raises StoreError,
    StoreUnavailableError, StoreAccessError, StoreVersionError.
    """
    parts = _parse(address)
    user, password = environment.get("SAYSO_NEO4J_USER") or _DEFAULT_USER, _password(environment)
    driver = _driver(parts, address, user, password)
    store = BoltStore(address, driver, parts.path.strip("/") or None)
    try:
        _check_version(_agent(driver, address, user, password), address)
        if parts.path.strip("/"):
            store.read("RETURN 1 AS one")
    except BaseException:
        store.close()
        raise
    return store


def _driver(parts: SplitResult, address: str, user: str, password: str | None) -> neo4j.Driver:
    # The driver logs what it also raises, and what a server thinks of our style.
    logging.getLogger("neo4j").setLevel(logging.CRITICAL)
    try:
        return neo4j.GraphDatabase.driver(
            parts._replace(path="").geturl(),
            auth=(user, password) if password else None,
            user_agent="sayso",
            connection_timeout=_CONNECT_S,
            max_transaction_retry_time=_RETRY_S,
            telemetry_disabled=True,
        )
    except (exceptions.DriverError, ValueError) as error:
        raise StoreError(f"{address} cannot be used: {_one_line(str(error))}; {_EXAMPLE}") from error


def _agent(driver: neo4j.Driver, address: str, user: str, password: str | None) -> str:
    """What the server calls itself ("Neo4j/5.26.30")."""
    try:
        return driver.get_server_info().agent
    except exceptions.AuthError as error:
        raise _refused(address, user, password, error) from error
    except (exceptions.DriverError, exceptions.Neo4jError) as error:
        raise _translate(error, address, "the greeting") from error


def _parse(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        usable = parts.scheme in SCHEMES and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise StoreError(f"{_without_user(address)!r} is no address of a Neo4j: {_EXAMPLE}")
    if "@" in parts.netloc:
        raise StoreAccessError(
            f"{_without_user(address)}: user and password do not belong in an address, where logs and process lists "
            "show them: set SAYSO_NEO4J_USER and SAYSO_NEO4J_PASSWORD_FILE"
        )
    return parts


def _without_user(address: str) -> str:
    return re.sub(r"//.*@", "//", address)


def _password(environment: Mapping[str, str]) -> str | None:
    if password := environment.get("SAYSO_NEO4J_PASSWORD"):
        return password
    file = environment.get("SAYSO_NEO4J_PASSWORD_FILE")
    if not file:
        return None
    try:
        password = Path(file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is no text"
        raise StoreAccessError(f"SAYSO_NEO4J_PASSWORD_FILE={file} cannot be read: {reason}") from error
    if not password:
        raise StoreAccessError(f"SAYSO_NEO4J_PASSWORD_FILE={file} is empty: write the password into it")
    return password


def _check_version(agent: str, address: str) -> None:
    match = re.match(r"Neo4j/v?(\d+)", agent)
    if match is None:
        raise StoreVersionError(f"{address} is {agent}, no Neo4j: sayso needs Neo4j {LEAST_VERSION} or later")
    if int(match[1]) < LEAST_VERSION:
        raise StoreVersionError(f"{address} is {agent}: sayso needs Neo4j {LEAST_VERSION} or later, upgrade the server")


def _refused(address: str, user: str, password: str | None, error: exceptions.AuthError) -> StoreAccessError:
    way_out = "set SAYSO_NEO4J_USER, and SAYSO_NEO4J_PASSWORD_FILE to a file that holds the password"
    if password is None:
        return StoreAccessError(f"{address} wants a password and none is set: {way_out}")
    said = _one_line(error.message or str(error)).rstrip(".")
    return StoreAccessError(f"{address} refuses user {user!r}: {said}; {way_out}")


def _translate(error: exceptions.DriverError | exceptions.Neo4jError, address: str, cypher: str) -> StoreError:
    """The error of the interface that says what the driver's error means."""
    said = _one_line((error.message if isinstance(error, exceptions.Neo4jError) else None) or str(error))
    code = error.code if isinstance(error, exceptions.Neo4jError) else None
    statement = _one_line(cypher)[:80]
    if isinstance(error, exceptions.UnsupportedServerProduct):
        return StoreVersionError(f"{address} is no Neo4j that the driver knows ({said}): sayso needs {LEAST_VERSION}")
    if isinstance(error, exceptions.AuthError | exceptions.Forbidden) and code != _READS_ONLY:
        return StoreAccessError(f"{address} does not allow this: {said}")
    if code == _NO_DATABASE:
        return StoreUnavailableError(f"{address}: {said}; the last part of the address names the database")
    if code == _READS_ONLY:
        return RefusedStatementError(f"{statement!r} would write, and here it may only read")
    if code and code.startswith("Neo.ClientError.Transaction.TransactionTimedOut"):
        return QueryTimeoutError(f"{statement!r} took longer than it may: ask for less, or allow more time")
    if isinstance(error, exceptions.TransientError):
        return QueryError(f"{statement!r} met something passing ({said}): run it again")
    if isinstance(error, exceptions.Neo4jError):
        return QueryError(f"Neo4j refuses {statement!r}: {said}")
    if isinstance(error, exceptions.ServiceUnavailable | exceptions.SessionExpired):
        reason = re.search(r"\[Errno -?\d+\] ([^)]+)", said)
        return StoreUnavailableError(
            f"no Neo4j answers at {address} ({reason[1] if reason else said}): start it, or check host and port"
        )
    return StoreUnavailableError(f"the connection to {address} cannot be used ({said}): try again")


def _one_line(text: str) -> str:
    return " ".join(text.split())
