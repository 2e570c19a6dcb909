"""The service: `create_app` puts the rooms together. Nothing happens when this module is imported."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from functools import cache
from importlib.metadata import version
from typing import Any

from fastapi import APIRouter, Depends, FastAPI
from fastapi.concurrency import run_in_threadpool
from fastapi.routing import APIRoute

from api.caching import CacheGuard
from api.crossing import CrossingGuard
from api.examples import add_examples
from api.guards import CallerGuard, FailureGuard, HeadGuard, SizeGuard
from api.handlers import add_handlers
from api.parameters import only_known_parameters
from api.request_ids import RequestIdGuard
from api.resources import Resources
from api.routes import (
    answers,
    claims,
    cypher,
    documents,
    entities,
    exports,
    graph,
    health,
    home,
    match,
    measures,
    paths,
    questions,
    reconcile,
)
from api.schemas.base import Problem
from api.settings import Settings
from graph.store.base import Store

_DESCRIPTION = """
People, organizations, places, and the relations that documents **state** about them. Every claim keeps its quote, its
place in the text, its speaker, whether it is affirmed or denied, and how sure the text is.

Errors are problems as of RFC 9457 (`application/problem+json`): `detail` says what is wrong and what there is instead.
This page needs the internet for its scripts; `/` works without.
"""


def create_app(settings: Settings | None = None, store: Store | None = None) -> FastAPI:
    """The service over one store: the one handed in, which must be prepared, else the one that the settings name,
    opened when the service starts and closed when it ends. Settings come from the environment by default.

    Raises SettingsError.
    """
    resources = Resources(settings or Settings.from_environment(), store)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        await run_in_threadpool(resources.open)
        try:
            yield
        finally:
            await run_in_threadpool(resources.close)

    app = FastAPI(
        title="sayso",
        version=version("sayso"),
        description=_DESCRIPTION,
        lifespan=lifespan,
        redoc_url=None,  # one page for trying out is enough, and either needs scripts from outside
    )
    app.state.resources = resources
    add_handlers(app)
    # The last one added stands outermost.
    app.add_middleware(HeadGuard)
    app.add_middleware(SizeGuard, limit=resources.settings.max_body_bytes)
    app.add_middleware(CacheGuard)
    app.add_middleware(FailureGuard)
    if resources.settings.cors_origins:
        app.add_middleware(CrossingGuard, origins=resources.settings.cors_origins)
    app.add_middleware(CallerGuard, hosts=resources.settings.hosts)
    app.add_middleware(RequestIdGuard)
    checked = [Depends(only_known_parameters)]
    routers = [
        part.router
        for part in (entities, claims, paths, exports, documents, match, measures, reconcile, cypher, health)
    ]
    for router in (answers.router_of(_reading(routers)), *routers):
        app.include_router(router, dependencies=checked)
    app.include_router(questions.router)  # a question knows its own parameters
    app.include_router(graph.router)
    app.include_router(home.router)
    _complete_page(app)
    return app


def _reading(routers: Iterable[APIRouter]) -> set[str]:
    """The addresses that have a GET handler of their own."""
    routes = (route for router in routers for route in router.routes)
    return {route.path for route in routes if isinstance(route, APIRoute) and "GET" in (route.methods or ())}


def _complete_page(app: FastAPI) -> None:
    """Adds to the OpenAPI page the schema of problems, which no endpoint returns as a value, and the examples."""
    made = app.openapi

    @cache
    def openapi() -> dict[str, Any]:
        page = made()
        page["components"]["schemas"]["Problem"] = Problem.model_json_schema()
        add_examples(page)
        return page

    app.openapi = openapi  # type: ignore[method-assign]
