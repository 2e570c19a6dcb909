"""The embedded engine: kglite, in process, in a folder of its own, owned by one process at a time.

The folder holds `meta.json` (the format of the folder), `graph.kgl` (the last checkpoint) and `graph.kgl-wal` (what was
committed since). A commit is on disk before it returns; after a crash the next opening replays the log.

Whoever opens the folder owns it; a second owner gets StoreBusyError. A reader need not own it: opened with `read_only`
it takes a copy of log and checkpoint, in that order, and replays the one onto the other. Should the owner write a
checkpoint between the two copies, the checkpoint is the newer one and the replay skips what is in it already, so the
reader sees a state that was committed, at most as old as its opening.
"""

import json
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, time
from pathlib import Path
from typing import Any, TypeVar

import kglite

from graph.store.base import (
    Parameters,
    QueryError,
    QueryTimeoutError,
    Row,
    StoreBusyError,
    StoreError,
    StoreVersionError,
)

FORMAT = 1
_META, _GRAPH, _LOG = "meta.json", "graph.kgl", "graph.kgl-wal"
_OWN_KEYS = frozenset({"id", "title", "type"})  # kglite shows these among every node's properties
_DENIED = "Permission denied (os error 13)"  # kglite has no error of its own for it
_Result = TypeVar("_Result")

# It would print a line for every label that an empty graph does not have yet.
kglite.set_query_warning_policy("silent")


class EmbeddedStore:
    """A graph in a folder. Safe to share between threads: reads run side by side, write transactions take turns.

    Raises on opening: StoreBusyError (another process owns the folder, and `read_only` is not asked for),
    StoreVersionError, StoreError (not a folder of ours, damaged, or not there to be read).
    """

    def __init__(self, folder: Path, *, read_only: bool = False) -> None:
        self.address = f"embedded:{folder}"
        self._read_only = read_only
        self._writing = threading.Lock()
        self._writer: int | None = None
        self._copy: tempfile.TemporaryDirectory[str] | None = None
        if read_only:
            _check_meta(folder)
            self._copy = _copied(folder)
            try:
                self._session = _opened(Path(self._copy.name), folder)
            except StoreError:
                self._copy.cleanup()
                raise
        else:
            _claim(folder)
            self._session = _opened(folder, folder)
            self._pass_taken_numbers()

    def _pass_taken_numbers(self) -> None:
        """Has the engine number new nodes from above those that are there.

        kglite 0.21.2 numbers nodes from their count when it reads a checkpoint, so after deletions it gives out numbers
        that are taken, refuses the node, and every write fails. Nodes of a label of their own use the numbers up.
        """
        found = _rows(lambda: self._session.cypher("MATCH (n) RETURN count(n) AS nodes, max(n.id) AS top"))
        spare = (found[0]["top"] or 0) + 1 - found[0]["nodes"]
        if spare > 0:
            with self.transaction() as transaction:
                transaction.run("UNWIND range(1, $spare) AS number CREATE (:Spare {number: number})", {"spare": spare})
                transaction.run("MATCH (s:Spare) DELETE s")

    def read(self, cypher: str, parameters: Parameters | None = None, *, timeout_s: float | None = None) -> list[Row]:
        """The rows of a statement that only reads, from the last committed state. `timeout_s` None: no limit. Raises
        QueryError, QueryTimeoutError."""
        limit = 0 if timeout_s is None else max(1, round(timeout_s * 1000))
        return _rows(lambda: self._session.cypher(cypher, params=dict(parameters or {}), timeout_ms=limit))

    @contextmanager
    def transaction(self) -> Iterator["EmbeddedTransaction"]:
        """A write transaction; waits for the one under way. Raises StoreError when this thread has one open already,
        or the store is open for reading only."""
        if self._read_only:
            raise StoreError(f"{self.address} is open for reading only: open it without read_only to write")
        if self._writer == threading.get_ident():
            raise StoreError("a transaction is open in this thread already: end it before the next one")
        with self._writing:
            self._writer = threading.get_ident()
            try:
                yield from self._transaction()
            finally:
                self._writer = None

    def _transaction(self) -> Iterator["EmbeddedTransaction"]:
        inner = _told(self._session.begin)
        try:
            yield EmbeddedTransaction(inner)
        except BaseException:
            if inner.active:
                inner.rollback()
            raise
        _told(inner.commit)

    def close(self) -> None:
        """Writes a checkpoint and lets go of the folder. May be called twice."""
        _told(self._session.close)
        if self._copy is not None:
            self._copy.cleanup()


