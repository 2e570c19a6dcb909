"""The response to a question: a page of its answer as JSON, or all of it as lines."""

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Any

from fastapi import Request
from fastapi.responses import JSONResponse, Response, StreamingResponse

from api.answers.items import Item
from api.answers.lines import MEDIA_TYPE, line, lines, wants_lines
from api.answers.paging import BATCH, Page, pages
from api.answers.wanted import Wanted, address_of_next, first_page, read_by, wanted
from api.guards import HEAD_ONLY
from api.handlers import problem_of
from graph.store.base import Row, Store
from queries.questions import Question

# From the items of a page, the page and what was asked to the object around them.
Around = Callable[[list[dict[str, Any]], Page, Wanted], dict[str, Any]]


def respond(
    request: Request, store: Store, question: Question, item: Item, in_path: Mapping[str, str], around: Around
) -> Response:
    """Answers a request. Raises ProblemError, AskError, StoreError: whatever is wrong from the start, also with a
    stream, is found before the response begins."""
    asking = wanted(question, request.query_params, in_path, item.members)
    read = read_by(store, asking)

    def show(rows: list[Row]) -> list[dict[str, Any]]:
        return [_only(item.make(row), asking.fields) for row in rows]

    if wants_lines(request.headers.get("accept", "")):
        limited = asking.limit is not None and "limit" in request.query_params
        first = first_page(read, asking, asking.limit if limited else BATCH)
        rest = iter([first.rows]) if limited else pages(read, first)
        stretches = _until_fault(map(show, islice(rest, 1 if request.scope.get(HEAD_ONLY) else None)))
        return StreamingResponse(stretches, media_type=MEDIA_TYPE, headers={"Vary": "Accept"})
    page = first_page(read, asking, asking.limit)
    following = address_of_next(request.url.path, asking, page, in_path)
    body = {**around(show(page.rows), page, asking), "next": following}
    links = {"Link": f'<{following}>; rel="next"'} if following else {}
    return JSONResponse(body, headers={"Vary": "Accept", **links})


def _until_fault(stretches: Iterator[list[dict[str, Any]]]) -> Iterator[bytes]:
    """The lines; after a fault one last line that tells it. The response is then broken off without its proper end, so
    that no client takes the part for the whole."""
    try:
        yield from lines(stretches)
    except Exception as error:
        yield line({"problem": problem_of(error).body()})
        raise


def _only(item: dict[str, Any], fields: tuple[str, ...]) -> dict[str, Any]:
    return {name: item[name] for name in fields} if fields else item
