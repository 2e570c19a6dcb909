"""Entities: found by any of their names, one by one, and what they are connected to."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from api.asking import asked
from api.paging import page_of
from api.parameters import KindWord, Limit, Offset, PredicateWord
from api.resources import StoreNeeded
from api.routes.errors import Responses, problems
from api.schemas.base import EntityLink, Page
from api.schemas.entities import Connection, Connections, EntityFound, EntityWhole
from queries.resolving import present_entity

router = APIRouter(tags=["entities"])
_MOVED: Responses = {308: {"description": "The entity has another uid now; `Location` leads there."}}


@router.get("/entities", summary="Find entities by any of their names", responses=problems(422, 503))
def entities(
    request: Request,
    store: StoreNeeded,
    q: Annotated[
        str,
        Query(max_length=200, description="A name, an acronym or a part of one."),
    ] = "",
    kind: KindWord = None,
    limit: Limit = 20,
    offset: Offset = 0,
) -> Page[EntityFound]:
    """The entities that match, best first: the whole name, its beginning, the beginning of a word, any part.

    Without `q`: all entities, those that most documents speak of first.
    """
    rows, following, _ = page_of(request, store, "search", {"q": q, "kind": kind}, limit, offset)
    return Page(items=[EntityFound(**row) for row in rows], limit=limit, offset=offset, next=following)


@router.get(
    "/entities/{uid}", summary="One entity", response_model=EntityWhole, responses=_MOVED | problems(404, 422, 503)
)
def entity(request: Request, store: StoreNeeded, uid: str) -> EntityWhole | Response:
    """The entity under a uid. A uid that it had before it was found to be the same as another leads to its present
    one (308)."""
    return _moved(request, store, uid) or EntityWhole(**asked(store, "entity", {"entity": uid}).rows[0])


@router.get(
    "/entities/{uid}/connections",
    summary="What an entity is connected to",
    response_model=Connections,
    responses=_MOVED | problems(404, 422, 503),
)
def connections(
    request: Request,
    store: StoreNeeded,
    uid: str,
    predicate: PredicateWord = None,
    kind: KindWord = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Connections | Response:
    """Every stated relation of one entity with another, best supported first, with the quote that shows it best."""
    moved = _moved(request, store, uid)
    if moved:
        return moved
    asking = {"entity": uid, "predicate": predicate, "kind": kind}
    rows, following, _ = page_of(request, store, "connections", asking, limit, offset)
    found = asked(store, "entity", {"entity": uid}).rows[0]
    return Connections(
        entity=EntityLink(uid=found["uid"], name=found["name"], kind=found["kind"]),
        items=[Connection.from_row(row) for row in rows],
        limit=limit,
        offset=offset,
        next=following,
    )


def _moved(request: Request, store: StoreNeeded, uid: str) -> Response | None:
    present = present_entity(store, uid)
    if present == uid:
        return None
    path = request.url.path.replace(f"/entities/{uid}", f"/entities/{present}", 1)
    query = request.url.query
    return RedirectResponse(f"{path}?{query}" if query else path, 308)
