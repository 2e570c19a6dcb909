"""Reading an answer in stretches."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from api.asking import asked
from graph.store.base import Row, Store
from queries.questions import Question

# From where, and how many rows: what there is of them.
Window: TypeAlias = Callable[[int, int], list[Row]]


def is_paged(question: Question) -> bool:
    """Whether a question lets its answer be read in stretches; any other is always answered whole."""
    return {"limit", "offset"} <= {parameter.name for parameter in question.parameters}


def window_of(store: Store, question: Question, given: Mapping[str, object]) -> Window:
    """Stretches of the answer to a question. `given` are its parameters, without `limit` and `offset` where it is
    paged. The store is asked when the window is: raises then what `api.asking.asked` raises."""
    if not is_paged(question):
        whole: list[Row] | None = None

        def read_whole(start: int, count: int) -> list[Row]:
            nonlocal whole
            if whole is None:
                whole = asked(store, question.name, given).rows
            return whole[start : start + count]

        return read_whole
    most = question.parameter("limit").maximum or 1

    def read(start: int, count: int) -> list[Row]:
        rows: list[Row] = []
        while len(rows) < count:
            size = min(most, count - len(rows))
            found = asked(store, question.name, {**given, "limit": size, "offset": start + len(rows)}).rows
            rows += found
            if len(found) < size:
                break
        return rows

    return read