class EmbeddedTransaction:
    """Statements on a working copy of the graph, which sees its own writes."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    def run(self, cypher: str, parameters: Parameters | None = None) -> list[Row]:
        """The rows of a statement that may read and write. Raises QueryError."""
        return _rows(lambda: self._inner.cypher(cypher, params=dict(parameters or {}), timeout_ms=0))


def _claim(folder: Path) -> None:
    """Makes the folder a store where it is new or empty; leaves it alone where it is one."""
    if folder.exists() and not folder.is_dir():
        raise StoreError(f"{folder} is a file, and a store is a folder: name another place")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not any(folder.iterdir()):
            meta = {"format": FORMAT, "engine": "kglite"}
            (folder / _META).write_text(json.dumps(meta) + "\n", encoding="utf-8")
    except OSError as error:
        raise StoreError(f"cannot make a store in {folder}: {error.strerror}; name another place") from error
    _check_meta(folder)


def _check_meta(folder: Path) -> None:
    if not folder.exists():
        raise StoreError(f"there is no store at {folder}: ingest some documents first, or name another folder")
    try:
        meta = json.loads((folder / _META).read_text(encoding="utf-8"))
        format_ = meta["format"]
    except FileNotFoundError:
        raise StoreError(
            f"{folder} holds other files and is no store ({_META} is missing): name a new or an empty folder"
        ) from None
    except PermissionError as error:
        raise _no_permission(folder) from error
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise StoreError(
            f"{folder / _META} cannot be read ({type(error).__name__}): restore the folder from a copy, "
            "or name a new folder and restore a dump into it"
        ) from error
    if format_ != FORMAT:
        raise StoreVersionError(
            f"{folder} has format {format_!r}, this program reads {FORMAT}: use the version of sayso that wrote it "
            "to dump it, and restore the dump into a new folder"
        )


def _no_permission(folder: Path) -> StoreError:
    return StoreError(
        f"no permission for {folder}: to read it takes the right to read all its files, to change it or serve it the "
        "right to write them; ask its owner, or name another folder"
    )


def _copied(folder: Path) -> tempfile.TemporaryDirectory[str]:
    copy = tempfile.TemporaryDirectory(prefix="sayso-")
    for name in (_LOG, _GRAPH):
        try:
            shutil.copyfile(folder / name, Path(copy.name) / name)
        except FileNotFoundError:
            continue
        except OSError as error:
            copy.cleanup()
            raise StoreError(f"cannot read {folder / name}: {error.strerror}") from error
    return copy


def _opened(folder: Path, shown: Path) -> Any:
    try:
        return kglite.open_session(str(folder / _GRAPH), durable="full")
    except kglite.WriterLeaseHeldError as error:
        pid = error.holder.get("pid")
        raise StoreBusyError(
            f"{shown} is in use by process {pid or 'unknown'}: wait until that is done, or stop it", pid
        ) from error
    except (kglite.KgError, RuntimeError, ValueError, OSError) as error:
        if _DENIED in str(error):
            raise _no_permission(shown) from error
        raise StoreError(
            f"{shown} is damaged or not readable ({_what(error, folder, shown)}): restore the folder from a copy, "
            "or name a new folder and restore a dump into it"
        ) from error


def _rows(run: Callable[[], Any]) -> list[Row]:
    return [{key: _plain(value) for key, value in row.items()} for row in _told(run)]


def _told(run: Callable[[], _Result]) -> _Result:
    """The result, or what went wrong in our own words."""
    try:
        return run()
    except kglite.CypherTimeoutError as error:
        raise QueryTimeoutError(_line(error)) from error
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
