"""The example of every question, on the graph of the samples: what somebody tries first must show something."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.store import open_store
from graph.store.base import Store
from queries import ask_by_name, questions
from tests.samples_fixture import SAMPLES

pytestmark = SAMPLES


@pytest.fixture(scope="module")
def samples(samples_graph: Path) -> Iterator[Store]:
    store = open_store(f"embedded:{samples_graph}", read_only=True)
    yield store
    store.close()


@pytest.mark.parametrize("name", questions())
def test_the_example_of_a_question_gives_rows_on_the_samples(samples: Store, name: str) -> None:
    assert ask_by_name(samples, name, questions()[name].example).rows
