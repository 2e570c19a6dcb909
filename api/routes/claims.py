"""Claims: what documents state, with the words and the speaker."""

from typing import Annotated

from fastapi import APIRouter, Query, Request

from api.asking import asked
from api.paging import page_of
from api.parameters import Limit, ModalityWord, Offset, PolarityWord, PredicateWord, entity
from api.resources import StoreNeeded
from api.routes.errors import problems
from api.schemas.base import Page
from api.schemas.claims import Claim

router = APIRouter(tags=["claims"])
_Day = Annotated[str | None, Query(description="A day, YYYY-MM-DD.", max_length=20)]


@router.get("/claims", summary="Claims, filtered", responses=problems(404, 422, 503))
def claims(
    request: Request,
    store: StoreNeeded,
    subject: Annotated[str | None, entity("Who or what it is said of.")] = None,
    object_: Annotated[str | None, entity("The other end.", "object")] = None,
    predicate: PredicateWord = None,
    speaker: Annotated[str | None, entity("Only what this one says.")] = None,
    polarity: PolarityWord = None,
    modality: ModalityWord = None,
    document: Annotated[str | None, Query(description="Only what this document states: its uid.")] = None,
    since: _Day = None,
    until: _Day = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Page[Claim]:
    """The claims that meet every condition given, those of the oldest document first.

    `since` and `until` bound the day on which the document was published, both included.
    """
    asking = {
        "subject": subject,
        "object": object_,
        "predicate": predicate,
        "speaker": speaker,
        "polarity": polarity,
        "modality": modality,
        "document": document,
        "since": since,
        "until": until,
    }
    rows, following, _ = page_of(request, store, "claims", asking, limit, offset)
    return Page(items=[Claim.from_row(row) for row in rows], limit=limit, offset=offset, next=following)


@router.get("/claims/{uid}", summary="One claim", responses=problems(404, 422, 503))
def claim(store: StoreNeeded, uid: str) -> Claim:
    """What the claim states, in which words, on whose say-so, and where it stands."""
    return Claim.from_row(asked(store, "claim", {"claim": uid}).rows[0])
