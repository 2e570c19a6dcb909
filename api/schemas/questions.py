"""Questions and their answers."""

from typing import Any

from pydantic import BaseModel


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
    """A column of a question's answer: text, integer, number, boolean, texts or integers; null where it may hold any
    value. Where it is `optional`, a row may have null in it."""

    name: str
    type: str | None
    optional: bool
    means: str


class Question(BaseModel):
    """A question that the graph answers, its address among the resources, and that of an example."""

    name: str
    title: str
    theme: str
    answers: str
    path: str
    parameters: list[QuestionParameter]
    columns: list[QuestionColumn]
    example: str


class Questions(BaseModel):
    """All questions."""

    items: list[Question]


class Answer(BaseModel):
    """The answer to a question: one object per row, keyed by the names of its columns. `next` is the address of more
    rows, null at the end."""

    question: str
    title: str
    columns: list[str]
    rows: list[dict[str, Any]]
    next: str | None
