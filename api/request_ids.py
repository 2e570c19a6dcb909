"""A name for every request, by which an answer, a problem and the lines of the log are told to belong together.

A client may give its own in `X-Request-ID`; one that is not sound, or none, is replaced. It is sent back either way.
"""

import logging
import re
from contextvars import ContextVar
from uuid import uuid4

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADER = "X-Request-ID"
log = logging.getLogger("sayso.api")
_SOUND = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,63}")
_current: ContextVar[str | None] = ContextVar("request_id", default=None)


def current_request_id() -> str | None:
    """The name of the request that is being answered; None outside one."""
    return _current.get()


def shown(scope: Scope) -> str:
    """A request for the log: its name, its method and its path, escaped, so that it stays one line."""
    raw: bytes = scope.get("raw_path") or scope["path"].encode()
    path = raw.decode("ascii", "backslashreplace").encode("unicode_escape").decode()
    return f"{_current.get() or '-'} {scope['method']} {path}"


class RequestIdGuard:
    """Names every request, and writes one line about each answer into the log (level INFO)."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given = Headers(scope=scope).get(HEADER, "")
        name = given if _SOUND.fullmatch(given) else uuid4().hex
        before = _current.set(name)

        async def named(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)[HEADER] = name
                log.info("%s: %d", shown(scope), message["status"])
            await send(message)

        try:
            await self.app(scope, receive, named)
        finally:
            _current.reset(before)
