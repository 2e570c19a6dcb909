"""Which other web sites may read this service from a visitor's browser (CORS): those that SAYSO_CORS_ORIGINS names.

Reading only: `api.guards.CallerGuard` refuses whatever a page of another site would change.
"""

from starlette.datastructures import Headers
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import Response
from starlette.types import ASGIApp

from api.problems import ProblemError
from api.request_ids import HEADER

_EXPOSED = ("ETag", "Link", "Location", HEADER)
_ALLOWED = ("If-None-Match", HEADER)


class CrossingGuard(CORSMiddleware):
    """Lets the named origins read."""

    def __init__(self, app: ASGIApp, origins: tuple[str, ...]) -> None:
        super().__init__(
            app,
            allow_origins=origins,
            allow_methods=("GET", "HEAD"),
            allow_headers=_ALLOWED,
            expose_headers=_EXPOSED,
        )

    def preflight_response(self, request_headers: Headers) -> Response:
        """The answer to a browser that asks before it calls; a refusal is a problem like any other."""
        response = super().preflight_response(request_headers)
        if response.status_code < 400:
            return response
        why = bytes(response.body).decode()
        refusal = ProblemError(
            400,
            "crossing-refused",
            f"{why}; SAYSO_CORS_ORIGINS names the origins that may read here, with GET and HEAD",
        )
        answer = refusal.response()
        answer.headers["Vary"] = response.headers.get("Vary", "Origin")
        return answer
