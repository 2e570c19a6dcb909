"""Every error answer is one of these: a problem as of RFC 9457, `application/problem+json`.

`code` is stable and for programs; `detail` is one sentence for people; the extension members say what there is instead:
`did_you_mean` (nearest names and values), `allowed` (values), `at_least` and `at_most` (a range), `errors` (one per
parameter). `request_id` is what the service's log calls the request.
"""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from http import HTTPStatus
from typing import Any

from starlette.responses import JSONResponse, Response

from api.request_ids import current_request_id

MEDIA_TYPE = "application/problem+json"
_URN = "urn:sayso:problem:"
_LONGEST = 100  # characters of a wrong value that are sent back
_WORD = re.compile(r"'[^']*'")


class ProblemError(Exception):
    """An answer that says what is wrong. `more` are extension members, `headers` extra response headers."""

    def __init__(
        self,
        status: int,
        code: str,
        detail: str,
        *,
        headers: Mapping[str, str] | None = None,
        **more: Any,
    ) -> None:
        super().__init__(detail)
        self.status, self.code, self.detail = status, code, " ".join(detail.split())
        self.headers = dict(headers or {})
        self.more = {key: value for key, value in more.items() if value not in (None, [], ())}

    def body(self) -> dict[str, Any]:
        """The JSON object of the answer."""
        request_id = current_request_id()
        return {
            "type": _URN + self.code,
            "title": HTTPStatus(self.status).phrase,
            "status": self.status,
            "detail": self.detail,
            "code": self.code,
            **self.more,
            **({"request_id": request_id} if request_id else {}),
        }

    def response(self) -> Response:
        """The whole answer."""
        return JSONResponse(self.body(), self.status, self.headers, MEDIA_TYPE)


def nearest(word: str, names: Iterable[str], count: int = 5) -> list[str]:
    """The names most like a word, best first, whatever their case."""
    by_folded = {name.casefold(): name for name in names}
    return [by_folded[match] for match in get_close_matches(word.casefold(), by_folded, count, 0.5)]


def unknown_parameters(given: Iterable[str], known: Iterable[str]) -> ProblemError:
    """For query parameters that nothing reads: a filter that is silently ignored would give a wrong answer."""
    names, there = sorted(given), sorted(known)
    what = f"takes {', '.join(there)}" if there else "takes no parameters"
    return ProblemError(
        422,
        "unknown-parameter",
        f"there is no parameter {', '.join(names)}; this address {what}",
        did_you_mean=[match for name in names for match in nearest(name, there, 1)],
        allowed=there,
    )


def invalid_parameters(errors: Iterable[Mapping[str, Any]]) -> ProblemError:
    """For pydantic's errors (`loc`, `msg`, `input`, `ctx`): one entry each, with the values that may stand there."""
    entries = [_entry(error) for error in errors]
    first = entries[0]
    rest = f" (and {len(entries) - 1} more)" if len(entries) > 1 else ""
    return ProblemError(
        422,
        "invalid-parameter",
        f"{first['name']} is {first.get('given')!r}: {first['problem']}{rest}"
        if "given" in first
        else f"{first['name']} is missing{rest}",
        did_you_mean=[value for entry in entries for value in entry.get("nearest", ())],
        errors=entries,
    )


def _entry(error: Mapping[str, Any]) -> dict[str, Any]:
    where, *path = [str(part) for part in error["loc"]] or ["request"]
    entry: dict[str, Any] = {"in": where, "name": ".".join(path) or where, "problem": error["msg"]}
    if error["type"] != "missing":
        entry["given"] = shown(error["input"])
    context = error.get("ctx") or {}
    bounds = {"ge": "at_least", "gt": "more_than", "le": "at_most", "lt": "less_than"}
    entry.update({name: context[key] for key, name in bounds.items() if key in context})
    if "expected" in context:
        entry["allowed"] = [word.strip("'") for word in _WORD.findall(context["expected"])]
        entry["nearest"] = nearest(str(entry.get("given", "")), entry["allowed"], 1)
    for end in ("at_least", "at_most"):
        if end in entry:
            entry["nearest"] = [str(entry[end])]
    return entry


def shown(given: object) -> str | int | float | None:
    """A value as it may be sent back: a whole body is too long, and bytes are no JSON."""
    if given is None or isinstance(given, int | float):
        return given
    text = given.decode(errors="replace") if isinstance(given, bytes) else str(given)
    text = text.encode(errors="replace").decode()  # JSON may hold half a surrogate pair, and no answer can
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
