"""Fixtures that all tests share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.store import Store, open_store
from tests.neo4j_fixture import (
    MARKS,
    _neo4j_connection,
    neo4j_environment,
    neo4j_server,
    neo4j_store,
    pytest_terminal_summary,
)
from tests.samples_fixture import samples_graph

__all__ = [
    "_neo4j_connection",
    "neo4j_environment",
    "neo4j_server",
    "neo4j_store",
    "pytest_terminal_summary",
    "samples_graph",
    "store",
]


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=MARKS)])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store, not prepared, of each engine in turn."""
    if request.param == "neo4j":
        yield request.getfixturevalue("neo4j_store")
        return
    opened = open_store(f"embedded:{tmp_path / 'store'}")
    yield opened
    opened.close()
