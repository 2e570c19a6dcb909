"""Where the next page of an answer begins, as a word that a client hands back.

A cursor holds how many rows came before, and a mark of the last of them. When the graph has changed in the meantime,
the mark finds that row again, wherever it stands now, so that no row is left out or shown twice because of rows that
came or went before it. It is sealed together with the question that it belongs to: a cursor that was changed, or is
used for another question, is refused. The seal needs no secret: a forged cursor gets nothing that `offset` would not.
"""

import hashlib
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass

from api.problems import ProblemError
from graph.store.base import Row

_MARK = 12  # hexadecimal digits: the chance that two of a million rows share one is below one in a hundred
_SEAL = 8  # bytes
_EVIDENCE = frozenset({"speaker_uid", "document_uid"})  # may change while the row stays the same


@dataclass(frozen=True, slots=True)
class Place:
    """After `start` rows, the last of which bears the mark `after`."""

    start: int
    after: str


def mark(row: Row) -> str:
    """What tells one row of an answer from the others, whatever is counted in it."""
    if "uid" in row:
        names = ["uid"]
    else:
        uids = [name for name in row if name.endswith("_uid") and name not in _EVIDENCE]
        names = [*uids, *(name for name in ("predicate", "direction") if name in row)] if uids else list(row)
    return _digest([row[name] for name in names])[:_MARK]


def sealed(place: Place, about: Mapping[str, str]) -> str:
    """The cursor of a place in the answer to what `about` asks."""
    content = json.dumps([place.start, place.after], separators=(",", ":")).encode()
    return urlsafe_b64encode(_seal(content, about) + content).decode().rstrip("=")


def opened(cursor: str, about: Mapping[str, str]) -> Place:
    """The place of a cursor. Raises ProblemError (422) where it is no cursor of this question."""
    try:
        raw = urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4))
        seal, content = raw[:_SEAL], raw[_SEAL:]
        if seal != _seal(content, about):
            raise ValueError("the seal does not fit")
        start, after = json.loads(content)
        return Place(int(start), str(after))
    except ValueError as error:
        raise ProblemError(
            422,
            "invalid-cursor",
            "the cursor was changed, or belongs to another question, other parameters or another order; "
            "follow `next` as it is, or start again without cursor",
            parameter="cursor",
        ) from error


def _seal(content: bytes, about: Mapping[str, str]) -> bytes:
    return hashlib.sha256(content + _digest(sorted(about.items())).encode()).digest()[:_SEAL]


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=True).encode()).hexdigest()
