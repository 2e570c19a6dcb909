"""kglite as the embedded store uses it: opening a session on a folder, rows of plain values, errors in our words."""

from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from typing import Any, TypeVar

import kglite

from graph.store.base import (
    QueryError,
    QueryTimeoutError,
    RefusedStatementError,
    Row,
    StoreBusyError,
    StoreError,
)

GRAPH, LOG = "graph.kgl", "graph.kgl-wal"
_OWN_KEYS = frozenset({"id", "title", "type"})  # kglite shows these among every node's properties
_DENIED = "Permission denied (os error 13)"  # kglite has no error of its own for it
_Result = TypeVar("_Result")

# It would print a line for every label that an empty graph does not have yet.
kglite.set_query_warning_policy("silent")


def open_session(folder: Path, shown: Path) -> Any:
    """kglite's session on the graph in a folder; `shown` is the folder as the user knows it.

    Raises StoreBusyError, StoreError.
    """
    try:
        return kglite.open_session(str(folder / GRAPH), durable="full")
    except kglite.WriterLeaseHeldError as error:
        pid = error.holder.get("pid")
        raise StoreBusyError(
            f"{shown} is in use by process {pid or 'unknown'}: wait until that is done, or stop it", pid
        ) from error
    except (kglite.KgError, RuntimeError, ValueError, OSError) as error:
        if _DENIED in str(error):
            raise no_permission(shown) from error
        raise StoreError(
            f"{shown} is damaged or not readable ({_what(error, folder, shown)}): restore the folder from a copy, "
            "or name a new folder and restore a dump into it"
        ) from error


def no_permission(folder: Path) -> StoreError:
    """What to say of a folder whose files may not be read or written."""
    return StoreError(
        f"no permission for {folder}: to read it takes the right to read all its files, to change it or serve it the "
        "right to write them; ask its owner, or name another folder"
    )


def rows_of(run: Callable[[], Any]) -> list[Row]:
    """The rows that a statement gives. Raises QueryError, QueryTimeoutError, StoreError."""
    return [plain_row(row) for row in told(run)]


def plain_row(row: Row) -> Row:
    """A row with values as `graph.store.base` describes them."""
    return {key: _plain(value) for key, value in row.items()}


def told(run: Callable[[], _Result]) -> _Result:
    """What a call gives, or what went wrong in our own words. Raises QueryError, QueryTimeoutError, StoreError."""
    try:
        return run()
    except kglite.CypherTimeoutError as error:
        raise QueryTimeoutError("the statement took longer than it may: ask for less, or allow more time") from error
    except kglite.ReadOnlyError as error:
        raise RefusedStatementError("the statement would write, and here it may only read") from error
    except (kglite.FileIoError, OSError) as error:
        raise StoreError(
            f"the store could not be written: {_line(error)}; make room, and do it again: what is in it already stays"
        ) from error
    except (kglite.KgError, TypeError, ValueError, OverflowError) as error:
        raise QueryError(_line(error)) from error


def _line(error: BaseException) -> str:
    lines = str(error).splitlines()
    return lines[0].strip() if lines else type(error).__name__


def _what(error: BaseException, folder: Path, shown: Path) -> str:
    """What the engine found, without the advice that follows; `folder` may be a copy, which the user does not know."""
    return _line(error).split(". ")[0].replace(str(folder), str(shown))


def _plain(value: Any) -> Any:
    match value:
        case dict() if value.keys() == {"id", "labels", "properties"}:
            return {"labels": sorted(value["labels"]), "properties": _properties(value["properties"])}
        case dict() if value.keys() == {"id", "start", "end", "type", "properties"}:
            return {"relationship": value["type"], "properties": _properties(value["properties"])}
        case dict():
            return {key: _plain(item) for key, item in value.items()}
        case list() | tuple():
            return [_plain(item) for item in value]
        case date() | time():
            return value.isoformat()
        case _:
            return value


def _properties(properties: dict[str, Any]) -> dict[str, Any]:
    return {key: _plain(value) for key, value in properties.items() if key not in _OWN_KEYS}
