"""Dates as newspapers print them, to ISO 8601. What can be read in two ways ("03/04/2020") is not read at all."""

import re
from datetime import date, datetime

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FORMS = tuple(
    re.compile(rf"(?<![\w/-]){form}(?![\w/-])", re.IGNORECASE)
    for form in (rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}", rf"{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}")
)
_ISO = re.compile(
    r"(?<![\w/-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)"
    r"(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w/-])"
)


def find(text: str) -> tuple[str, int, int] | None:
    """The first date with day, month and year in a text: its ISO form and its place (code points, end exclusive)."""
    found = [match for pattern in (*_FORMS, _ISO) if (match := pattern.search(text))]
    for match in sorted(found, key=lambda match: match.start()):
        if iso := _iso(match["year"], match["month"], match["day"]):
            return iso, match.start(), match.end()
    return None


def iso_date(value: object) -> str | None:
    """The ISO date of a metadata value (a date, or a string with a date in it), None where there is none."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    found = find(value) if isinstance(value, str) else None
    return found[0] if found else None


def _iso(year: str, month: str, day: str) -> str | None:
    number = int(month) if month.isdigit() else 1 + _MONTHS.index(month[:3].lower())
    try:
        return date(int(year), number, int(day)).isoformat()
    except ValueError:
        return None
