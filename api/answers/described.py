"""How the OpenAPI page describes a question's address."""

from typing import Any

from pydantic import BaseModel, Field, create_model

from api.answers.items import Item, camel
from api.answers.lines import MEDIA_TYPE
from api.answers.wanted import CURSOR, CURSOR_AT_MOST, FIELDS, SORT
from api.answers.windows import is_paged
from api.question_schema import parameter_schema
from api.routes.errors import Responses, problems
from api.schemas.base import EntityLink, Page
from queries.addresses import placeholders
from queries.questions import LISTS, Parameter, Question, Type

_NEXT = {
    "Link": {"description": 'The address of the next page, `rel="next"`.', "schema": {"type": "string"}},
    "ETag": {"description": "Send it back as `If-None-Match`.", "schema": {"type": "string"}},
}
_MOVED: Responses = {308: {"description": "The entity has another uid now; `Location` leads there."}}


def parameters_of(question: Question, members: tuple[str, ...]) -> list[dict[str, Any]]:
    """Every parameter of the address: those of the question, those of the path first, then paging, order, members."""
    in_path = placeholders(question.path)
    own = sorted(question.parameters, key=lambda one: in_path.index(one.name) if one.name in in_path else len(in_path))
    columns = [column.name for column in question.columns]
    return [
        *(parameter_of(one, one.name in in_path) for one in own),
        *([_cursor()] if is_paged(question) else []),
        _words(SORT, "Columns to sort by, a minus before those that descend.", [*columns, *(f"-{c}" for c in columns)]),
        _words(FIELDS, "Only these members of every item.", list(members)),
    ]


def responses_of(question: Question, item: Item) -> Responses:
    """The responses of the address: a page of items, or lines of them, and the problems."""
    stream = {"schema": {"type": "string"}}
    ends = [name for name in placeholders(question.path) if question.parameter(name).type is Type.ENTITY]
    return {
        200: {"model": _page(question, item, ends), "content": {MEDIA_TYPE: stream}, "headers": _NEXT},
        **(_MOVED if ends else {}),
        **problems(404, *([410] if is_paged(question) else []), 422, 503, 504),
    }


def parameter_of(parameter: Parameter, in_path: bool = False) -> dict[str, Any]:
    """One parameter of an address."""
    schema = parameter_schema(parameter)
    described = {
        "name": parameter.name,
        "in": "path" if in_path else "query",
        "required": parameter.required,
        "description": "A uid." if in_path and parameter.type is Type.ENTITY else schema.pop("description"),
        "schema": schema,
    }
    # A list is one text with commas.
    return {**described, "style": "form", "explode": False} if parameter.type in LISTS else described


def own_parameters(meaning: str) -> dict[str, Any]:
    """Whatever parameters the question has that an address names, without their names."""
    return {
        "name": "parameters",
        "in": "query",
        "description": meaning,
        "schema": {"type": "object", "additionalProperties": {"type": "string"}},
        "style": "form",
        "explode": True,
    }


def _page(question: Question, item: Item, ends: list[str]) -> type[BaseModel]:
    links: dict[str, Any] = {name: (EntityLink, Field(description=question.parameter(name).means)) for name in ends}
    model = item.model
    page = Page[model]  # type: ignore[valid-type]
    return create_model(f"{camel(question.name)}Page", __base__=page, __doc__=question.answers, **links)


def _cursor() -> dict[str, Any]:
    return {
        "name": CURSOR,
        "in": "query",
        "required": False,
        "description": "Where the page begins: follow `next`, which holds it.",
        "schema": {"type": "string", "maxLength": CURSOR_AT_MOST},
    }


def _words(name: str, meaning: str, words: list[str]) -> dict[str, Any]:
    return {
        "name": name,
        "in": "query",
        "required": False,
        "description": meaning,
        "style": "form",
        "explode": False,
        "schema": {"type": "array", "items": {"type": "string", "enum": words}},
    }
