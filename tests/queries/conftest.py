"""A hand-made graph, loaded once a module into each engine, for tests that only read: the harbour's, or the one that
the module names WORLD. And a real web browser for what is read in one."""

import os
import shutil
from collections.abc import Iterator

import pytest

from graph.loading import load, prepare
from graph.store import open_store
from graph.store.base import Store
from tests.neo4j_fixture import MARKS
from tests.queries import world
from tests.queries.worlds import World

NO_CHROMIUM = "tests in a web browser need Chromium: apt install chromium, or set SAYSO_TEST_CHROMIUM to its path"


@pytest.fixture(scope="module")
def embedded_world(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The hand-made graph in the embedded engine."""
    store = open_store(f"embedded:{tmp_path_factory.mktemp('world')}")
    fill(store, _world_of(request))
    yield store
    store.close()


@pytest.fixture(scope="module")
def neo4j_world(request: pytest.FixtureRequest) -> Store:
    """The hand-made graph in the real Neo4j. The tests that share the server run one after the other, so that nobody
    empties it while a module reads."""
    store: Store = request.getfixturevalue("_neo4j_connection")
    with store.transaction() as transaction:
        transaction.run("MATCH (n) DETACH DELETE n")
    fill(store, _world_of(request))
    return store


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=MARKS)])
def world_store(request: pytest.FixtureRequest) -> Store:
    """The hand-made graph in each engine in turn."""
    store: Store = request.getfixturevalue(f"{request.param}_world")
    return store


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of Chromium. Where there is none the test is skipped; with CI=true that is a failure."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = os.environ.get("SAYSO_TEST_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if found:
        return found
    if os.environ.get("CI") == "true":
        pytest.fail(NO_CHROMIUM, pytrace=False)
    pytest.skip(NO_CHROMIUM)


def fill(store: Store, of: World = world.WORLD) -> None:
    """Load a hand-made graph."""
    prepare(store)
    for record in of.records().values():
        load(store, record)


def _world_of(request: pytest.FixtureRequest) -> World:
    found = getattr(request.module, "WORLD", world.WORLD)
    assert isinstance(found, World)
    return found
