"""An embedded store that was closed after deletions takes new documents and gives old ones back."""

from itertools import permutations
from pathlib import Path

import pytest

from graph.loading import load, records, remove
from graph.store import open_store
from tests.queries import world
from tests.queries.conftest import fill


@pytest.mark.parametrize("name", world.DOCUMENTS)
def test_a_document_leaves_and_returns_with_the_store_opened_anew_each_time(tmp_path: Path, name: str) -> None:
    address = f"embedded:{tmp_path / 'graph'}"
    store = open_store(address)
    fill(store)
    before = sorted(str(record.to_json()) for record in records(store))
    store.close()
    for _ in range(2):
        store = open_store(address)
        assert remove(store, world.document(name))
        store.close()
        store = open_store(address)
        assert load(store, world.records()[name]).added
        assert sorted(str(record.to_json()) for record in records(store)) == before
        store.close()


def test_a_document_leaves_after_any_other(tmp_path: Path) -> None:
    for number, order in enumerate(permutations(world.DOCUMENTS, 2)):
        address = f"embedded:{tmp_path / str(number)}"
        store = open_store(address)
        fill(store)
        store.close()
        for name in order:
            store = open_store(address)
            assert remove(store, world.document(name))
            store.close()
