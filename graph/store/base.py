"""What a store must do: run portable Cypher, and run several statements as one transaction.

Everything that the graph means (loading, identity, summary, questions) is written once above this interface, in Cypher
that is right on both engines, so an engine is a small file.

The values in a row are plain Python on every engine: None, bool, int, float, str, list, dict. Dates and times come as
ISO 8601 text; a node as `{"labels": [sorted], "properties": {…}}`, a relationship as `{"relationship": type,
"properties": {…}}`, a path as `{"nodes": […], "relationships": […]}`. No engine's own numbers for them get out: they
mean nothing after the next restart.
"""

from collections.abc import Collection, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol, TypeAlias

Row: TypeAlias = dict[str, Any]
Parameters: TypeAlias = Mapping[str, Any]


class Engine(StrEnum):
    """What a store runs on."""

    EMBEDDED = "embedded"
    NEO4J = "neo4j"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one statement may take: seconds of time, rows, and bytes of these rows as JSON."""

    seconds: float = 10.0
    rows: int = 1000
    bytes: int = 5_000_000


@dataclass(frozen=True, slots=True)
class Fetched:
    """The first rows of an answer and the names of its columns; `complete` is False where a limit cut it."""

    columns: tuple[str, ...]
    rows: list[Row]
    complete: bool


class StoreError(Exception):
    """The store cannot do what is asked. The message says the value, the cause and the way out, on one line."""


class StoreUnavailableError(StoreError):
    """Nothing answers at the address, or the connection broke."""


class StoreBusyError(StoreError):
    """Another process owns the embedded store. `pid` is that process where it is known."""

    def __init__(self, message: str, pid: int | None = None) -> None:
        super().__init__(message)
        self.pid = pid


class StoreAccessError(StoreError):
    """The user or the password is wrong, or missing."""


class StoreVersionError(StoreError):
    """The engine, or the data in it, is of a version that this program does not know."""


class QueryError(StoreError):
    """The engine refuses a statement."""


class QueryTimeoutError(QueryError):
    """A statement took longer than it may."""


class RefusedStatementError(QueryError):
    """A stranger's statement that would do more than read the graph. It was not run."""


class Transaction(Protocol):
    """Statements that take effect together, or not at all."""

    def run(self, cypher: str, parameters: Parameters | None = None) -> list[Row]:
        """The rows of a statement that may read and write. Raises QueryError."""
        ...


class Store(Protocol):
    """A place where the graph is kept. Safe to share between threads."""

    address: str
    engine: Engine

    def read(self, cypher: str, parameters: Parameters | None = None, *, timeout_s: float | None = None) -> list[Row]:
        """The rows of a statement that only reads; one that would write is refused. Raises QueryError."""
        ...

    def read_ad_hoc(self, cypher: str, parameters: Parameters, limits: Limits) -> Fetched:
        """The first rows of a stranger's statement, which gets at nothing but this graph, and only reads that.

        Raises RefusedStatementError, QueryTimeoutError, QueryError.
        """
        ...

    def transaction(self) -> AbstractContextManager[Transaction]:
        """A write transaction: committed at the end of the `with` block, rolled back when it raises."""
        ...

    def close(self) -> None:
        """Let go of files and connections. May be called twice."""
        ...


def for_each(transaction: Transaction, rows: Collection[Any], cypher: str, **parameters: Any) -> list[Row]:
    """Runs a statement once for all rows (`row` in the statement); no rows, no round trip. Raises QueryError."""
    if not rows:
        return []
    return transaction.run(f"UNWIND $rows AS row {cypher}", {"rows": list(rows), **parameters})
