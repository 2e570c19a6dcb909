"""Every question has an address, and says what is in its columns."""

from collections import Counter

import pytest

from queries import MalformedQuestionError, questions
from queries.addresses import fault_of, placeholders, shape
from queries.columns import Column, ColumnType, column_of
from queries.questions import parse
from tests.queries.test_conformance import ALL

QUESTION = """// Who backs whom
// theme: evidence
// answers: Everyone who backs the entity.
// path: /entities/{entity}/backers
// param entity: entity, required — the one who is backed
// param others: entities, required — others
// param polarity: polarity, optional — only affirmed or only denied
// column uid: text — the backer
// column name: its name
// example: entity="Tide League" others=x
MATCH (e:Entity {uid: $entity}) WHERE e.uid IN $others OR $polarity IS NULL
RETURN e.uid AS uid, e.name AS name ORDER BY uid
"""


def test_every_question_has_an_address_and_no_two_have_one() -> None:
    assert [name for name, one in questions().items() if not one.path] == []
    shapes = Counter(shape(one.path) for one in questions().values())
    assert [one for one, count in shapes.items() if count > 1] == []


@pytest.mark.parametrize("name", questions())
def test_every_column_of_a_question_has_a_type(name: str) -> None:
    assert [column.name for column in questions()[name].columns if column.type is None] == []


@pytest.mark.parametrize("name", questions())
def test_the_columns_of_an_answer_hold_what_the_header_promises(name: str) -> None:
    columns = {column.name: column for column in questions()[name].columns}
    # The rows worked out by hand are what both engines answer: see `tests.queries.test_conformance`.
    rows = [row for case in ALL if case.question == name for row in case.rows]
    wrong = {(name, repr(value)) for row in rows for name, value in row.items() if not columns[name].holds(value)}
    assert rows and wrong == set()


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("column uid: text — the entity", Column("uid", "the entity", ColumnType.TEXT)),
        ("column at: text, optional — when — if ever", Column("at", "when — if ever", ColumnType.TEXT, True)),
        ("column starts: integers — where", Column("starts", "where", ColumnType.INTEGERS)),
        ("column name: its name — in full", Column("name", "its name — in full")),
        ("column text: text of the document", Column("text", "text of the document")),
        ("param uid: text — no column", None),
    ],
)
def test_a_column_line_is_read(line: str, column: Column | None) -> None:
    assert column_of(line) == column


@pytest.mark.parametrize(
    ("type_", "right", "wrong"),
    [
        (ColumnType.TEXT, ["", "a"], [1, ["a"]]),
        (ColumnType.INTEGER, [0, 1], [True, 1.0, "1"]),
        (ColumnType.NUMBER, [0, 0.5], [False, "0.5"]),
        (ColumnType.BOOLEAN, [True, False], [0, 1, "true"]),
        (ColumnType.TEXTS, [[], ["a"]], ["a", [1], ["a", None]]),
        (ColumnType.INTEGERS, [[], [0]], [0, [True], [0.5]]),
    ],
)
def test_a_type_holds_its_values_and_no_others(type_: ColumnType, right: list[object], wrong: list[object]) -> None:
    column = Column("it", "what it is", type_)
    assert all(column.holds(value) for value in right)
    assert not any(column.holds(value) for value in (*wrong, None))
    assert Column("it", "what it is", type_, optional=True).holds(None)
    assert Column("it", "what it is").holds(object())


def test_a_question_is_read_with_its_address() -> None:
    question = parse("backers", QUESTION)
    assert question.path == "/entities/{entity}/backers"
    assert placeholders(question.path) == ("entity",)
    assert shape(question.path) == "/entities/{}/backers"


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("entities/{entity}", "is not made of"),
        ("/entities/{entity}/", "is not made of"),
        ("/Entities/{entity}", "is not made of"),
        ("/entities/a{entity}", "is not made of"),
        ("/entities/{entity}?x=1", "is not made of"),
        ("/entities/{entity}/with/{entity}", "names a parameter twice"),
        ("/entities/{nobody}", "names nobody, which is no required parameter of a single value"),
        ("/entities/{polarity}", "names polarity, which is no required parameter"),
        ("/entities/{others}", "names others, which is no required parameter"),
    ],
)
def test_an_address_that_leads_nowhere_is_refused(path: str, why: str) -> None:
    with pytest.raises(MalformedQuestionError, match=why):
        parse("backers", QUESTION.replace("/entities/{entity}/backers", path))


def test_an_address_of_words_needs_no_parameter() -> None:
    assert fault_of("/claims/disputed", frozenset()) is None
