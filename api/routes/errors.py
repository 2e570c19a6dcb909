"""How the OpenAPI page shows the errors of an endpoint."""

from http import HTTPStatus
from typing import Any, TypeAlias

from api.problems import MEDIA_TYPE
from api.schemas.base import Problem

Responses: TypeAlias = dict[int | str, dict[str, Any]]

_EXAMPLE = {
    400: ("bad-request", "There was an error parsing the body; /docs shows what /documents takes"),
    403: (
        "cypher-off",
        "this service takes no Cypher of your own; start it with SAYSO_CYPHER=on, or ask one of /questions",
    ),
    404: ("unknown-entity", "there is no entity 'Kadimi'; nearest: Mustafa al-Kadhimi (a4f21c09be77d01853c2e)"),
    410: (
        "cursor-expired",
        "the graph has changed, and the row after which this page begins is gone; start again without cursor",
    ),
    413: ("too-large", "the request is larger than 20 MiB; send less, or raise SAYSO_MAX_UPLOAD_MB"),
    415: (
        "unknown-media-type",
        "the request is text/plain; send a text as application/json or a file as multipart/form-data",
    ),
    422: ("unknown-parameter", "there is no parameter knd; this address takes kind, limit, offset, q"),
    503: ("store-unavailable", "nothing answers at neo4j://127.0.0.1:7687: start it with sayso neo4j start"),
    504: ("query-timeout", "the question took longer than 30 s; narrow it with its parameters, or ask for fewer rows"),
}


def problems(*statuses: int) -> Responses:
    """The `responses` of an endpoint that may answer these problems, each with an example."""
    return {status: _response(status) for status in statuses}


def _response(status: int) -> dict[str, Any]:
    code, detail = _EXAMPLE[status]
    title = HTTPStatus(status).phrase
    example = {"type": f"urn:sayso:problem:{code}", "title": title, "status": status, "detail": detail, "code": code}
    schema = {"$ref": f"#/components/schemas/{Problem.__name__}"}
    return {"description": title, "content": {MEDIA_TYPE: {"schema": schema, "example": example}}}
