"""One page of an answer, and where the next begins, while the graph may change between the two."""

from collections.abc import Iterator
from dataclasses import dataclass

from api.answers.cursors import Place, mark
from api.answers.windows import Window
from api.problems import ProblemError
from graph.store.base import Row

_STRETCH = 1000  # rows that are held at once while a lost row is looked for
SOUGHT_AT_MOST = 10_000  # rows among which it is looked for
BATCH = 500  # rows that are held at once while an answer streams


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of an answer, how many came before them, and where the following page begins (None at the end)."""

    rows: list[Row]
    start: int
    following: Place | None


def page_at(read: Window, start: int, limit: int) -> Page:
    """The `limit` rows after the first `start`."""
    return _page(read(start, limit + 1), start, limit)


def page_after(read: Window, place: Place, limit: int) -> Page:
    """The `limit` rows after a place. Raises ProblemError (410) when the row before it is no longer there."""
    rows = read(place.start - 1, limit + 2)
    if rows and mark(rows[0]) == place.after:
        return _page(rows[1:], place.start, limit)
    return page_at(read, _found_again(read, place), limit)


def pages(read: Window, first: Page) -> Iterator[list[Row]]:
    """The rows of the first page and of all after it, page by page. Raises ProblemError (410) as `page_after` does."""
    page = first
    while True:
        yield page.rows
        if page.following is None:
            return
        page = page_after(read, page.following, BATCH)


def _page(rows: list[Row], start: int, limit: int) -> Page:
    shown = rows[:limit]
    following = Place(start + limit, mark(shown[-1])) if len(rows) > limit else None
    return Page(shown, start, following)


def _found_again(read: Window, place: Place) -> int:
    """How many rows there are now up to and with the one that the place remembers."""
    found: list[int] = []
    for start in range(0, SOUGHT_AT_MOST, _STRETCH):
        rows = read(start, _STRETCH)
        found += [start + number for number, row in enumerate(rows, start=1) if mark(row) == place.after]
        if len(rows) < _STRETCH:
            break
    if not found:
        raise ProblemError(
            410,
            "cursor-expired",
            "the graph has changed, and the row after which this page begins is gone; start again without cursor",
            parameter="cursor",
        )
    # Of several that look alike the nearest; of two as near the first: better a row twice than one never.
    return min(found, key=lambda count: abs(count - place.start))
