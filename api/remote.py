"""Asks the service that owns a store to change it.

An embedded store has one owner; while `sayso serve` is that owner, `sayso ingest` and `sayso remove` go through it.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.request import ProxyHandler, Request, build_opener

from api.presence import Presence
from graph.record import Document
from graph.store.base import StoreUnavailableError

# A proxy in the environment is for the world outside, not for this machine.
_open = build_opener(ProxyHandler({})).open
_PATIENCE_S = 600  # a long document on a busy machine; the service answers only when it is loaded


class RemoteError(Exception):
    """The service refuses a request. `problem` is its problem object."""

    def __init__(self, status: int, problem: Mapping[str, Any]) -> None:
        super().__init__(str(problem.get("detail", f"the service answered {status}")))
        self.status, self.problem = status, problem


def post_document(service: Presence, document: Document) -> bool:
    """Adds a document; tells whether it is new. Raises RemoteError, StoreUnavailableError."""
    answer = json.loads(_call(service, "POST", "/documents", json.dumps(asdict(document)).encode()))
    return bool(answer["added"])


def delete_document(service: Presence, uid: str) -> None:
    """Takes a document out. Raises RemoteError, StoreUnavailableError."""
    _call(service, "DELETE", f"/documents/{uid}", None)


def _call(service: Presence, method: str, path: str, body: bytes | None) -> bytes:
    # S310: the address comes from the note of a service on this machine, and is always http.
    request = Request(service.address + path, body, {"Content-Type": "application/json"}, method=method)  # noqa: S310
    try:
        with _open(request, timeout=_PATIENCE_S) as response:
            answer: bytes = response.read()
            return answer
    except HTTPError as error:
        raise RemoteError(error.code, _problem(error.read())) from error
    except (OSError, HTTPException) as error:
        raise StoreUnavailableError(
            f"the service at {service.address} (process {service.pid}) owns the store and does not answer ({error}): "
            f"stop it (kill {service.pid}) and try again"
        ) from error


def _problem(body: bytes) -> dict[str, Any]:
    try:
        problem = json.loads(body)
    except ValueError:
        return {}
    return problem if isinstance(problem, dict) else {}
