"""An answer, in a size that a language model can take in."""

import json
from typing import Any

from api.mcp.tools import QUOTED
from api.visible import visible
from graph.store.base import Row
from queries.asking import Answer

MOST_CHARACTERS = 24_000  # of the rows of one answer, as JSON: some six thousand tokens
LONGEST_TEXT = 8_000  # characters of one value: the whole of a usual article
LONGEST_LIST = 100


def told(answer: Answer) -> dict[str, Any]:
    """The rows with what they may be taken for and how to get the others.

    Values that are not there (null, empty lists) are left out. `cut` names the columns of which some value was
    shortened. There is always one row, where the answer has any.
    """
    rows: list[Row] = []
    cut: set[str] = set()
    size = 0
    for row in answer.rows:
        kept = {key: _bounded(value) for key, value in row.items() if value not in (None, [])}
        size += len(json.dumps(kept, ensure_ascii=False))
        if rows and size > MOST_CHARACTERS:
            break
        rows.append(kept)
        cut |= {key for key in kept if _is_long(row[key])}
    return {
        "question": answer.question.title,
        "notice": QUOTED,
        "asked_with": {key: value for key, value in answer.parameters.items() if value is not None},
        "shown": len(rows),
        **_more(answer, len(rows)),
        **({"cut": f"{', '.join(sorted(cut))}: shortened where too long, marked with …"} if cut else {}),
        "rows": rows,
    }


def _bounded(value: object) -> object:
    if isinstance(value, str):
        return visible(value) if len(value) <= LONGEST_TEXT else visible(value[:LONGEST_TEXT]) + "…"
    if isinstance(value, list):
        return [_bounded(one) for one in value[:LONGEST_LIST]] + ["…"] * (len(value) > LONGEST_LIST)
    return value


def _is_long(value: object) -> bool:
    if isinstance(value, list):
        return len(value) > LONGEST_LIST or any(map(_is_long, value))
    return isinstance(value, str) and len(value) > LONGEST_TEXT


def _more(answer: Answer, shown: int) -> dict[str, str]:
    """How to get the rows that are not shown; nothing where these are all."""
    limit, offset = answer.parameters.get("limit"), answer.parameters.get("offset")
    if shown == len(answer.rows) and (not isinstance(limit, int) or shown < limit):
        return {}
    if isinstance(offset, int):
        return {"more": f"there may be more rows: ask again with offset={offset + shown}"}
    if shown < len(answer.rows):
        return {"more": f"{len(answer.rows) - shown} more rows have no room here: narrow the question"}
    most = answer.question.parameter("limit").maximum
    return {"more": f"there may be more rows: ask again with a greater limit (at most {most}), or narrow the question"}
