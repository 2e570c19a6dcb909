"""Where the graph is kept: one interface, two engines (the embedded one, and Neo4j)."""

from graph.store.base import (
    Parameters,
    QueryError,
    QueryTimeoutError,
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
    "Parameters",
    "QueryError",
    "QueryTimeoutError",
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
