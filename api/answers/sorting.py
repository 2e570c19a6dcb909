"""Another order than the question's own: `sort=-sources,name`."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from api.answers.windows import Window
from api.problems import ProblemError, nearest
from graph.store.base import Row

# The whole answer must be held to be sorted.
SORTED_AT_MOST = 10_000


@dataclass(frozen=True, slots=True)
class Order:
    """A column to sort by."""

    column: str
    descending: bool


def orders_of(text: str, columns: Sequence[str]) -> tuple[Order, ...]:
    """The orders of the parameter `sort`: columns with commas between them, a minus before those that descend.

    Raises ProblemError (422), which names the columns.
    """
    words = [word.strip() for word in text.split(",") if word.strip()]
    orders = tuple(Order(word.removeprefix("-"), word.startswith("-")) for word in words)
    for order in orders:
        if order.column not in columns:
            raise ProblemError(
                422,
                "unknown-column",
                f"sort names {order.column[:100]!r}, which is no column of this answer; it has {', '.join(columns)}",
                parameter="sort",
                did_you_mean=nearest(order.column[:100], columns, 3),
                allowed=list(columns),
            )
    return orders


def in_order(read: Window, orders: Sequence[Order]) -> Window:
    """Stretches of the same rows, sorted. Equal rows stay in the question's own order; what is missing comes last.

    Raises ProblemError (422) when the window is read and there are more rows than can be sorted.
    """
    rows: list[Row] | None = None

    def read_sorted(start: int, count: int) -> list[Row]:
        nonlocal rows
        if rows is None:
            rows = _sorted(read(0, SORTED_AT_MOST + 1), orders)
        return rows[start : start + count]

    return read_sorted


def _sorted(rows: list[Row], orders: Sequence[Order]) -> list[Row]:
    if len(rows) > SORTED_AT_MOST:
        raise ProblemError(
            422,
            "too-many-rows",
            f"the answer has more than {SORTED_AT_MOST} rows, which is as many as are sorted; "
            "narrow it with its parameters, or leave sort out",
            parameter="sort",
            at_most=SORTED_AT_MOST,
        )
    for order in reversed(orders):
        rows = sorted(rows, key=lambda row: _key(row[order.column], order.descending), reverse=order.descending)
    return rows


def _key(value: object, descending: bool) -> tuple[bool, Any]:
    if value is None:
        return not descending, ()
    if isinstance(value, list):
        value = [str(one).casefold() for one in value]
    elif isinstance(value, str):
        value = value.casefold()
    return descending, (value,)
