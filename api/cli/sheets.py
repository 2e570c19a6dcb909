"""CSV on standard output."""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graph.exchange.sheets import harmless, sheet


def print_csv(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> None:
    """Rows as a table that a spreadsheet program may open; see `flat`."""
    cells = ([flat(row.get(column)) for column in columns] for row in rows)
    for line in sheet([harmless(column) for column in columns], cells):
        sys.stdout.write(line.decode())


def flat(value: object) -> object:
    """A value for one cell: maps, and lists of more than text, as JSON."""
    is_list_of_text = isinstance(value, list | tuple) and all(isinstance(part, str) for part in value)
    if isinstance(value, dict) or (isinstance(value, list | tuple) and not is_list_of_text):
        return json.dumps(value, ensure_ascii=False, default=str)
    return value
