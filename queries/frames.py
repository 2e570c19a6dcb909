"""Results as a pandas table."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from queries.asking import Answer
from queries.values import Chain

if TYPE_CHECKING:
    from pandas import DataFrame


def frame(results: Answer | Iterable[object]) -> "DataFrame":
    """The rows of an answer, or one row for each of the values that the client gives.

    A value within a value becomes columns with its name before theirs (`document_uid`); of the evidence of a relation
    the first, which shows it best. A chain has a row for every relation, with the numbers of chain and link from 1.
    Raises ImportError where pandas is not installed, and TypeError for what is no result.
    """
    try:
        from pandas import DataFrame
    except ImportError as error:
        raise ImportError(
            "a table needs pandas, which is not installed here: pip install 'sayso[pandas]'", name="pandas"
        ) from error
    if isinstance(results, Answer):
        return DataFrame(results.rows, columns=list(results.columns))
    return DataFrame([row for number, one in enumerate(results, start=1) for row in _rows(number, one)])


def _rows(number: int, value: object) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, Chain):
        for place, link in enumerate(value.links, start=1):
            for relation in link:
                yield {"chain": number, "link": place, **_flat(relation)}
    elif is_dataclass(value):
        yield _flat(value)
    else:
        raise TypeError(f"{value!r} is no result of this client: give an Answer, or a list of its values")


def _flat(value: object) -> dict[str, Any]:
    assert is_dataclass(value)
    row: dict[str, Any] = {}
    for field in fields(value):
        part = getattr(value, field.name)
        if field.name == "evidence":
            part = next(iter(part), None)
        inner = _flat(part) if is_dataclass(part) else None
        row |= {field.name: part} if inner is None else {f"{field.name}_{key}": one for key, one in inner.items()}
    return row
