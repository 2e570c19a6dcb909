"""The questions over the second hand-made graph (`tests.queries.valley`), on both engines."""

import pytest

from graph.store.base import Store
from queries import ask
from tests.queries.rows import Case
from tests.queries.valley import VALLEY
from tests.queries.valley_cases import valley_cases

WORLD = VALLEY


@pytest.mark.parametrize("case", valley_cases(), ids=lambda case: case.question)
def test_a_question_is_answered_as_worked_out_by_hand(world_store: Store, case: Case) -> None:
    assert ask(world_store, case.question, case.parameters).rows == case.rows
