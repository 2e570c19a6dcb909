"""The store of a server that runs for days while others add documents."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import TypeAlias

from api.presence import folder_of
from graph.store import Store, open_store

_Stamp: TypeAlias = tuple[tuple[str, int, int], ...]


class CurrentStore:
    """A store that is opened for reading when it is first asked for, and again when it was changed since or could not
    be opened. One question at a time."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._store: Store | None = None
        self._stamp: _Stamp = ()
        self._asking = Lock()

    @contextmanager
    def reading(self) -> Iterator[Store]:
        """The store as it is now. Raises StoreError."""
        with self._asking:
            stamp = _stamp(self._address)
            if self._store is not None and stamp != self._stamp:
                self._release()
            if self._store is None:
                self._store = open_store(self._address, read_only=True)
                self._stamp = stamp
            yield self._store

    def close(self) -> None:
        """Lets go of the store. May be called twice."""
        with self._asking:
            self._release()

    def _release(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None


def _stamp(address: str) -> _Stamp:
    """The names, sizes and times of change of the files of an embedded store; nothing for a server, which always
    answers from its present state."""
    folder = folder_of(address)
    if folder is None or not folder.is_dir():
        return ()
    found = [(path.name, path.stat()) for path in sorted(folder.iterdir()) if path.is_file()]
    return tuple((name, about.st_size, about.st_mtime_ns) for name, about in found)
