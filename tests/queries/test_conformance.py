"""Every question file, on both engines, against answers worked out by hand. A file without a case does not exist."""

import pytest

from graph.store.base import Store
from queries import ask, questions
from tests.queries.cases import cases
from tests.queries.rows import Case
from tests.queries.valley_cases import valley_cases

ALL = [*cases(), *valley_cases()]


def _title(case: Case) -> str:
    shown = [f"{name}={value}" for name, value in case.parameters.items() if not str(value).startswith(("a", "c", "d"))]
    return f"{case.question} {' '.join(shown)}".strip()


@pytest.mark.parametrize("case", cases(), ids=_title)
def test_a_question_is_answered_as_worked_out_by_hand(world_store: Store, case: Case) -> None:
    answer = ask(world_store, case.question, case.parameters)
    assert answer.rows == case.rows
    assert all(list(row) == list(answer.columns) for row in answer.rows)


def test_every_question_file_has_a_case_with_rows() -> None:
    assert {case.question for case in ALL if case.rows} == set(questions())


@pytest.mark.parametrize("name", questions())
def test_every_parameter_of_a_question_is_tried_in_some_case(name: str) -> None:
    tried = {parameter for case in ALL if case.question == name for parameter in case.parameters}
    assert tried == {parameter.name for parameter in questions()[name].parameters}


@pytest.mark.parametrize(
    "name", [name for name, one in questions().items() if {"limit", "offset"} <= {p.name for p in one.parameters}]
)
def test_pages_put_together_are_the_whole_answer(embedded_world: Store, name: str) -> None:
    longest = max((case for case in cases() if case.question == name), key=lambda case: len(case.rows))
    asked = {**longest.parameters, "limit": 1}
    pages = [ask(embedded_world, name, {**asked, "offset": offset}).rows for offset in range(len(longest.rows) + 1)]
    assert [row for page in pages for row in page] == longest.rows
