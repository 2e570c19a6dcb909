"""The service over the hand-made graph of `tests.queries.world`, and a command line with a store of its own."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.cli import run
from api.settings import Settings
from graph.store import Store, open_store
from tests.queries.conftest import fill

LOCAL = "http://127.0.0.1"


def client_of(store: Store, settings: Settings | None = None) -> TestClient:
    """A client of a service over a store, by default with everything switched on."""
    return TestClient(create_app(settings or Settings(cypher=True), store), base_url=LOCAL, follow_redirects=False)


@pytest.fixture(scope="session")
def world_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the hand-made graph, to be copied: that is quicker than loading it again."""
    folder = tmp_path_factory.mktemp("world") / "graph"
    store = open_store(f"embedded:{folder}")
    fill(store)
    store.close()
    return folder


@pytest.fixture(scope="session")
def world_client(world_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client of the service over the hand-made graph, for tests that leave it as it is."""
    store = open_store(f"embedded:{copytree(world_folder, tmp_path_factory.mktemp('shared') / 'graph')}")
    with client_of(store) as client:
        yield client
    store.close()


@pytest.fixture
def own_store(world_folder: Path, tmp_path: Path) -> Iterator[Store]:
    """The hand-made graph, for a test that changes it."""
    store = open_store(f"embedded:{copytree(world_folder, tmp_path / 'graph')}")
    yield store
    store.close()


@pytest.fixture
def own_client(own_store: Store) -> Iterator[TestClient]:
    """A client of the service over a graph that the test changes."""
    with client_of(own_store) as client:
        yield client


@dataclass(frozen=True)
class Told:
    """What one call of the command line gave."""

    status: int
    out: str
    err: str


Call = Callable[..., Told]


@pytest.fixture
def sayso(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Call:
    """The command line, called in an empty working directory."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SAYSO_STORE", raising=False)

    def call(*words: str) -> Told:
        capsys.readouterr()
        status = run(words)
        told = capsys.readouterr()
        return Told(status, told.out, told.err)

    return call


@pytest.fixture
def world_sayso(sayso: Call, world_folder: Path) -> Call:
    """The command line, called beside a store with the hand-made graph."""
    copytree(world_folder, "sayso-graph")
    return sayso
