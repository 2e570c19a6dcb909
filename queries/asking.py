"""Putting a question to a store."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.store.base import Row, Store
from queries.errors import BadParameterError, UnknownQuestionError, or_nearest
from queries.parameters import Value, check_count, checked, nearest_to
from queries.questions import Question, Type, questions
from queries.resolving import existing_claim, existing_document, present_entities, present_entity


@dataclass(frozen=True, slots=True)
class Answer:
    """What a store answers. `parameters` are the values that were asked with, defaults filled in and old uids of
    entities replaced by present ones; each row has exactly the keys of `columns`, in that order; dates are ISO."""

    question: Question
    parameters: Mapping[str, Value]
    columns: tuple[str, ...]
    rows: list[Row]


def question_named(name: str) -> Question:
    """The question of that name. Raises UnknownQuestionError, which names the nearest ones."""
    known = questions()
    if name not in known:
        nearest = nearest_to(name, known)
        there_are = f"; there are {', '.join(known)}"
        raise UnknownQuestionError(f"there is no question {name!r}{or_nearest(nearest, there_are)}", name, nearest)
    return known[name]


def ask(
    store: Store, name: str, parameters: Mapping[str, object] | None = None, *, timeout_s: float | None = None
) -> Answer:
    """The answer of a store to a question.

    Entities are given by uid; one that an entity had before it was found to be the same as another leads to the present
    one. Raises UnknownQuestionError, BadParameterError, UnknownPredicateError, UnknownEntityError,
    UnknownDocumentError, UnknownClaimError, and the store's own errors.
    """
    question = question_named(name)
    values = checked(question, parameters or {})
    for parameter in question.parameters:
        value = values[parameter.name]
        if parameter.type is Type.ENTITY and isinstance(value, str):
            values[parameter.name] = present_entity(store, value)
        elif parameter.type is Type.ENTITIES and isinstance(value, list):
            present = present_entities(store, value)
            check_count(parameter, present)
            values[parameter.name] = present
        elif parameter.type is Type.DOCUMENT and isinstance(value, str):
            values[parameter.name] = existing_document(store, value)
        elif parameter.type is Type.CLAIM and isinstance(value, str):
            values[parameter.name] = existing_claim(store, value)
    _check_differ(question, values)
    integers = {name: value for name, value in values.items() if isinstance(value, int)}
    bound = {name: value for name, value in values.items() if name not in question.inlined}
    found = store.read(question.rendered(integers), bound, timeout_s=timeout_s)
    columns = tuple(column.name for column in question.columns)
    return Answer(question, values, columns, [_in_order(row, columns) for row in found])


def _in_order(row: Row, columns: tuple[str, ...]) -> dict[str, Any]:
    return {column: row[column] for column in columns}


def _check_differ(question: Question, values: Mapping[str, Value]) -> None:
    for i, name in enumerate(question.differ):
        for other in question.differ[i + 1 :]:
            if values[name] is not None and values[name] == values[other]:
                raise BadParameterError(
                    f"{name} and {other} are both {values[name]}; {question.name} needs two that differ",
                    other,
                    values[other],
                )
