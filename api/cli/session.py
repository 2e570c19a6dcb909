"""What every command knows: the store that was named, and how to open it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import typer

from api.cli.output import note
from api.presence import Presence, folder_of, present
from api.settings import Settings
from graph.store.base import Store, StoreBusyError


@dataclass(frozen=True, slots=True)
class Session:
    """One call of the program."""

    settings: Settings

    @property
    def store(self) -> str:
        """The address of the store that the user named, or the default."""
        return self.settings.store


def session_of(ctx: typer.Context) -> Session:
    """The session that the program's callback made."""
    session = ctx.obj
    assert isinstance(session, Session)
    return session


@contextmanager
def reading(ctx: typer.Context) -> Iterator[Store]:
    """The store for a command that only reads, whoever owns it. Raises StoreError."""
    from graph.store import open_store

    store = open_store(session_of(ctx).store, read_only=True)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def writing(ctx: typer.Context) -> Iterator[Store]:
    """The store for a command that changes it, made where there is none. Raises StoreError."""
    from graph.loading import prepare
    from graph.store import open_store

    address = session_of(ctx).store
    folder = folder_of(address)
    if folder is not None and not folder.exists():
        note(f"New graph in {folder.resolve()} (choose another place with --store or SAYSO_STORE).")
    try:
        store = open_store(address)
    except StoreBusyError as error:
        service = present(address)
        if service is None:
            raise
        raise StoreBusyError(
            f"{address} is served at {service.address} by process {service.pid}; stop it (kill {service.pid}) first",
            error.pid,
        ) from error
    try:
        prepare(store)
        yield store
    finally:
        store.close()


def service_of(ctx: typer.Context) -> Presence | None:
    """The service that owns the store now, if one does."""
    return present(session_of(ctx).store)
