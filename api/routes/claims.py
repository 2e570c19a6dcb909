"""One claim. Lists of claims have the addresses that their questions name."""

from fastapi import APIRouter

from api.asking import asked
from api.resources import StoreNeeded
from api.routes.errors import problems
from api.schemas.claims import Claim

router = APIRouter(tags=["claims"])


@router.get("/claims/{uid}", summary="One claim", responses=problems(404, 422, 503))
def claim(store: StoreNeeded, uid: str) -> Claim:
    """What the claim states, in which words, on whose say-so, and where it stands."""
    return Claim.from_row(asked(store, "claim", {"claim": uid}).rows[0])
