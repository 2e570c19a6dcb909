"""An answer as lines of JSON, one row each (`application/x-ndjson`), sent while it is read, one page in memory."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

MEDIA_TYPE = "application/x-ndjson"


def wants_lines(accept: str) -> bool:
    """Whether an `Accept` header prefers lines to one JSON object: lines must be named, and not be liked less."""
    liked: dict[str, float] = {}
    for part in accept.split(","):
        name, *parameters = (word.strip().lower() for word in part.split(";"))
        liked[name] = next((_quality(word[2:]) for word in parameters if word.startswith("q=")), 1.0)
    lines = liked.get(MEDIA_TYPE, 0.0)
    return lines > 0 and lines >= liked.get("application/json", 0.0)


def lines(pages: Iterable[list[dict[str, Any]]]) -> Iterator[bytes]:
    """The lines of pages of rows."""
    for page in pages:
        if page:
            yield b"".join(line(item) for item in page)


def line(item: dict[str, Any]) -> bytes:
    """One object on one line. No character of its texts ends the line: JSON escapes line ends, and all that a reader
    might take for one is escaped with them."""
    return json.dumps(item, ensure_ascii=False, separators=(",", ":")).translate(_ENDS).encode() + b"\n"


_ENDS = {ord(end): f"\\u{ord(end):04x}" for end in "\x85\u2028\u2029"}


def _quality(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
