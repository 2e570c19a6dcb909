"""Rows up to a limit."""

import json
from collections.abc import Iterable

from graph.store.base import Fetched, Limits, Row


def fetched(columns: Iterable[str], rows: Iterable[Row], limits: Limits) -> Fetched:
    """As many of the rows as the limits allow; no more are asked for than one too many."""
    names, kept, size = tuple(columns), list[Row](), 0
    for row in rows:
        size += len(json.dumps(row, default=str))
        if len(kept) == limits.rows or size > limits.bytes:
            return Fetched(names, kept, complete=False)
        kept.append(row)
    return Fetched(names, kept, complete=True)
