"""One entity. All that is asked about it has an address below it, which its question names."""

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from api.asking import asked
from api.resources import StoreNeeded
from api.routes.errors import Responses, problems
from api.schemas.entities import EntityWhole
from queries.resolving import present_entity

router = APIRouter(tags=["entities"])
_MOVED: Responses = {308: {"description": "The entity has another uid now; `Location` leads there."}}


@router.get(
    "/entities/{uid}", summary="One entity", response_model=EntityWhole, responses=_MOVED | problems(404, 422, 503)
)
def entity(request: Request, store: StoreNeeded, uid: str) -> EntityWhole | Response:
    """The entity under a uid. A uid that it had before it was found to be the same as another leads to its present
    one (308)."""
    present = present_entity(store, uid)
    if present != uid:
        query = request.url.query
        return RedirectResponse(f"/entities/{present}?{query}" if query else f"/entities/{present}", 308)
    return EntityWhole(**asked(store, "entity", {"entity": uid}).rows[0])
