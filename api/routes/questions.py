"""The questions that the graph answers, each at its own address."""

from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.answers.described import own_parameters
from api.answers.items import row_of
from api.answers.lines import MEDIA_TYPE
from api.answers.paging import Page
from api.answers.responding import respond
from api.answers.wanted import Wanted
from api.resources import StoreNeeded
from api.routes.errors import problems
from api.schemas.questions import Answer, Question, QuestionColumn, QuestionParameter, Questions
from queries.asking import question_named
from queries.questions import questions as catalogue

router = APIRouter(tags=["questions"])
_ANY = [
    own_parameters(
        "The question's own parameters, as `/questions` lists them, an entity by uid or by name; "
        "`cursor`, `sort` and `fields` as everywhere."
    )
]
_LINES = {MEDIA_TYPE: {"schema": {"type": "string"}}}


@router.get("/questions", summary="All questions", responses=problems(503))
def questions() -> Questions:
    """Every question with its parameters, its columns and the address of an example."""
    return Questions(items=[_described(name) for name in catalogue()])


@router.get(
    "/questions/{name}",
    summary="The answer to a question",
    response_class=Response,
    openapi_extra={"parameters": _ANY},
    responses={200: {"model": Answer, "content": _LINES}, **problems(404, 410, 422, 503, 504)},
)
def question(request: Request, store: StoreNeeded, name: str) -> Response:
    """Puts a question to the graph. Its address among the resources (`path`) answers the same with things that have an
    inside, where this one has a flat row of columns."""
    asking = question_named(name)
    item = row_of(name)

    def around(rows: list[dict[str, Any]], _page: Page, wanted: Wanted) -> dict[str, Any]:
        columns = list(wanted.fields or item.members)
        return {"question": name, "title": asking.title, "columns": columns, "rows": rows}

    return respond(request, store, asking, item, {}, around)


def _described(name: str) -> Question:
    one = catalogue()[name]
    example = f"/questions/{name}?{urlencode(one.example)}" if one.example else f"/questions/{name}"
    return Question(
        name=name,
        title=one.title,
        theme=one.theme,
        answers=one.answers,
        path=one.path,
        parameters=[
            QuestionParameter(
                name=parameter.name,
                type=parameter.type,
                required=parameter.required,
                default=parameter.default,
                means=parameter.means,
                minimum=parameter.minimum,
                maximum=parameter.maximum,
                choices=list(parameter.choices),
            )
            for parameter in one.parameters
        ],
        columns=[
            QuestionColumn(name=column.name, type=column.type, optional=column.optional, means=column.means)
            for column in one.columns
        ],
        example=example,
    )
