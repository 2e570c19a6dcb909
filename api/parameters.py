"""Query parameters that several endpoints take, and the rule that there are no others."""

from typing import Annotated, Any

from fastapi import Query, Request

from api.problems import unknown_parameters
from graph.ontology import Kind, Modality, Polarity, ontology

MOST = 500  # items on a page

Limit = Annotated[int, Query(ge=1, le=MOST, description="How many items at most.")]
Offset = Annotated[int, Query(ge=0, le=1_000_000, description="How many items to leave out first.")]


def entity(meaning: str, alias: str | None = None) -> Any:
    """A query parameter that takes an entity."""
    described = f"{meaning} A uid, or a name where it is clear."
    return Query(alias=alias, description=described, max_length=200)


def _words(meaning: str, words: list[str]) -> Any:
    return Query(description=meaning, json_schema_extra={"enum": words})


KindWord = Annotated[str | None, _words("Only entities of this kind.", [*Kind])]
PolarityWord = Annotated[str | None, _words("Only affirmed or only denied claims.", [*Polarity])]
ModalityWord = Annotated[str | None, _words("Only claims of this modality.", [*Modality])]
PredicateWord = Annotated[str | None, _words("Only this relation.", list(ontology()))]


def only_known_parameters(request: Request) -> None:
    """Refuses query parameters that the address does not take. Raises ProblemError."""
    operation = request.app.openapi()["paths"].get(request.scope["route"].path, {}).get(request.method.lower())
    if operation is None:
        return
    known = [one["name"] for one in operation.get("parameters", []) if one["in"] == "query"]
    strange = set(request.query_params) - set(known)
    if strange:
        raise unknown_parameters(strange, known)
