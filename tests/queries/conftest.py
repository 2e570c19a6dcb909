"""The hand-made graph, loaded once for each engine."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.loading import load, prepare
from graph.store import open_store
from graph.store.base import Store
from tests.neo4j_fixture import MARKS
from tests.queries import world


@pytest.fixture(scope="module")
def embedded_world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The hand-made graph in the embedded engine, for tests that only read."""
    store = open_store(f"embedded:{tmp_path_factory.mktemp('world')}")
    fill(store)
    yield store
    store.close()


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=MARKS)])
def world_store(request: pytest.FixtureRequest) -> Store:
    """The hand-made graph in either engine, for tests that only read."""
    if request.param == "embedded":
        store: Store = request.getfixturevalue("embedded_world")
        return store
    store = request.getfixturevalue("neo4j_store")
    fill(store)
    return store


def fill(store: Store) -> None:
    """Load the hand-made graph."""
    prepare(store)
    for record in world.records().values():
        load(store, record)
