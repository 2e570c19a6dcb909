"""What stands before every endpoint: who may call, how much may be sent, and that no failure shows its inside.

Plain ASGI, because the limit on the body must hold while it streams in.
"""

import logging
from collections.abc import Collection
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.handlers import problem_of
from api.problems import ProblemError
from api.request_ids import shown

log = logging.getLogger("sayso.api")
HEAD_ONLY = "sayso.head"
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class FailureGuard:
    """Turns whatever no handler took into a 500 without a traceback; the traceback goes to the log."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = False

        async def watch(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self.app(scope, receive, watch)
        except ProblemError as problem:
            if started:
                raise
            await problem.response()(scope, receive, send)
        except Exception as error:
            log.exception("%s failed", shown(scope))
            if started:
                raise
            await problem_of(error).response()(scope, receive, send)


class HeadGuard:
    """Answers HEAD as GET; the server leaves the body out, because it knows what was asked for. A stream is told by
    HEAD_ONLY in its scope that nobody reads beyond its beginning."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        head = scope.get("method") == "HEAD"
        await self.app({**scope, "method": "GET", HEAD_ONLY: True} if head else scope, receive, send)


class CallerGuard:
    """Refuses names that are not this service's, and writes that another web site asks a browser for.

    A page anywhere may make a visitor's browser call 127.0.0.1, by a form or through a domain name of its own that
    points there. The first is told by `Origin`, the second by `Host`.
    """

    def __init__(self, app: ASGIApp, hosts: Collection[str]) -> None:
        self.app, self.hosts = app, hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        refusal = self._refusal(scope) if scope["type"] == "http" else None
        # Answered here: this guard stands outside of the one that turns errors into answers.
        await (refusal.response() if refusal else self.app)(scope, receive, send)

    def _refusal(self, scope: Scope) -> ProblemError | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if self.hosts and _name(f"//{host}") not in self.hosts:
            return ProblemError(
                421,
                "unknown-host",
                f"this service is not called {host!r}; start it with SAYSO_HOSTS set to the names that it has",
                allowed=list(self.hosts),
            )
        origin = headers.get("origin")
        if origin and scope["method"] not in _SAFE and _site(origin) != host.lower():
            return ProblemError(
                403,
                "foreign-origin",
                f"a page of {origin} may not change this graph; a page of this service may, and any program",
            )
        return None


class SizeGuard:
    """Refuses a body above the limit, by what it announces or else while it arrives."""

    def __init__(self, app: ASGIApp, limit: int) -> None:
        self.app, self.limit = app, limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        announced = Headers(scope=scope).get("content-length", "")
        if announced.isdecimal() and int(announced) > self.limit:
            raise self._too_large()
        received = 0

        async def count() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > self.limit:
                raise self._too_large()
            return message

        await self.app(scope, count, send)

    def _too_large(self) -> ProblemError:
        return ProblemError(
            413,
            "too-large",
            f"the request is larger than {self.limit / 1024 / 1024:g} MiB; send less, or raise SAYSO_MAX_UPLOAD_MB",
            limit_bytes=self.limit,
        )


def _site(origin: str) -> str:
    try:
        return urlsplit(origin).netloc.lower()
    except ValueError:
        return ""


def _name(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""
