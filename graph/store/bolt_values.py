"""From the driver's records to rows of plain values, as `graph.store.base` describes them."""

from collections.abc import Iterator
from typing import Any

import neo4j
from neo4j import graph, spatial, time

from graph.store.base import Row


def rows_of(result: neo4j.Result) -> Iterator[Row]:
    """The rows of a result, as they arrive."""
    keys = result.keys()
    for record in result:
        yield {key: _plain(value) for key, value in zip(keys, record, strict=True)}


def _plain(value: Any) -> Any:
    match value:
        case graph.Path():
            return {"nodes": list(map(_plain, value.nodes)), "relationships": list(map(_plain, value.relationships))}
        case graph.Node():
            return {"labels": sorted(value.labels), "properties": _properties(value)}
        case graph.Relationship():
            return {"relationship": value.type, "properties": _properties(value)}
        case dict():
            return {key: _plain(inner) for key, inner in value.items()}
        case spatial.Point():
            return list(value)
        case list():
            return [_plain(inner) for inner in value]
        case time.Date() | time.DateTime() | time.Time() | time.Duration():
            return value.iso_format()
        case bytes():
            return value.hex()
        case _:
            return value


def _properties(entity: graph.Entity) -> dict[str, Any]:
    return {key: _plain(entity[key]) for key in sorted(entity)}
