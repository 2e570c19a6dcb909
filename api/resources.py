"""What the endpoints share: the store and the one lock on extraction."""

import logging
import threading
from typing import Annotated

from fastapi import Depends, Request

from api.settings import Settings
from graph.loading import prepare
from graph.store import open_store
from graph.store.base import Store, StoreError

log = logging.getLogger("sayso.api")


class Resources:
    """The store, opened when it is first asked for, and again when that failed: a database that comes up later than
    this service is found. A store that was handed in stays open when the service ends."""

    def __init__(self, settings: Settings, store: Store | None = None) -> None:
        self.settings = settings
        self.extracting = threading.Lock()
        self._store, self._handed_in = store, store is not None
        self._opening = threading.Lock()

    @property
    def store(self) -> Store:
        """The store. Raises StoreError while it cannot be opened."""
        with self._opening:
            if self._store is None:
                store = open_store(self.settings.store)
                try:
                    prepare(store)
                except StoreError:
                    store.close()
                    raise
                self._store = store
            return self._store

    def open(self) -> None:
        """Opens the store early; a failure is one line in the log, and an answer 503 to every request."""
        try:
            _ = self.store
        except StoreError as error:
            log.error("%s", error)

    def close(self) -> None:
        """Lets go of a store that this object opened."""
        with self._opening:
            if self._store is not None and not self._handed_in:
                self._store.close()
                self._store = None


def resources_of(request: Request) -> Resources:
    """The resources of the application that answers a request."""
    resources = request.app.state.resources
    assert isinstance(resources, Resources)
    return resources


def store_of(resources: Annotated[Resources, Depends(resources_of)]) -> Store:
    """The store of the application. Raises StoreError."""
    return resources.store


ResourcesNeeded = Annotated[Resources, Depends(resources_of)]
StoreNeeded = Annotated[Store, Depends(store_of)]
