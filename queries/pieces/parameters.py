"""What a piece may be asked for with, wherever it is asked for: over HTTP, on the command line, from Python."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from queries.errors import BadParameterError
from queries.parameters import Value, check_range, checked_by
from queries.pieces.piece import listed
from queries.questions import Parameter, Type, questions

CONDITIONS = ("predicates", "kinds", "polarity", "modality", "min_sources", "since", "until")


class Chains(StrEnum):
    """Which chains between two entities: the shortest, or all that meet no entity twice."""

    SHORTEST = "shortest"
    ALL = "all"


QUESTION = "question"
STARTS = ("entity", "between", "document", QUESTION)
HOPS: Mapping[Chains, tuple[int, int]] = MappingProxyType({Chains.SHORTEST: (1, 6), Chains.ALL: (1, 4)})
_HOPS_BY_DEFAULT = {Chains.SHORTEST: 4, Chains.ALL: 3}
# With which starts a parameter means something; one that would silently do nothing is refused.
_GOES_WITH: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("depth", *CONDITIONS), ("entity",)),
    **dict.fromkeys(("chains", "max_hops"), ("between",)),
}


@cache
def piece_parameters() -> Mapping[str, Parameter]:
    """The parameters of every piece but an answer's, which are the question's own. The conditions are those of the
    question `neighbourhood`."""
    own = (
        Parameter("entity", Type.ENTITIES, False, None, "around which entities", 1, 20),
        Parameter("between", Type.ENTITIES, False, None, "instead: the chains of relations between these", 2, 6),
        Parameter("document", Type.DOCUMENT, False, None, "instead: what this document states"),
        Parameter("depth", Type.INTEGER, False, 1, "how many steps from the entities", 0, 3),
        Parameter("chains", Type.CHOICE, False, Chains.SHORTEST, "which chains between them", choices=tuple(Chains)),
        Parameter(
            "max_hops", Type.INTEGER, False, None, "how many links a chain may have, 4 by default, 3 of all", 1, 6
        ),
        Parameter("limit", Type.INTEGER, False, 30, "how many entities at most", 1, 500),
    )
    near = questions()["neighbourhood"]
    return MappingProxyType({one.name: one for one in (*own, *(near.parameter(name) for name in CONDITIONS))})


def checked_piece(given: Mapping[str, object]) -> dict[str, Value]:
    """Every parameter of a piece with its value. Raises BadParameterError, UnknownPredicateError."""
    told = {name: value for name, value in given.items() if value not in (None, "", [], ())}
    values = checked_by("a piece of the graph", tuple(piece_parameters().values()), told, ("since", "until"))
    start = start_of(told)
    for name, starts in _GOES_WITH.items():
        if name in told and start not in starts:
            what = f"with {start}" if start else "without a start"
            raise BadParameterError(
                f"{name} says nothing {what}; leave it out, or give {listed(list(starts), 'or')}", name, told[name]
            )
    if start == "between":
        values["max_hops"] = _hops(Chains(str(values["chains"])), values["max_hops"])
    return values


def start_of(given: Mapping[str, object]) -> str | None:
    """Which of `STARTS` is given. Raises BadParameterError where several are."""
    several = [name for name in STARTS if given.get(name) not in (None, "", [], ())]
    if len(several) > 1:
        raise BadParameterError(
            f"{listed(several)} are given, and a piece of the graph is of one of them; leave the others out",
            several[1],
            allowed=STARTS,
        )
    return several[0] if several else None


def _hops(chains: Chains, given: Value) -> int:
    if not isinstance(given, int):
        return _HOPS_BY_DEFAULT[chains]
    check_range("max_hops", given, *HOPS[chains])
    return given
