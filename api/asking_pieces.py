"""How an address asks for a piece of the graph: the words after the question mark, read and described."""

from typing import Any

from starlette.datastructures import QueryParams

from api.answers.described import own_parameters, parameter_of
from api.answers.wanted import once_each
from api.problems import ProblemError, unknown_parameters
from queries.asking import question_named
from queries.errors import BadParameterError
from queries.pieces import QUESTION, drawable, piece_parameters
from queries.questions import Type


def asked_piece(query: QueryParams) -> dict[str, object]:
    """What `queries.pieces.piece_of` takes. Raises ProblemError and AskError."""
    if name := query.get(QUESTION):
        if len(query.getlist(QUESTION)) > 1:
            raise BadParameterError("question is given more than once; give it once", QUESTION, name)
        own = QueryParams([pair for pair in query.multi_items() if pair[0] != QUESTION])
        return {QUESTION: name, **once_each(question_named(name), own)}
    known = piece_parameters()
    if strange := set(query) - known.keys() - {QUESTION}:
        raise unknown_parameters(strange, [*known, QUESTION])
    return {name: _value(query, name, known[name].type) for name in query if name != QUESTION}


def described_piece() -> list[dict[str, Any]]:
    """The parameters of such an address on the OpenAPI page."""
    own = [parameter_of(one) for one in piece_parameters().values()]
    for one, parameter in zip(own, piece_parameters().values(), strict=True):
        if parameter.type is Type.ENTITIES:
            one["explode"] = True  # a name may hold a comma
    asked = {
        "name": QUESTION,
        "in": "query",
        "required": False,
        "description": "Instead: the answer to this question; every other parameter is then the question's own.",
        "schema": {"type": "string", "enum": drawable()},
    }
    return [*own, asked, own_parameters("With `question`: its parameters, as `/questions` lists them.")]


def _value(query: QueryParams, name: str, type_: Type) -> object:
    given = query.getlist(name)
    if type_ is Type.ENTITIES:
        return [text for text in given if text.strip()]
    if type_ in (Type.PREDICATES, Type.KINDS):
        return ",".join(given)
    if len(given) > 1:
        raise ProblemError(
            422,
            "repeated-parameter",
            f"{name} is given more than once, and takes one value; give it once",
            parameter=name,
        )
    return given[0]
