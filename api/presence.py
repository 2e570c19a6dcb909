"""The note that a running service leaves in its embedded store: who owns the folder, and where it answers.

An embedded store has one owner. While `sayso serve` is that owner, a command that changes the graph reads this note and
asks the service to do it.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

FILE = "server.json"
_EMBEDDED = "embedded:"


@dataclass(frozen=True, slots=True)
class Presence:
    """A running service: its process and its address ("http://127.0.0.1:8000")."""

    pid: int
    address: str


def folder_of(store_address: str) -> Path | None:
    """The folder of an embedded store; None where the address names a server."""
    if not store_address.startswith(_EMBEDDED):
        return None
    return Path(store_address.removeprefix(_EMBEDDED)).expanduser()


def present(store_address: str) -> Presence | None:
    """The service that owns a store now. A note whose process is gone counts for nothing."""
    folder = folder_of(store_address)
    if folder is None:
        return None
    try:
        note = Presence(**json.loads((folder / FILE).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    return note if _alive(note.pid) else None


@contextmanager
def announced(store_address: str, presence: Presence) -> Iterator[None]:
    """Leaves the note while the block runs."""
    folder = folder_of(store_address)
    if folder is None:
        yield
        return
    path = folder / FILE
    path.write_text(json.dumps(asdict(presence)), encoding="utf-8")
    try:
        yield
    finally:
        path.unlink(missing_ok=True)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:  # it is there, but somebody else's
        return True
    return True
