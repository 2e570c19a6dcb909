"""Pieces of the graph, as data and as pictures."""

from dataclasses import asdict

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.asking_pieces import asked_piece, described_piece
from api.pieces import picture, piece
from api.resources import StoreNeeded
from api.routes.errors import Responses, problems
from api.schemas.pieces import Graph
from queries.diagram import MEDIA_TYPES, Format

router = APIRouter(tags=["connections"])
_ASKED = {"parameters": described_piece()}
_DRAWN: Responses = {200: {"content": {name: {"schema": {"type": "string"}} for name in MEDIA_TYPES.values()}}}
# A picture is a page of its own in a browser; it needs its own styles and nothing else.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"


@router.get("/graph", summary="A piece of the graph", responses=problems(404, 422, 503, 504), openapi_extra=_ASKED)
def graph(request: Request, store: StoreNeeded) -> Graph:
    """The entities around some (`entity`), on the chains between some (`between`), of what a document states
    (`document`) or of the answer to a question (`question`), with the relations that are stated among them; without
    any of these, the most connected entities.

    Of more entities than `limit` those stay that most claims tie to the ones given; `omitted` counts the others.
    Every relation has the claims that show it best. Conditions (`predicates`, `polarity`, `since` …) go with `entity`.
    """
    found = piece(store, asked_piece(request.query_params))
    return Graph.model_validate({"title": found.title, "note": found.note, **asdict(found.subgraph)})


@router.get(
    "/diagram.{format}",
    summary="A picture of a piece of the graph",
    response_class=Response,
    responses=_DRAWN | problems(404, 422, 503, 504),
    openapi_extra=_ASKED,
)
def diagram(request: Request, store: StoreNeeded, format: Format) -> Response:
    """The same, drawn: denials and allegations differently from what is stated as fact. Where the graph states nothing
    of what is asked, the picture says so.

    Of a large piece the most connected part is drawn, as its caption then says.
    """
    drawn = picture(piece(store, asked_piece(request.query_params)), format, service="")
    return Response(drawn, media_type=MEDIA_TYPES[format], headers={"Content-Security-Policy": _POLICY})
