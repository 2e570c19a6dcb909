"""How two entities are connected."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.asking import asked
from api.parameters import entity
from api.resources import StoreNeeded
from api.routes.errors import problems
from api.schemas.base import EntityLink
from api.schemas.paths import Paths, paths_from_rows
from queries.resolving import entity_named

router = APIRouter(tags=["connections"])


@router.get("/paths", summary="How two entities are connected", responses=problems(404, 422, 503))
def paths(
    store: StoreNeeded,
    source: Annotated[str, entity("Where the chain begins.")],
    target: Annotated[str, entity("Where it ends.")],
    max_hops: Annotated[int, Query(ge=1, le=6, description="How many links a chain may have.")] = 4,
    limit: Annotated[int, Query(ge=1, le=100, description="How many chains at most.")] = 10,
) -> Paths:
    """All shortest chains of stated relations between the two, best supported first, with a quote for every link.

    An empty list where no chain of `max_hops` links or fewer joins them.
    """
    ends = entity_named(store, source), entity_named(store, target)
    asking = {"source": ends[0].uid, "target": ends[1].uid, "max_hops": max_hops, "limit": limit}
    links = [EntityLink(uid=end.uid, name=end.name, kind=end.kind) for end in ends]
    rows = asked(store, "paths", asking).rows
    return Paths(source=links[0], target=links[1], max_hops=max_hops, paths=paths_from_rows(rows))
