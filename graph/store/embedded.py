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
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from graph.store.base import Engine, Fetched, Limits, Parameters, Row, StoreError, StoreVersionError
from graph.store.confining import confined
from graph.store.session import GRAPH, LOG, no_permission, open_session, rows_of, told

FORMAT = 1
_META = "meta.json"
_CONFINED_AT_ONCE = 2  # each may take as much memory as it is allowed


class EmbeddedStore:
    """A graph in a folder. Safe to share between threads: reads run side by side, write transactions take turns.

    Raises on opening: StoreBusyError (another process owns the folder, and `read_only` is not asked for),
    StoreVersionError, StoreError (not a folder of ours, damaged, or not there to be read).
    """

    engine = Engine.EMBEDDED

    def __init__(self, folder: Path, *, read_only: bool = False) -> None:
        self.address = f"embedded:{folder}"
        self._folder = folder
        self._read_only = read_only
        self._writing = threading.Lock()
        self._confined = threading.BoundedSemaphore(_CONFINED_AT_ONCE)
        self._writer: int | None = None
        self._copy: tempfile.TemporaryDirectory[str] | None = None
        if read_only:
            _check_meta(folder)
            self._copy = _copied(folder)
            try:
                self._session = open_session(Path(self._copy.name), folder)
            except StoreError:
                self._copy.cleanup()
                raise
        else:
            _claim(folder)
            self._session = open_session(folder, folder)
            self._pass_taken_numbers()

    def _pass_taken_numbers(self) -> None:
        """Has the engine number new nodes from above those that are there.

        kglite 0.21.2 numbers nodes from their count when it reads a checkpoint, so after deletions it gives out numbers
        that are taken, refuses the node, and every write fails. Nodes of a label of their own use the numbers up.
        """
        found = rows_of(lambda: self._session.cypher("MATCH (n) RETURN count(n) AS nodes, max(n.id) AS top"))
        spare = (found[0]["top"] or 0) + 1 - found[0]["nodes"]
        if spare > 0:
            with self.transaction() as transaction:
                transaction.run("UNWIND range(1, $spare) AS number CREATE (:Spare {number: number})", {"spare": spare})
                transaction.run("MATCH (s:Spare) DELETE s")

    def read(self, cypher: str, parameters: Parameters | None = None, *, timeout_s: float | None = None) -> list[Row]:
        """The rows of a statement that only reads, from the last committed state. `timeout_s` None: no limit. Raises
        QueryError, QueryTimeoutError."""
        limit = 0 if timeout_s is None else max(1, round(timeout_s * 1000))
        return rows_of(lambda: self._session.cypher(cypher, params=dict(parameters or {}), timeout_ms=limit))

    def read_ad_hoc(self, cypher: str, parameters: Parameters, limits: Limits) -> Fetched:
        """The first rows of a stranger's statement, from the last committed state, run on a copy of the graph in a
        process of its own, which can open no file and has a bound on its memory: see `graph.store.confined`.

        Raises QueryTimeoutError, QueryError, StoreError.
        """
        with self._confined, _copied(self._folder) as copy:
            return confined(Path(copy), cypher, parameters, limits)

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
        inner = told(self._session.begin)
        try:
            yield EmbeddedTransaction(inner)
        except BaseException:
            if inner.active:
                inner.rollback()
            raise
        told(inner.commit)

    def close(self) -> None:
        """Writes a checkpoint and lets go of the folder. May be called twice."""
        told(self._session.close)
        if self._copy is not None:
            self._copy.cleanup()


class EmbeddedTransaction:
    """Statements on a working copy of the graph, which sees its own writes."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    def run(self, cypher: str, parameters: Parameters | None = None) -> list[Row]:
        """The rows of a statement that may read and write. Raises QueryError."""
        return rows_of(lambda: self._inner.cypher(cypher, params=dict(parameters or {}), timeout_ms=0))


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
        raise no_permission(folder) from error
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


def _copied(folder: Path) -> tempfile.TemporaryDirectory[str]:
    copy = tempfile.TemporaryDirectory(prefix="sayso-")
    for name in (LOG, GRAPH):
        try:
            shutil.copyfile(folder / name, Path(copy.name) / name)
        except FileNotFoundError:
            continue
        except OSError as error:
            copy.cleanup()
            raise StoreError(f"cannot read {folder / name}: {error.strerror}") from error
    return copy
