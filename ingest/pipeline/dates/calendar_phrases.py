"""What a date phrase means: "March 30, 2020", "on Thursday", "last month", against the day of publication.

Pure functions over strings. Dates come out as ISO 8601 in the precision of the phrase: day, month or year.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NUMBER_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBERS = {word: n for n, word in enumerate(_NUMBER_WORDS, start=1)}

_MONTH = "(?P<month>" + "|".join([*_MONTHS, *(rf"{m[:3]}\.?" for m in _MONTHS), r"Sept\.?"]) + ")"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_WEEKDAY = "(?P<weekday>" + "|".join(_DAYS) + ")"
# Words that make a date an edge of a span of time ("since 2019"), which says nothing of the day of an event in it.
_EDGES = ("since", "until", "till", "by", "before", "after", "from", "between", "through", "to")
_NO_EDGE = "".join(f"(?<!{word} )" for word in _EDGES)


class Tense(Enum):
    """Which way a date without a year or week lies."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A date phrase in a string: code points, end exclusive, and its meaning, None where it cannot be told."""

    start: int
    end: int
    iso: str | None


_Meaning = Callable[[re.Match[str], date | None, Tense], str | None]


def phrases(text: str, published: date | None, tense: Tense) -> Iterator[Phrase]:
    """The date phrases of a text, none inside another, the longer ones first."""
    taken: list[range] = []
    for pattern, meaning in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if not any(start < each.stop and each.start < end for each in taken):
                taken.append(range(start, end))
                yield Phrase(start, end, meaning(match, published, tense))


def published_on(published: str | None) -> date | None:
    """The day of publication of an ISO date or timestamp; None where there is none or it lacks the day."""
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _month_number(name: str) -> int:
    return next(n for n, month in enumerate(_MONTHS, start=1) if month.startswith(name.rstrip(".")[:3]))


def _full(match: re.Match[str], published: date | None, tense: Tense) -> str | None:
    try:
        return date(int(match["year"]), _month_number(match["month"]), int(match["day"])).isoformat()
    except ValueError:
        return None


def _iso(match: re.Match[str], published: date | None, tense: Tense) -> str | None:
    try:
        return date.fromisoformat(match[0]).isoformat()
    except ValueError:
        return None


def _day_of_month(match: re.Match[str], published: date | None, tense: Tense) -> str | None:
    if published is None or tense is Tense.UNKNOWN:
        return None
    month, day = _month_number(match["month"]), int(match["day"])
    try:
        this_year = date(published.year, month, day)
        if tense is Tense.PAST:
            return (this_year if this_year <= published else date(published.year - 1, month, day)).isoformat()
        return (this_year if this_year >= published else date(published.year + 1, month, day)).isoformat()
    except ValueError:
        return None


def _month_and_year(match: re.Match[str], published: date | None, tense: Tense) -> str:
    return f"{match['year']}-{_month_number(match['month']):02}"


def _month_alone(match: re.Match[str], published: date | None, tense: Tense) -> str | None:
    if published is None or tense is Tense.UNKNOWN:
        return None
    month = _month_number(match["month"])
    year = published.year
    if tense is Tense.PAST and month > published.month:
        year -= 1
    elif tense is Tense.FUTURE and month < published.month:
        year += 1
    return f"{year}-{month:02}"


def _year_alone(match: re.Match[str], published: date | None, tense: Tense) -> str:
    return match["year"]


def _weekday(match: re.Match[str], published: date | None, tense: Tense) -> str | None:
    if published is None:
        return None
    which = (match["which"] or "").lower().strip()
    back = (published.weekday() - _DAYS.index(match["weekday"])) % 7
    if which == "last":
        return (published - timedelta(days=back or 7)).isoformat()
    if which == "next":
        return (published + timedelta(days=7 - back)).isoformat()
    if tense is Tense.PAST:
        return (published - timedelta(days=back)).isoformat()
    if tense is Tense.FUTURE:
        return (published + timedelta(days=(7 - back) % 7)).isoformat()
    return None


def _near_day(match: re.Match[str], published: date | None, tense: Tense) -> str | None:
    if published is None:
        return None
    word = match[0].lower()
    shift = -1 if word in ("yesterday", "last night") else 1 if word == "tomorrow" else 0
    return (published + timedelta(days=shift)).isoformat()


def _days_ago(match: re.Match[str], published: date | None, tense: Tense) -> str | None:
    if published is None:
        return None
    number = match["number"].lower()
    return (published - timedelta(days=_NUMBERS.get(number) or int(number))).isoformat()


def _near_month_or_year(match: re.Match[str], published: date | None, tense: Tense) -> str | None:
    if published is None:
        return None
    shift = {"last": -1, "this": 0, "next": 1}[match["which"].lower()]
    if match["unit"].lower() == "year":
        return str(published.year + shift)
    months = published.year * 12 + published.month - 1 + shift
    return f"{months // 12}-{months % 12 + 1:02}"


def _unsure(match: re.Match[str], published: date | None, tense: Tense) -> None:
    return None


def _compiled(pattern: str, *, any_case: bool = False) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){_NO_EDGE}{pattern}(?![\w-])", re.IGNORECASE if any_case else 0)


_PATTERNS: tuple[tuple[re.Pattern[str], _Meaning], ...] = (
    (_compiled(r"\d{4}-\d\d-\d\d"), _iso),
    (_compiled(rf"{_MONTH} {_DAY}(?: ?, ?| ){_YEAR}"), _full),
    (_compiled(rf"{_DAY}(?: of)? {_MONTH},? {_YEAR}"), _full),
    (_compiled(rf"{_MONTH},?(?: of)? {_YEAR}"), _month_and_year),
    (_compiled(rf"{_MONTH} {_DAY}(?! ?(?:-|–|to|and) ?\d)"), _day_of_month),
    (_compiled(rf"{_DAY}(?: of)? {_MONTH}"), _day_of_month),
    (_compiled(rf"(?P<which>last |next |this )?{_WEEKDAY}"), _weekday),
    (
        _compiled(r"(?:yesterday|today|tonight|tomorrow|last night|this (?:morning|afternoon|evening))", any_case=True),
        _near_day,
    ),
    (_compiled(rf"(?P<number>{'|'.join(_NUMBERS)}|\d\d?) days? ago", any_case=True), _days_ago),
    (_compiled(r"(?P<which>last|this|next) (?P<unit>month|year)", any_case=True), _near_month_or_year),
    (_compiled(r"(?:last|next|this|that) (?:week|weekend|spring|summer|autumn|fall|winter)", any_case=True), _unsure),
    (_compiled(rf"(?:(?:[Ii]n|[Dd]uring) (?:early |mid-|late |about |around )?)(?P<date>{_MONTH})"), _month_alone),
    (
        _compiled(
            rf"(?:(?:[Ii]n|[Dd]uring|[Oo]f|[Tt]he) (?:early |mid-|late |spring |summer |autumn |winter )?){_YEAR}"
        ),
        _year_alone,
    ),
)
