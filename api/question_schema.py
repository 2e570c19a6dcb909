"""The parameters of a question as JSON Schema (2020-12)."""

from typing import Any

from queries.questions import LISTS, Parameter, Question, Type

_WORDS = {"type": "string", "maxLength": 200}
_GIVEN = {
    Type.ENTITY: "A name, or a uid.",
    Type.ENTITIES: "Names, or uids.",
    Type.DOCUMENT: "A uid.",
    Type.CLAIM: "A uid.",
}


def parameters_schema(question: Question) -> dict[str, Any]:
    """The object that holds all parameters of a question; lists are arrays."""
    return {
        "type": "object",
        "properties": {parameter.name: parameter_schema(parameter) for parameter in question.parameters},
        "required": [parameter.name for parameter in question.parameters if parameter.required],
        "additionalProperties": False,
    }


def parameter_schema(parameter: Parameter) -> dict[str, Any]:
    """One parameter: its type, its range or its words, its default, and what it means."""
    means = f"{parameter.means[0].upper()}{parameter.means[1:]}."
    described = {"description": f"{means} {_GIVEN.get(parameter.type, '')}".strip()}
    default = {} if parameter.default is None else {"default": parameter.default}
    return {**_values(parameter), **default, **described}


def _values(parameter: Parameter) -> dict[str, Any]:
    if parameter.type is Type.INTEGER:
        return {"type": "integer", "minimum": parameter.minimum, "maximum": parameter.maximum}
    one = {"type": "string", "enum": list(parameter.choices)} if parameter.choices else dict(_WORDS)
    if parameter.type in LISTS:
        bounds = {"minItems": parameter.minimum or 1, "maxItems": parameter.maximum or len(parameter.choices)}
        return {"type": "array", "items": one, **bounds}
    if parameter.type is Type.DATE:
        return {"type": "string", "format": "date"}
    return one
