"""The graph as a file for another program."""

from collections.abc import Iterator
from itertools import chain
from typing import Annotated

from fastapi import APIRouter, Path, Query
from fastapi.responses import StreamingResponse

from api.resources import StoreNeeded
from api.routes.errors import Responses, problems
from queries.exports import FORMATS, export

router = APIRouter(tags=["exports"])
_OBJECTS = ("application/json", "application/ld+json")
_WRITTEN: Responses = {
    200: {
        "content": {
            name: {"schema": {"type": "object" if name in _OBJECTS else "string"}}
            for name in sorted({one.media_type for one in FORMATS.values()})
        }
    }
}
_LIST = "; ".join(f"`{one.name}` ({one.title}: {one.layer})" for one in FORMATS.values())


@router.get(
    "/export/{format}",
    summary="The graph in another format",
    response_class=StreamingResponse,
    responses=_WRITTEN | problems(404, 422, 503),
)
def exported(
    store: StoreNeeded,
    format: Annotated[str, Path(description=_LIST, json_schema_extra={"enum": list(FORMATS)})],
    entity: Annotated[
        list[str] | None,
        Query(
            max_length=20, description="Only what is around it: a uid, or a name where it is clear; may be repeated."
        ),
    ] = None,
    document: Annotated[str | None, Query(description="Only this document: its uid.")] = None,
    depth: Annotated[
        int | None, Query(ge=0, le=6, description="How many steps from the entities a summary reaches, 1 by default.")
    ] = None,
) -> StreamingResponse:
    """A file for another program, of the whole graph or a piece of it.

    A summary holds entities and one edge per relation, around entities those within `depth` steps. Evidence holds whole
    documents with every claim: around entities, the documents that speak of one of them.
    """
    found = export(store, format, entity or (), document, depth)
    # What fails at the start fails before the answer has begun, so it can still be told as a problem.
    first = next(found.content, b"")
    content: Iterator[bytes] = chain([first], found.content)
    headers = {"Content-Disposition": f'attachment; filename="{found.filename}"'}
    return StreamingResponse(content, media_type=found.format.media_type, headers=headers)
