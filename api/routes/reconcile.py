"""OpenRefine and its like: a reconciliation service as of the Reconciliation Service API 0.2.

Pages of other sites may read it where SAYSO_CORS_ORIGINS names them (OpenRefine's is http://127.0.0.1:3333). JSONP,
which the specification leaves open, is not offered: it would let any page on the web read the graph by a script.
"""

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse

from api.asking import asked
from api.previewing import POLICY
from api.previewing import preview as preview_page
from api.problems import ProblemError
from api.reconciling import extended, kind_of, manifest, reconciled, suggested, types
from api.resources import StoreNeeded
from api.routes.errors import problems
from api.schemas.reconciling import (
    ExtensionAnswer,
    Manifest,
    ProposedProperties,
    ReconciliationResult,
    Reference,
    Suggested,
    SuggestedEntities,
)
from graph.entities import resolve_uid
from graph.store.base import Store
from queries.matching.properties import properties

router = APIRouter(tags=["reconciliation"])
_PAGE = 20
_QUERIES = 'A batch as JSON: {"q0": {"query": "…", "type": "Person", "limit": 5, "properties": [{"pid", "v"}]}, …}.'
_EXTEND = 'Wanted values as JSON: {"ids": [uid, …], "properties": [{"id": "LEADS"}, …]}.'

Prefix = Annotated[str, Query(max_length=200, description="The beginning of a name, or what was typed of it.")]
Cursor = Annotated[int, Query(ge=0, le=1_000_000, description="How many suggestions to leave out first.")]
Answered = Manifest | ExtensionAnswer | dict[str, ReconciliationResult]


@router.get(
    "/reconcile", summary="Reconcile names, or what this service offers", responses=problems(413, 422, 503, 504)
)
def reconcile(
    request: Request,
    store: StoreNeeded,
    queries: Annotated[str | None, Query(description=_QUERIES)] = None,
    extend: Annotated[str | None, Query(description=_EXTEND)] = None,
) -> Answered:
    """Without parameters the manifest of the service; with `queries` the candidates for each, with `extend` values of
    properties."""
    if queries is None and extend is None:
        return manifest(str(request.base_url).rstrip("/"))
    return _answered(store, queries, extend)


@router.post("/reconcile", summary="Reconcile names", responses=problems(400, 413, 422, 503, 504))
def reconcile_form(
    store: StoreNeeded,
    queries: Annotated[str | None, Form(description=_QUERIES)] = None,
    extend: Annotated[str | None, Form(description=_EXTEND)] = None,
) -> ExtensionAnswer | dict[str, ReconciliationResult]:
    """The candidates for each query of a batch, or values of properties. Nothing is changed."""
    if queries is None and extend is None:
        raise ProblemError(
            422, "missing-queries", "the form has neither queries nor extend", allowed=["queries", "extend"]
        )
    return _answered(store, queries, extend)


@router.get("/reconcile/suggest/entity", summary="Entities that complete a name", responses=problems(422, 503, 504))
def suggest_entity(store: StoreNeeded, prefix: Prefix = "", cursor: Cursor = 0) -> SuggestedEntities:
    """Entities whose name, or uid, is or begins with what was typed, best first."""
    rows = asked(store, "search", {"q": prefix, "limit": _PAGE, "offset": cursor}).rows
    if not rows and (uid := resolve_uid(store, prefix.strip())):
        rows = asked(store, "entity", {"entity": uid}).rows[cursor:]
    return SuggestedEntities(result=[suggested(row) for row in rows])


@router.get("/reconcile/suggest/type", summary="Types that complete a word", responses=problems(422))
def suggest_type(prefix: Prefix = "", cursor: Cursor = 0) -> Suggested:
    """Person, Organization, Place, as far as they hold what was typed."""
    return Suggested(result=_holding(types(), prefix)[cursor:])


@router.get("/reconcile/suggest/property", summary="Properties that complete a word", responses=problems(422))
def suggest_property(prefix: Prefix = "", cursor: Cursor = 0) -> Suggested:
    """The predicates of the ontology, aliases, tags and counts, as far as they hold what was typed."""
    every = [Reference(id=name, name=shown) for name, shown in properties().items()]
    return Suggested(result=_holding(every, prefix)[cursor : cursor + _PAGE])


@router.get("/reconcile/properties", summary="Properties of a type", responses=problems(422))
def propose_properties(
    type_: Annotated[
        str | None, Query(alias="type", max_length=200, description="Person, Organization or Place.")
    ] = None,
    limit: Annotated[int, Query(ge=1, le=100, description="How many at most.")] = 50,
) -> ProposedProperties:
    """The properties that entities of a type can have."""
    kind = kind_of(type_) if type_ else None
    every = [Reference(id=name, name=shown) for name, shown in properties(kind).items()]
    return ProposedProperties(type=type_, properties=every[:limit], limit=limit)


@router.get(
    "/reconcile/preview",
    summary="A small page about an entity",
    response_class=HTMLResponse,
    responses=problems(404, 422, 503, 504),
)
def preview(
    store: StoreNeeded,
    id_: Annotated[str, Query(alias="id", max_length=200, description="The uid of an entity.")],
) -> HTMLResponse:
    """What an entity is called, how much speaks of it, and what it is stated to stand in, to be shown in a frame."""
    return HTMLResponse(preview_page(store, id_), headers={"Content-Security-Policy": POLICY})


def _answered(
    store: Store, queries: str | None, extend: str | None
) -> ExtensionAnswer | dict[str, ReconciliationResult]:
    return reconciled(store, queries) if queries is not None else extended(store, extend or "")


def _holding(all_: list[Reference], prefix: str) -> list[Reference]:
    wanted = prefix.strip().casefold()
    return [one for one in all_ if wanted in one.id.casefold() or wanted in one.name.casefold()]
