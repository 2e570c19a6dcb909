"""From what a caller gives (words of a command line, of an address, or Python values) to values that a question takes.

Pure: whether a uid leads anywhere is for `queries.asking`, which has a store.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from typing import TypeAlias

from graph.naming import normalise
from queries.errors import BadParameterError, UnknownPredicateError, or_nearest
from queries.questions import Parameter, Question, Type

Value: TypeAlias = str | int | list[str] | None

ENTITIES_AT_MOST = 2000


def checked(question: Question, given: Mapping[str, object]) -> dict[str, Value]:
    """Every parameter of the question with its value: what was given, else the default, else None.

    An empty string is no value, except for text. Raises BadParameterError, UnknownPredicateError.
    """
    names = [parameter.name for parameter in question.parameters]
    for name in given:
        if name not in names:
            nearest = nearest_to(name, names)
            there_are = f"; it takes {', '.join(names)}"
            raise BadParameterError(
                f"{question.name} has no parameter {name!r}{or_nearest(nearest, there_are)}", name, given[name], nearest
            )
    return {parameter.name: _value(question, parameter, given.get(parameter.name)) for parameter in question.parameters}


def nearest_to(word: str, words: Iterable[str], count: int = 3) -> list[str]:
    """The words most like the one given, best first, whatever their case."""
    by_fold: dict[str, str] = {}
    for one in words:
        by_fold.setdefault(one.casefold(), one)
    return [by_fold[fold] for fold in get_close_matches(word.casefold(), by_fold, n=count, cutoff=0.6)]


def _value(question: Question, parameter: Parameter, given: object) -> Value:
    open_text = parameter.type in (Type.TEXT, Type.NAME)
    if given is None or (given == "" and not open_text) or (given == "" and parameter.default is None):
        if parameter.required:
            raise BadParameterError(
                f"{question.name} needs {parameter.name}: {parameter.means}", parameter.name, given, parameter.choices
            )
        return parameter.default
    if parameter.type is Type.INTEGER:
        return _integer(parameter, given)
    if parameter.type is Type.ENTITIES:
        return _uids(parameter, given)
    if not isinstance(given, str):
        raise _bad(parameter, given, "must be text")
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
    parts = given.split(",") if isinstance(given, str) else given
    if not isinstance(parts, list | tuple) or not all(isinstance(part, str) for part in parts):
        raise _bad(parameter, given, "must be a list of uids, or one text with commas between them")
    uids = list(dict.fromkeys(part.strip() for part in parts if part.strip()))
    if not 1 <= len(uids) <= ENTITIES_AT_MOST:
        raise BadParameterError(
            f"{parameter.name} names {len(uids)} entities, it must be 1 to {ENTITIES_AT_MOST}", parameter.name, given
        )
    return uids


def _date(parameter: Parameter, given: str) -> str:
    try:
        return date.fromisoformat(given.strip()).isoformat()
    except ValueError as error:
        raise _bad(parameter, given, "must be a day of the calendar as YYYY-MM-DD, such as 2020-07-31") from error


def _choice(parameter: Parameter, given: str) -> str:
    by_fold = {choice.casefold(): choice for choice in parameter.choices}
    value = by_fold.get(given.strip().casefold())
    if value is not None:
        return value
    nearest = nearest_to(given, parameter.choices)
    if parameter.type is Type.PREDICATE:
        there_are = f"; there are {', '.join(parameter.choices)}"
        raise UnknownPredicateError(
            f"the ontology has no predicate {given!r}{or_nearest(nearest, there_are)}", parameter.name, given, nearest
        )
    raise _bad(parameter, given, f"must be one of {', '.join(parameter.choices)}", nearest)


def _bad(parameter: Parameter, given: object, rule: str, nearest: Iterable[str] = ()) -> BadParameterError:
    shown = repr(given)
    shown = shown if len(shown) <= 60 else shown[:57] + "…"
    return BadParameterError(
        f"{parameter.name} is {shown}, it {rule}{or_nearest(nearest)}", parameter.name, given, nearest
    )
