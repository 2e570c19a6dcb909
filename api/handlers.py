"""Which error of which room becomes which problem: one table."""

from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import compile_path

from api.problems import ProblemError, invalid_parameters, nearest, shown
from graph.store.base import (
    QueryError,
    QueryTimeoutError,
    StoreAccessError,
    StoreBusyError,
    StoreError,
    StoreUnavailableError,
    StoreVersionError,
)
from queries.diagram import DiagramError
from queries.errors import (
    AmbiguousEntityError,
    AskError,
    BadParameterError,
    RefusedCypherError,
    UnknownClaimError,
    UnknownDocumentError,
    UnknownEntityError,
    UnknownPredicateError,
    UnknownQuestionError,
)

# Error, status, code. The first that fits counts, so the finer ones stand before their parents.
ASKED = (
    (UnknownQuestionError, 404, "unknown-question"),
    (UnknownEntityError, 404, "unknown-entity"),
    (UnknownDocumentError, 404, "unknown-document"),
    (UnknownClaimError, 404, "unknown-claim"),
    (AmbiguousEntityError, 422, "ambiguous-entity"),
    (UnknownPredicateError, 422, "unknown-predicate"),
    (BadParameterError, 422, "invalid-parameter"),
    (RefusedCypherError, 422, "refused-cypher"),
    (AskError, 422, "invalid-question"),
)
STORED = (
    (StoreUnavailableError, 503, "store-unavailable"),
    (StoreBusyError, 503, "store-busy"),
    (StoreAccessError, 503, "store-access"),
    (StoreVersionError, 503, "store-version"),
    (QueryTimeoutError, 504, "query-timeout"),
    (StoreError, 503, "store-error"),
)


def add_handlers(app: FastAPI) -> None:
    """Teaches the application to answer errors with problems."""
    app.add_exception_handler(ProblemError, _problem)
    app.add_exception_handler(AskError, _asked)
    app.add_exception_handler(StoreError, _stored)
    app.add_exception_handler(DiagramError, _drawn)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)


def asked_problem(error: AskError) -> ProblemError:
    """The problem of a question that cannot be answered as it was put."""
    status, code = next((status, code) for kind, status, code in ASKED if isinstance(error, kind))
    more: dict[str, Any] = {"did_you_mean": list(error.nearest)}
    if isinstance(error.value, str | int | float):
        more["given"] = shown(error.value)
    if isinstance(error, BadParameterError):
        more |= {"parameter": error.parameter, "allowed": list(error.allowed)}
        if error.bounds is not None:
            more |= {"at_least": error.bounds[0], "at_most": error.bounds[1]}
    return ProblemError(status, code, str(error), **more)


def stored_problem(error: StoreError) -> ProblemError:
    """The problem of a store that does not do its part."""
    status, code = next((status, code) for kind, status, code in STORED if isinstance(error, kind))
    return ProblemError(status, code, str(error))


def problem_of(error: Exception) -> ProblemError:
    """The problem of whatever went wrong. A fault of the program, such as a statement of ours that the engine refuses,
    shows nothing of its inside."""
    if isinstance(error, ProblemError):
        return error
    if isinstance(error, AskError):
        return asked_problem(error)
    if isinstance(error, StoreError) and (isinstance(error, QueryTimeoutError) or not isinstance(error, QueryError)):
        return stored_problem(error)
    return ProblemError(
        500, "internal-error", "a fault of the program, not of the request; the service's log has the cause"
    )


async def _problem(_request: Request, error: Exception) -> Response:
    assert isinstance(error, ProblemError)
    return error.response()


async def _asked(_request: Request, error: Exception) -> Response:
    assert isinstance(error, AskError)
    return asked_problem(error).response()


async def _stored(_request: Request, error: Exception) -> Response:
    assert isinstance(error, StoreError)
    if isinstance(error, QueryError) and not isinstance(error, QueryTimeoutError):
        raise error  # a statement of ours that the engine refuses is our fault: 500, and into the log
    return stored_problem(error).response()


async def _drawn(_request: Request, error: Exception) -> Response:
    return ProblemError(503, "diagram-failed", str(error)).response()


async def _invalid(_request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    return invalid_parameters(error.errors()).response()


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    path = request.url.path
    if error.status_code == 404:
        paths = addresses(request.app)
        problem = ProblemError(
            404,
            "unknown-address",
            f"there is nothing at {path}; / lists what there is",
            did_you_mean=nearest(path, paths, 3),
            allowed=paths,
        )
    elif error.status_code == 405:
        allowed = ", ".join(_methods(request.app, path)) or (error.headers or {}).get("Allow", "")
        problem = ProblemError(
            405,
            "wrong-method",
            f"{path} does not take {request.method}; it takes {allowed}",
            headers={"Allow": allowed},
            allowed=[method.strip() for method in allowed.split(",")],
        )
    else:
        problem = ProblemError(
            error.status_code,
            "bad-request",
            f"{error.detail}; /docs shows what {path} takes",
            headers=error.headers,
        )
    return problem.response()


def _methods(app: FastAPI, path: str) -> list[str]:
    """What an address takes: it may have several routes, and the framework names the methods of the first only."""
    operations = app.openapi()["paths"].items()
    return sorted({method.upper() for known, by in operations if compile_path(known)[0].match(path) for method in by})


def addresses(app: FastAPI) -> list[str]:
    """The addresses that the OpenAPI page lists, each once, in its order."""
    return list(app.openapi()["paths"])
