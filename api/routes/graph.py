"""Pieces of the graph, as data and as pictures."""

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from api.pieces import picture, piece_of
from api.resources import StoreNeeded
from api.routes.errors import Responses, problems
from api.schemas.pieces import Graph
from queries.diagram import MEDIA_TYPES, Format

router = APIRouter(tags=["connections"])
_Entities = Annotated[
    list[str] | None,
    Query(
        alias="entity",
        max_length=20,
        description="Where to start: a uid, or a name where it is clear; may be repeated. Without: the most connected.",
    ),
]
_Document = Annotated[str | None, Query(description="Instead of entities: whom this document names (its uid).")]
_Depth = Annotated[int, Query(ge=0, le=3, description="How many steps from there.")]
_Limit = Annotated[int, Query(ge=1, le=500, description="How many entities at most.")]
_DRAWN: Responses = {200: {"content": {name: {"schema": {"type": "string"}} for name in MEDIA_TYPES.values()}}}
# A picture is a page of its own in a browser; it needs its own styles and nothing else.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"


@router.get("/graph", summary="A piece of the graph", responses=problems(404, 422, 503))
def graph(
    store: StoreNeeded, entity: _Entities = None, document: _Document = None, depth: _Depth = 1, limit: _Limit = 50
) -> Graph:
    """The entities within `depth` steps and every stated relation among them, each with the claims that show it best.

    Of more entities than `limit` those stay that most claims tie to the ones given; `omitted` counts the others.
    """
    return Graph.model_validate(asdict(piece_of(store, entity or [], document, depth, limit).subgraph))


@router.get(
    "/diagram.{format}",
    summary="A picture of a piece of the graph",
    response_class=Response,
    responses=_DRAWN | problems(404, 422, 503),
)
def diagram(
    store: StoreNeeded,
    format: Format,
    entity: _Entities = None,
    document: _Document = None,
    depth: _Depth = 1,
    limit: _Limit = 30,
) -> Response:
    """The same as SVG, PNG or Mermaid text: denials and allegations are drawn differently from what is stated as fact.

    Of a large piece the most connected part is drawn, as its caption then says.
    """
    drawn = picture(piece_of(store, entity or [], document, depth, limit), format, service="")
    return Response(drawn, media_type=MEDIA_TYPES[format], headers={"Content-Security-Policy": _POLICY})
