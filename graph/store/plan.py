"""Whether a plan of Neo4j only reads the graph: every one of its operators must be on the list of those that do.

The list (`data/neo4j_operators.txt`) allows, and does not forbid: an operator that a later version brings is refused
until somebody has looked at it. A plan does not show everything: a subquery inside an expression (`[x IN l | COLLECT
{ … }]`) has its operators left out, so whoever runs statements of strangers must look at their text too.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

_COMMENT = "#"


def foreign_operators(plan: Mapping[str, Any]) -> list[str]:
    """The operators of a plan (`operatorType`, `children`) that are not on the list, sorted, each once."""
    return sorted({name for name in _operators(plan) if name not in _reading()})


def _operators(plan: Mapping[str, Any]) -> Iterator[str]:
    waiting = [plan]
    while waiting:
        step = waiting.pop()
        # "Expand(All)@neo4j": the part behind the sign names the database.
        yield str(step["operatorType"]).partition("@")[0]
        waiting.extend(step.get("children", ()))


@cache
def _reading() -> frozenset[str]:
    lines = files("graph").joinpath("data/neo4j_operators.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith(_COMMENT))
