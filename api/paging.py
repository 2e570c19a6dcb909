"""One stretch of a long list, and the address of the next."""

from collections.abc import Mapping

from starlette.requests import Request

from api.asking import asked
from graph.store.base import Row, Store
from queries.asking import Answer


def page_of(
    request: Request, store: Store, question: str, given: Mapping[str, object], limit: int, offset: int
) -> tuple[list[Row], str | None, Answer]:
    """The rows of a question from `offset` on, at most `limit`, the address of the next page, and the whole answer."""
    answer = asked(store, question, {**given, "limit": limit + 1, "offset": offset})
    more = len(answer.rows) > limit
    following = request.url.include_query_params(limit=limit, offset=offset + limit)
    return answer.rows[:limit], f"{following.path}?{following.query}" if more else None, answer
