"""A list of names in, candidate entities with scores and reasons out."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query

from api.asking import PATIENCE_S
from api.resources import StoreNeeded
from api.routes.errors import problems
from api.schemas.matching import CANDIDATES_AT_MOST, MatchCandidate, NameMatched, NamesMatched, NamesToMatch
from graph.ontology import Kind
from graph.store.base import Store
from queries.matching.candidates import match_names

router = APIRouter(tags=["matching"])


@router.get("/match", summary="Which entities a name may mean", responses=problems(422, 503, 504))
def match(
    store: StoreNeeded,
    name: Annotated[str, Query(max_length=200, description="A name, or a uid.")],
    kind: Annotated[Kind | None, Query(description="Only entities of this kind.")] = None,
    limit: Annotated[int, Query(ge=1, le=CANDIDATES_AT_MOST, description="How many candidates at most.")] = 5,
) -> NamesMatched:
    """The candidates for one name, best first, each with its score and the reasons for it."""
    return _matched(store, [name], kind, limit)


@router.post(
    "/match", summary="Which entities the names of a list may mean", responses=problems(400, 413, 422, 503, 504)
)
def match_list(store: StoreNeeded, wanted: NamesToMatch) -> NamesMatched:
    """The candidates for each name of a list, best first, each with its score and the reasons for it.

    Deterministic rules, no likeness of letters: `certain` is only what bears the very name. Nothing is changed.
    """
    return _matched(store, wanted.names, wanted.kind, wanted.limit)


def _matched(store: Store, names: Sequence[str], kind: Kind | None, limit: int) -> NamesMatched:
    found = match_names(store, names, [kind] if kind else [], limit, timeout_s=PATIENCE_S)
    items = [
        NameMatched(name=name, candidates=list(map(MatchCandidate.of, matches)))
        for name, matches in zip(names, found, strict=True)
    ]
    return NamesMatched(items=items)
