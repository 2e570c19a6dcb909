"""Is the service alive, and can it answer?"""

from fastapi import APIRouter

from api.resources import StoreNeeded
from api.routes.errors import problems
from api.schemas.base import Status

router = APIRouter(tags=["service"])


@router.get("/healthz", summary="Is the process alive?")
def healthz() -> Status:
    """Always ok while the process can answer at all; it does not ask the store."""
    return Status(status="ok")


@router.get("/readyz", summary="Does the store answer?", responses=problems(503))
def readyz(store: StoreNeeded) -> Status:
    """Ok when the store answers; 503 with the reason while it does not."""
    store.read("RETURN 1 AS one", timeout_s=5.0)
    return Status(status="ok")
