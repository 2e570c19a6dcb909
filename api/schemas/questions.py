"""Questions and their answers."""

from typing import Any

from pydantic import BaseModel

from api.schemas.examples import ENTITY, with_example


class QuestionParameter(BaseModel):
    """A value that a question takes. `minimum` and `maximum` bound an integer; `choices` are all that may stand."""

    name: str
    type: str
    required: bool
    default: int | str | None
    means: str
    minimum: int | None
    maximum: int | None
    choices: list[str]


class QuestionColumn(BaseModel):
    """A column of a question's answer."""

    name: str
    means: str


class Question(BaseModel):
    """A question that the graph answers, and the address of an example."""

    name: str
    title: str
    theme: str
    answers: str
    parameters: list[QuestionParameter]
    columns: list[QuestionColumn]
    example: str
    model_config = with_example(
        {
            "name": "denials",
            "title": "Denials",
            "theme": "disagreement",
            "answers": "Every claim that says that a relation does not hold, with who says so.",
            "parameters": [
                {
                    "name": "predicate",
                    "type": "predicate",
                    "required": False,
                    "default": None,
                    "means": "only this relation",
                    "minimum": None,
                    "maximum": None,
                    "choices": ["BACKS", "LEADS"],
                }
            ],
            "columns": [{"name": "uid", "means": "the claim"}],
            "example": "/questions/denials?predicate=BACKS",
        }
    )


class Questions(BaseModel):
    """All questions."""

    items: list[Question]


class Answer(BaseModel):
    """The answer to a question: one object per row, keyed by the names of its columns."""

    question: str
    title: str
    columns: list[str]
    rows: list[dict[str, Any]]
    model_config = with_example(
        {
            "question": "most-connected",
            "title": "The most connected entities",
            "columns": ["uid", "name", "connections"],
            "rows": [{"uid": ENTITY["uid"], "name": ENTITY["name"], "connections": 7}],
        }
    )
