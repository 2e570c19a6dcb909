"""Cypher of the caller's own, where the service was started with it."""

from fastapi import APIRouter

from api.problems import ProblemError
from api.resources import ResourcesNeeded
from api.routes.errors import problems
from api.schemas.cypher import CypherAnswer, CypherStatement
from graph.store.base import Limits
from queries.statements.ad_hoc import run_cypher

router = APIRouter(tags=["cypher"])


@router.post("/cypher", summary="Run a read-only Cypher statement", responses=problems(400, 403, 413, 422, 503, 504))
def cypher(resources: ResourcesNeeded, asked: CypherStatement) -> CypherAnswer:
    """Runs one statement that only reads the graph: no writes, no procedures, no LOAD CSV, no SHOW, bounded in time,
    rows and bytes.

    Off (403) unless the service is started with SAYSO_CYPHER=on. The embedded engine takes a subset of Cypher; what it
    would answer differently from Neo4j is refused (422) with what to write instead.
    """
    if not resources.settings.cypher:
        raise ProblemError(
            403,
            "cypher-off",
            "this service takes no Cypher of your own; start it with SAYSO_CYPHER=on, or ask one of /questions",
        )
    found = run_cypher(
        resources.store, asked.statement, asked.parameters, Limits(seconds=asked.timeout, rows=asked.limit)
    )
    return CypherAnswer(columns=list(found.columns), rows=found.rows, complete=found.complete)
