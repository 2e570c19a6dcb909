"""Where the graph is kept: one interface, two engines (the embedded one, and Neo4j)."""

from graph.store.base import (
    Engine,
    Fetched,
    Limits,
    Parameters,
    QueryError,
    QueryTimeoutError,
    RefusedStatementError,
    Row,
    Store,
    StoreAccessError,
    StoreBusyError,
    StoreError,
    StoreUnavailableError,
    StoreVersionError,
    Transaction,
)
from graph.store.open import default_address, open_store

__all__ = [
    "Engine",
    "Fetched",
    "Limits",
    "Parameters",
    "QueryError",
    "QueryTimeoutError",
    "RefusedStatementError",
    "Row",
    "Store",
    "StoreAccessError",
    "StoreBusyError",
    "StoreError",
    "StoreUnavailableError",
    "StoreVersionError",
    "Transaction",
    "default_address",
    "open_store",
]
