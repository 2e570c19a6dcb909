"""What one row of an answer becomes over HTTP.

Rows about claims, entities, documents and connections become things with an inside (`subject: {uid, name, kind}`); any
other row stays as it is, one member for each column. Questions with the same columns answer with the same things.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, create_model

from api.schemas.claims import Claim
from api.schemas.documents import DocumentFound
from api.schemas.entities import Connection, EntityFound
from graph.store.base import Row
from queries.columns import Column, ColumnType
from queries.questions import Question, questions

_THINGS: dict[str, tuple[type[BaseModel], Callable[[Row], BaseModel]]] = {
    "search": (EntityFound, lambda row: EntityFound(**row)),
    "claims": (Claim, Claim.from_row),
    "documents": (DocumentFound, lambda row: DocumentFound(**row)),
    "connections": (Connection, Connection.from_row),
}
_TYPES: dict[ColumnType | None, Any] = {
    ColumnType.TEXT: str,
    ColumnType.INTEGER: int,
    ColumnType.NUMBER: float,
    ColumnType.BOOLEAN: bool,
    ColumnType.TEXTS: list[str],
    ColumnType.INTEGERS: list[int],
    None: Any,
}


@dataclass(frozen=True, slots=True)
class Item:
    """How a row is shown: its model, for the OpenAPI page, its members, and how it is made."""

    model: type[BaseModel]
    members: tuple[str, ...]
    make: Callable[[Row], dict[str, Any]]


@cache
def item_of(name: str) -> Item:
    """What the rows of a question become."""
    question = questions()[name]
    same = [thing for thing in _THINGS if questions()[thing].columns == question.columns]
    if not same:
        return row_of(name)
    model, make = _THINGS[same[0]]
    return Item(_sparse(model), tuple(model.model_fields), lambda row: make(row).model_dump(mode="json"))


@cache
def row_of(name: str) -> Item:
    """The rows of a question as they are."""
    question = questions()[name]
    return Item(_row(question), tuple(column.name for column in question.columns), dict)


def camel(name: str) -> str:
    """The name of a question as that of a model: `said-by` is SaidBy."""
    return "".join(word.capitalize() for word in name.split("-"))


def _row(question: Question) -> type[BaseModel]:
    members: dict[str, Any] = {
        column.name: (_type(column), Field(description=column.means)) for column in question.columns
    }
    return create_model(
        f"{camel(question.name)}Row",
        __config__=ConfigDict(json_schema_extra=_none_required, extra="forbid"),
        __doc__=question.answers,
        **members,
    )


def _type(column: Column) -> Any:
    return _TYPES[column.type] | None if column.optional else _TYPES[column.type]


def _sparse(model: type[BaseModel]) -> type[BaseModel]:
    """The model with every member left to choice, because `fields` may leave any out."""
    config = ConfigDict(json_schema_extra=_none_required, extra="forbid")
    return type(f"{model.__name__}Item", (model,), {"model_config": config, "__doc__": model.__doc__})


def _none_required(schema: dict[str, Any]) -> None:
    schema.pop("required", None)
