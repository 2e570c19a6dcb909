"""The questions that the graph answers, each at its own address."""

from urllib.parse import urlencode

from fastapi import APIRouter, Request

from api.asking import asked
from api.resources import StoreNeeded
from api.routes.errors import problems
from api.schemas.questions import Answer, Question, QuestionColumn, QuestionParameter, Questions
from queries.questions import questions as catalogue

router = APIRouter(tags=["questions"])
_ANY = {
    "parameters": [
        {
            "name": "parameters",
            "in": "query",
            "description": "The question's own parameters, as `/questions` lists them; an entity by uid or by name.",
            "schema": {"type": "object", "additionalProperties": {"type": "string"}},
            "style": "form",
            "explode": True,
        }
    ]
}


@router.get("/questions", summary="All questions", responses=problems(503))
def questions() -> Questions:
    """Every question with its parameters, its columns and the address of an example."""
    return Questions(items=[_described(name) for name in catalogue()])


@router.get(
    "/questions/{name}", summary="The answer to a question", openapi_extra=_ANY, responses=problems(404, 422, 503)
)
def question(request: Request, store: StoreNeeded, name: str) -> Answer:
    """Puts a question to the graph."""
    answer = asked(store, name, dict(request.query_params))
    return Answer(question=name, title=answer.question.title, columns=list(answer.columns), rows=answer.rows)


def _described(name: str) -> Question:
    one = catalogue()[name]
    example = f"/questions/{name}?{urlencode(one.example)}" if one.example else f"/questions/{name}"
    return Question(
        name=name,
        title=one.title,
        theme=one.theme,
        answers=one.answers,
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
        columns=[QuestionColumn(name=column.name, means=column.means) for column in one.columns],
        example=example,
    )
