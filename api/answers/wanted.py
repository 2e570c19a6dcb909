"""What an address asks of an answer besides the question's own parameters: which page, which order, which members."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from starlette.datastructures import QueryParams

from api.answers.cursors import Place, opened, sealed
from api.answers.paging import Page, page_after, page_at
from api.answers.sorting import Order, in_order, orders_of
from api.answers.windows import Window, is_paged, window_of
from api.problems import ProblemError, nearest
from graph.store.base import Store
from queries.parameters import checked
from queries.questions import LISTS, Question

CURSOR, SORT, FIELDS = "cursor", "sort", "fields"
CURSOR_AT_MOST = 200  # characters; ours have about forty
_EVERYTHING = 2**31  # rows; the whole of an answer that is not paged


@dataclass(frozen=True, slots=True)
class Wanted:
    """`given` are the question's parameters, those of paging left out; `limit` None is everything; `place` is where a
    cursor leads; `orders` and `fields` are empty where nothing is asked for."""

    question: Question
    given: Mapping[str, str]
    limit: int | None
    offset: int
    place: Place | None
    sort: str
    orders: tuple[Order, ...]
    fields: tuple[str, ...]


def wanted(question: Question, query: QueryParams, in_path: Mapping[str, str], members: Sequence[str]) -> Wanted:
    """Reads the words after the question mark. `members` are those that an item may have.

    Raises ProblemError (422), BadParameterError.
    """
    once = {**once_each(question, query), **in_path}
    sort, fields, cursor = (once.pop(name, "") for name in (SORT, FIELDS, CURSOR))
    if CURSOR in query and not is_paged(question):
        raise _idle(f"{question.name} is answered whole and has no pages", "cursor")
    values = checked(question, once)
    if cursor and "offset" in once:
        raise _idle("cursor and offset both say where the page begins", "offset")
    orders = orders_of(sort, [column.name for column in question.columns])
    paging = ("limit", "offset") if is_paged(question) else ()
    given = {name: value for name, value in once.items() if name not in paging}
    limit, offset = values["limit"] if paging else None, values["offset"] if paging else 0
    place = opened(cursor[:CURSOR_AT_MOST], _about(question, given, sort)) if cursor else None
    assert isinstance(offset, int) and (limit is None or isinstance(limit, int))
    return Wanted(question, given, limit, offset, place, sort, orders, _fields(fields, members))


def read_by(store: Store, asking: Wanted) -> Window:
    """The stretches of the answer, in the order that is asked for."""
    read = window_of(store, asking.question, asking.given)
    return in_order(read, asking.orders) if asking.orders else read


def first_page(read: Window, asking: Wanted, limit: int | None) -> Page:
    """The page that is asked for, of `limit` rows or whole. Raises ProblemError (410) for a cursor that leads nowhere,
    and what the store raises."""
    count = _EVERYTHING if limit is None else limit
    return page_after(read, asking.place, count) if asking.place else page_at(read, asking.offset, count)


def address_of_next(path: str, asking: Wanted, page: Page, in_path: Mapping[str, str]) -> str | None:
    """The address of the following page; None at the end."""
    if page.following is None:
        return None
    query = {name: value for name, value in asking.given.items() if name not in in_path}
    own = {SORT: asking.sort, FIELDS: ",".join(asking.fields), "limit": str(asking.limit)}
    cursor = sealed(page.following, _about(asking.question, asking.given, asking.sort))
    query |= {name: value for name, value in own.items() if value} | {CURSOR: cursor}
    return f"{quote(path)}?{urlencode(query)}"


def once_each(question: Question, query: QueryParams) -> dict[str, str]:
    """The words after the question mark by name, those of a list with commas between them. Raises ProblemError for
    another that is given twice."""
    lists = {SORT, FIELDS, *(parameter.name for parameter in question.parameters if parameter.type in LISTS)}
    twice = sorted({name for name in query if len(query.getlist(name)) > 1} - lists)
    if twice:
        raise ProblemError(
            422,
            "repeated-parameter",
            f"{', '.join(twice)[:100]} is given more than once, and takes one value; give it once",
            parameter=twice[0][:100],
        )
    return {name: ",".join(query.getlist(name)) for name in query}


def _about(question: Question, given: Mapping[str, str], sort: str) -> dict[str, str]:
    return {**given, "": f"{question.name} {sort}"}


def _fields(text: str, members: Sequence[str]) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
    for name in names:
        if name not in members:
            raise ProblemError(
                422,
                "unknown-field",
                f"fields names {name[:100]!r}, which no item of this answer has; they have {', '.join(members)}",
                parameter=FIELDS,
                did_you_mean=nearest(name[:100], members, 3),
                allowed=list(members),
            )
    return names


def _idle(why: str, name: str) -> ProblemError:
    return ProblemError(422, "invalid-parameter", f"{why}; leave {name} out", parameter=name)
