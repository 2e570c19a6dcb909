"""From what a caller gives (words of a command line, of an address, or Python values) to values that a question takes.

Pure: whether a uid leads anywhere is for `queries.asking`, which has a store.
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from itertools import pairwise
from typing import TypeAlias

from graph.naming import normalise
from queries.errors import BadParameterError, UnknownPredicateError, or_nearest
from queries.questions import ENTITIES_AT_MOST, Parameter, Question, Type

Value: TypeAlias = str | int | list[str] | None

TEXT_AT_MOST = 200  # characters of a name, a uid or a text to look for
_DAY = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")


def checked(question: Question, given: Mapping[str, object]) -> dict[str, Value]:
    """Every parameter of the question with its value: what was given, else the default, else None.

    An empty string is no value, except for text. Raises BadParameterError, UnknownPredicateError.
    """
    return checked_by(question.name, question.parameters, given, question.ascend)


def checked_by(
    asker: str, parameters: Sequence[Parameter], given: Mapping[str, object], ascend: Sequence[str] = ()
) -> dict[str, Value]:
    """The same for parameters that are no question's; `asker` is what a message calls whatever takes them."""
    names = [parameter.name for parameter in parameters]
    for name in given:
        if name not in names:
            nearest = nearest_to(name, names)
            there_are = f"; it takes {', '.join(names)}"
            raise BadParameterError(
                f"{asker} has no parameter {name!r}{or_nearest(nearest, there_are)}",
                name,
                given[name],
                nearest,
                allowed=names,
            )
    values = {parameter.name: _value(asker, parameter, given.get(parameter.name)) for parameter in parameters}
    _check_ascend(ascend, values)
    return values


def check_count(parameter: Parameter, uids: list[str]) -> None:
    """Raises BadParameterError when a list of entities is shorter or longer than its parameter allows."""
    low, high = parameter.minimum or 1, parameter.maximum or ENTITIES_AT_MOST
    if not low <= len(uids) <= high:
        given = f"{len(uids)} {'entity' if len(uids) == 1 else 'entities'}"
        rule = f"{parameter.name} names {given}, it must be {low} to {high}"
        raise BadParameterError(rule, parameter.name, ",".join(uids), bounds=(low, high))


def check_range(name: str, value: float, low: float, high: float) -> None:
    """Raises BadParameterError, with the nearest number, when a number is not from `low` to `high`."""
    if not low <= value <= high:
        kind = "whole number" if isinstance(low, int) else "number"
        nearest = str(min(max(value, low), high))
        raise BadParameterError(
            f"{name} is {value}, it must be a {kind} from {low} to {high}; nearest: {nearest}",
            name,
            value,
            [nearest],
            bounds=(low, high),
        )


def nearest_to(word: str, words: Iterable[str], count: int = 3) -> list[str]:
    """The words most like the one given, best first, whatever their case."""
    by_fold: dict[str, str] = {}
    for one in words:
        by_fold.setdefault(one.casefold(), one)
    return [by_fold[fold] for fold in get_close_matches(word.casefold(), by_fold, n=count, cutoff=0.6)]


def _value(asker: str, parameter: Parameter, given: object) -> Value:
    open_text = parameter.type in (Type.TEXT, Type.NAME)
    if given is None or (given == "" and not open_text) or (given == "" and parameter.default is None):
        if parameter.required:
            raise BadParameterError(
                f"{asker} needs {parameter.name}: {parameter.means}",
                parameter.name,
                given,
                allowed=parameter.choices,
            )
        return parameter.default
    if parameter.type is Type.INTEGER:
        return _integer(parameter, given)
    if parameter.type is Type.ENTITIES:
        return _uids(parameter, given)
    if parameter.type in (Type.PREDICATES, Type.KINDS):
        return _choices(parameter, given)
    if not isinstance(given, str):
        raise _bad(parameter, given, "must be text")
    if len(given) > TEXT_AT_MOST:
        raise _bad(parameter, given, f"is of {len(given)} characters and must be of {TEXT_AT_MOST} at most")
    if parameter.type is Type.NAME:
        return normalise(given)
    if parameter.type is Type.DATE:
        return _date(parameter, given)
    if parameter.choices:
        return _choice(parameter, given)
    return given if parameter.type is Type.TEXT else given.strip()


