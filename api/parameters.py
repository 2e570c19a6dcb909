"""A query parameter that several endpoints take, and the rule that there are no others than those of the page."""

from typing import Any

from fastapi import Query, Request

from api.problems import unknown_parameters


def entity(meaning: str, alias: str | None = None) -> Any:
    """A query parameter that takes an entity."""
    described = f"{meaning} A uid, or a name where it is clear."
    return Query(alias=alias, description=described, max_length=200)


def only_known_parameters(request: Request) -> None:
    """Refuses query parameters that the address does not take. Raises ProblemError."""
    operation = request.app.openapi()["paths"].get(request.scope["route"].path, {}).get(request.method.lower())
    if operation is None:
        return
    known = [one["name"] for one in operation.get("parameters", []) if one["in"] == "query"]
    strange = set(request.query_params) - set(known)
    if strange:
        raise unknown_parameters(strange, known)
