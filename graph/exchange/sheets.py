"""Tables as CSV."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

_FORMULAS = ("=", "+", "-", "@", "\t", "\r")
Cells: TypeAlias = Sequence[object]


def sheet(header: Sequence[str], rows: Iterable[Cells]) -> Iterator[bytes]:
    """The lines, in UTF-8, of a table that a spreadsheet program may open: no cell of it is a formula.

    A missing value is an empty cell; the members of a list are joined by " | ".
    """
    yield from lines([header], "excel")
    yield from lines(([_cell(value) for value in row] for row in rows), "excel")


def lines(rows: Iterable[Cells], dialect: str) -> Iterator[bytes]:
    """The rows in a dialect that Python's csv knows, every text as it is."""
    line = io.StringIO(newline="")
    writer = csv.writer(line, dialect)
    for row in rows:
        writer.writerow(row)
        yield line.getvalue().encode()
        line.seek(0)
        line.truncate()


def harmless(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet program would take it for a formula."""
    return f"'{text}" if text.startswith(_FORMULAS) else text


def _cell(value: object) -> object:
    match value:
        case tuple() | list():
            return harmless(" | ".join(map(str, value)))
        case str():
            return harmless(value)
        case _:
            return value