def _integer(parameter: Parameter, given: object) -> int:
    text = str(given).strip()
    allowed = f"must be a whole number from {parameter.minimum} to {parameter.maximum}"
    if isinstance(given, bool) or not text.lstrip("-").isascii() or not text.lstrip("-").isdigit():
        raise _bad(parameter, given, allowed)
    low, high = parameter.minimum or 0, parameter.maximum or 0
    try:
        value = int(text)
    except ValueError as error:
        raise _bad(parameter, given, allowed) from error
    if not low <= value <= high:
        raise _bad(parameter, given, allowed, [str(min(max(value, low), high))])
    return value


def _uids(parameter: Parameter, given: object) -> list[str]:
    uids = _parts(parameter, given, "uids")
    check_count(parameter, uids)
    return uids


def _choices(parameter: Parameter, given: object) -> list[str]:
    parts = _parts(parameter, given, "words")
    if not parts:
        raise _bad(parameter, given, f"must name at least one of {', '.join(parameter.choices)}")
    return list(dict.fromkeys(_choice(parameter, part) for part in parts))


def _parts(parameter: Parameter, given: object, what: str) -> list[str]:
    """The members of a list, or of one text with commas between them, each once."""
    parts = given.split(",") if isinstance(given, str) else given
    if not isinstance(parts, list | tuple) or not all(isinstance(part, str) for part in parts):
        raise _bad(parameter, given, f"must be a list of {what}, or one text with commas between them")
    return list(dict.fromkeys(part.strip() for part in parts if part.strip()))


def _check_ascend(ascend: Sequence[str], values: Mapping[str, Value]) -> None:
    given = [(name, value) for name in ascend if isinstance(value := values[name], str)]
    for (earlier, low), (later, high) in pairwise(given):
        if high < low:
            raise BadParameterError(
                f"{later} is {high}, it must not come before {earlier}, {low}; nearest: {low}", later, high, [low]
            )


def _date(parameter: Parameter, given: str) -> str:
    try:
        return date.fromisoformat(given.strip()).isoformat()
    except ValueError as error:
        rule = "must be a day of the calendar as YYYY-MM-DD, such as 2020-07-31"
        raise _bad(parameter, given, rule, _nearest_day(given.strip())) from error


def _nearest_day(text: str) -> list[str]:
    """The day of the calendar that is nearest to one that it lacks, such as the 31st of February."""
    match = _DAY.match(text)
    if not match:
        return []
    year, month = max(int(match[1]), 1), min(max(int(match[2]), 1), 12)
    return [date(year, month, min(max(int(match[3]), 1), monthrange(year, month)[1])).isoformat()]


def _choice(parameter: Parameter, given: str) -> str:
    by_fold = {choice.casefold(): choice for choice in parameter.choices}
    value = by_fold.get(given.strip().casefold())
    if value is not None:
        return value
    nearest = nearest_to(given, parameter.choices)
    if parameter.type in (Type.PREDICATE, Type.PREDICATES):
        there_are = f"; there are {', '.join(parameter.choices)}"
        raise UnknownPredicateError(
            f"the ontology has no predicate {_shown(given)}{or_nearest(nearest, there_are)}",
            parameter.name,
            given,
            nearest,
            allowed=parameter.choices,
        )
    raise _bad(parameter, given, f"must be one of {', '.join(parameter.choices)}", nearest)


def _bad(parameter: Parameter, given: object, rule: str, nearest: Iterable[str] = ()) -> BadParameterError:
    bounds = (parameter.minimum or 0, parameter.maximum or 0) if parameter.type is Type.INTEGER else None
    return BadParameterError(
        f"{parameter.name} is {_shown(given)}, it {rule}{or_nearest(nearest)}",
        parameter.name,
        given,
        nearest,
        allowed=parameter.choices,
        bounds=bounds,
    )


def _shown(given: object) -> str:
    shown = repr(given)
    return shown if len(shown) <= 60 else shown[:57] + "…"
