"""Measures that no Cypher of Neo4j Community computes."""

from typing import Annotated

from fastapi import APIRouter, Path, Query

from api.asking import PATIENCE_S
from api.resources import StoreNeeded
from api.routes.errors import problems
from api.schemas.measures import MeasureAnswer, MeasureMeant, MeasuresMeant
from queries.measures import DEPTH, MEANS, NODES, Measure, Stance, measure
from queries.resolving import entity_named

router = APIRouter(tags=["measures"])
_Around = Annotated[
    list[str] | None,
    Query(
        alias="entity",
        max_length=20,
        description="The middle of the piece: a uid, or a name where it is clear; may be repeated. Without: the whole "
        "graph.",
    ),
]
_Depth = Annotated[int, Query(ge=DEPTH[0], le=DEPTH[1], description="How many steps from the middle.")]
_Nodes = Annotated[int, Query(ge=NODES[0], le=NODES[1], description="How many entities the piece has at most.")]
_Stance = Annotated[
    Stance,
    Query(description="What ties two entities: what somebody affirms, what is asserted as fact, or also denials."),
]
_Sources = Annotated[int, Query(ge=1, le=100, description="How many independent stories must state a tie.")]
_Limit = Annotated[int, Query(ge=1, le=NODES[1], description="How many entities to show.")]


@router.get("/measures", summary="All measures")
def measures() -> MeasuresMeant:
    """What can be measured, and where."""
    return MeasuresMeant(
        items=[MeasureMeant(name=name, means=means, path=f"/measures/{name}") for name, means in MEANS.items()]
    )


@router.get("/measures/{measure}", summary="A measure of a piece of the graph", responses=problems(404, 422, 503, 504))
def measured(
    store: StoreNeeded,
    measure_: Annotated[Measure, Path(alias="measure", description="What to measure.")],
    entity: _Around = None,
    depth: _Depth = 2,
    nodes: _Nodes = 500,
    stance: _Stance = Stance.AFFIRMED,
    min_sources: _Sources = 1,
    limit: _Limit = 50,
) -> MeasureAnswer:
    """Betweenness, communities or PageRank of the entities within `depth` steps, or of the whole graph, at most `nodes`
    of them: `bound` says what was left out. What everybody denies ties nobody, unless `stance` is any.
    """
    middle = [entity_named(store, one).uid for one in entity or []]
    found = measure(
        store,
        measure_,
        middle,
        depth=depth,
        nodes=nodes,
        stance=stance,
        min_sources=min_sources,
        timeout_s=PATIENCE_S,
    )
    return MeasureAnswer.of(found, MEANS[measure_], limit)
