"""What the Reconciliation Service API 0.2 demands of the answers of a service, as JSON Schemas (draft 2020-12), written
from the text of the specification."""

from typing import Any, TypeAlias

from jsonschema import Draft202012Validator

_Members: TypeAlias = dict[str, dict[str, Any]]
_TEXT = {"type": "string", "minLength": 1}


def _object(
    required: dict[str, Any], optional: dict[str, Any] | None = None, *, closed: bool = False
) -> dict[str, Any]:
    return {
        "type": "object",
        "required": list(required),
        "properties": {**required, **(optional or {})},
        **({"additionalProperties": False} if closed else {}),
    }


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


_REFERENCE = _object({"id": _TEXT, "name": _TEXT})
_TYPE = {"oneOf": [_TEXT, _object({"id": _TEXT}, {"name": _TEXT})]}
_TEMPLATE = {"type": "string", "pattern": r"^https?://.*\{\{id\}\}"}
_PATH = _object({"service_url": {"type": "string", "pattern": "^https?://"}, "service_path": {"type": "string"}})

MANIFEST = _object(
    {
        "versions": {**_list(_TEXT), "contains": {"const": "0.2"}},
        "name": _TEXT,
        "identifierSpace": _TEXT,
        "schemaSpace": _TEXT,
    },
    {
        "defaultTypes": {**_list(_REFERENCE), "uniqueItems": True},
        "documentation": _TEXT,
        "serviceVersion": _TEXT,
        "batchSize": {"type": "integer", "minimum": 1},
        "view": _object({"url": _TEMPLATE}),
        "preview": _object({"url": _TEMPLATE, "width": {"type": "integer"}, "height": {"type": "integer"}}),
        "suggest": _object({}, {"entity": _PATH, "property": _PATH, "type": _PATH}),
        "extend": _object({}, {"propose_properties": _PATH, "property_settings": {"type": "array"}}),
    },
)
RESULTS = {
    "type": "object",
    "additionalProperties": _object(
        {
            "result": _list(
                _object(
                    {"id": _TEXT, "name": _TEXT, "score": {"type": "number"}},
                    {
                        "description": {"type": "string"},
                        "match": {"type": "boolean"},
                        "type": _list(_TYPE),
                        "features": _list(_object({"id": _TEXT, "value": {"type": ["boolean", "number"]}})),
                    },
                )
            )
        }
    ),
}
SUGGESTED_ENTITIES = _object(
    {
        "result": _list(
            _object({"id": _TEXT, "name": _TEXT}, {"description": {"type": "string"}, "notable": _list(_TYPE)})
        )
    }
)
SUGGESTED = _object({"result": _list(_REFERENCE)})
PROPOSED = _object({"properties": _list(_REFERENCE)}, {"limit": {"type": "integer"}})
_CELL = {
    "oneOf": [
        _object({"id": _TEXT, "name": _TEXT}, {"description": {"type": "string"}}, closed=True),
        _object({"str": {"type": "string"}}, closed=True),
        _object({"int": {"type": "integer"}}, closed=True),
        _object({"float": {"type": "number"}}, closed=True),
        _object({}, closed=True),
    ]
}
EXTENSION = _object(
    {
        "meta": _list(_REFERENCE),
        "rows": {
            "type": "object",
            "additionalProperties": {"type": "object", "additionalProperties": _list(_CELL)},
        },
    }
)


def conforms(answer: object, schema: dict[str, Any]) -> None:
    """Raises jsonschema's ValidationError where an answer is not as demanded."""
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(answer)
