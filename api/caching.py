"""Answers that are not sent twice, and not longer than need be: strong `ETag`, `304 Not Modified`, gzip.

The tag is a hash of the bytes that are sent. It changes when the graph, the question or this program changes the
answer, and only then, whichever store is behind it and whoever else writes to it. The answer is computed each time; its
transfer is saved. What gzip makes has a tag of its own. Starlette's gzip writes the time of day into what it makes, so
that no strong tag could hold, and keeps the lines of a stream back until it has a block of them; hence this one.
"""

import gzip
import hashlib
import zlib

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_LEAST = 1000  # bytes; below that the head of a gzip stream costs what it saves
_LEVEL = 6
_TEXTS = ("text/", "image/svg+xml", "application/xml", "application/javascript")
_READING = frozenset({"GET", "HEAD"})


class CacheGuard:
    """Tags, compares and compresses what the application answers."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        await self.app(scope, receive, _Sender(scope, send).take)


class _Sender:
    """Holds the head of a response back until it is known whether its body comes in one piece."""

    def __init__(self, scope: Scope, send: Send) -> None:
        headers = Headers(scope=scope)
        self._send = send
        self._reading = scope["method"] in _READING
        self._zips = takes_gzip(headers.get("accept-encoding", ""))
        self._known = headers.get("if-none-match", "")
        self._head: Message | None = None
        self._stream: zlib._Compress | None = None

    async def take(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._head = message
        elif message["type"] != "http.response.body":
            await self._send(message)
        elif self._head is None:
            await self._pass_on(message)
        else:
            head, self._head = self._head, None
            headers = MutableHeaders(scope=head)
            if self._reading and "cache-control" not in headers:
                headers["Cache-Control"] = "no-cache"  # keep it, but ask each time whether it still holds
            if is_text(headers.get("content-type", "")) and "content-encoding" not in headers:
                headers.add_vary_header("Accept-Encoding")
                zips = self._zips
            else:
                zips = False
            if message.get("more_body", False):
                await self._begin(head, headers, message, zips)
            else:
                await self._whole(head, headers, message.get("body", b""), zips)

    async def _whole(self, head: Message, headers: MutableHeaders, body: bytes, zips: bool) -> None:
        if zips and len(body) >= _LEAST:
            body = await run_in_threadpool(gzip.compress, body, _LEVEL, mtime=0)
            headers["Content-Encoding"] = "gzip"
            headers["Content-Length"] = str(len(body))
        if self._reading and head["status"] == 200:
            tag = headers.setdefault("ETag", f'"{hashlib.sha256(body).hexdigest()[:32]}"')
            if is_known(tag, self._known):
                head["status"], body = 304, b""
                for name in ("Content-Type", "Content-Length", "Content-Encoding"):
                    del headers[name]
        await self._send(head)
        await self._send({"type": "http.response.body", "body": body})

    async def _begin(self, head: Message, headers: MutableHeaders, message: Message, zips: bool) -> None:
        if zips:
            self._stream = zlib.compressobj(_LEVEL, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
            headers["Content-Encoding"] = "gzip"
            del headers["Content-Length"]
        await self._send(head)
        await self._pass_on(message)

    async def _pass_on(self, message: Message) -> None:
        if self._stream is not None:
            last = not message.get("more_body", False)
            packed = self._stream.compress(message.get("body", b""))
            packed += self._stream.flush(zlib.Z_FINISH if last else zlib.Z_SYNC_FLUSH)
            message = {**message, "body": packed}
        await self._send(message)


def takes_gzip(accept_encoding: str) -> bool:
    """Whether an `Accept-Encoding` header takes gzip: it names it, or `*`, with a quality above 0."""
    liked: dict[str, bool] = {}
    for part in accept_encoding.lower().split(","):
        name, _, quality = part.partition(";")
        number = quality.replace(" ", "").removeprefix("q=")
        liked[name.strip()] = number.strip("0.") != "" if quality else True
    return liked.get("gzip", liked.get("*", False))


def is_known(tag: str, if_none_match: str) -> bool:
    """Whether an `If-None-Match` header names a tag; as the standard says, weak and strong ones compare alike."""
    known = [one.strip().removeprefix("W/") for one in if_none_match.split(",")]
    return tag.removeprefix("W/") in known or known == ["*"]


def is_text(content_type: str) -> bool:
    """Whether a media type is one that gzip makes much shorter."""
    name = content_type.partition(";")[0].strip().lower()
    return name.startswith(_TEXTS) or name.endswith(("json", "+xml"))
