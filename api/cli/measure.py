"""`sayso measure`: betweenness, communities, PageRank."""

from typing import Annotated

import typer

from api.asking import PATIENCE_S
from api.cli.errors import NOTHING_FOUND
from api.cli.output import note, print_json, print_table
from api.cli.program import app, example
from api.cli.ranges import within
from api.cli.session import reading
from queries.measures import DEPTH, NODES, Measure, Ranked, Stance
from queries.measures import measure as measured
from queries.resolving import entity_named


@app.command(epilog=example("sayso measure betweenness --around 'Kataib Hezbollah' --depth 3"))
def measure(
    ctx: typer.Context,
    what: Annotated[Measure, typer.Argument(help="betweenness, communities or pagerank.")],
    around: Annotated[
        list[str] | None, typer.Option(help="The middle: a name or a uid; may be repeated. Without: the whole graph.")
    ] = None,
    depth: Annotated[int, within(*DEPTH, "How many steps from the middle.")] = 2,
    nodes: Annotated[int, within(*NODES, "How many entities at most.")] = 500,
    stance: Annotated[
        Stance, typer.Option(help="What ties two: what somebody affirms, what is asserted as fact, or also denials.")
    ] = Stance.AFFIRMED,
    min_sources: Annotated[int, within(1, 100, "How many stories must state a tie.")] = 1,
    limit: Annotated[int, within(1, NODES[1], "How many entities to print.")] = 20,
    json_: Annotated[bool, typer.Option("--json", help="Print the answer as JSON.")] = False,
) -> None:
    """Measure who stands between others, which groups there are, or who is spoken of, and say what was left out."""
    with reading(ctx) as store:
        middle = [entity_named(store, one).uid for one in around or []]
        found = measured(
            store,
            what,
            middle,
            depth=depth,
            nodes=nodes,
            stance=stance,
            min_sources=min_sources,
            timeout_s=PATIENCE_S,
        )
    rows = [_row(place, one) for place, one in enumerate(found.rows[:limit], start=1)]
    if json_:
        counts = {"entities": found.entities, "ties": found.ties, "left_out": found.left_out}
        print_json({"measure": found.measure, "bound": found.bound, **counts, "items": rows})
    elif rows:
        print_table(rows, ("rank", "name", "kind", "community" if rows[0]["score"] is None else "score", "ties"))
    note(f"Measured: {found.bound}.")
    if not rows:
        raise typer.Exit(NOTHING_FOUND)


def _row(place: int, one: Ranked) -> dict[str, str | int | float | None]:
    entity = one.entity
    head: dict[str, str | int | float | None] = {"rank": place, "uid": entity.uid, "name": entity.name}
    return head | {"kind": str(entity.kind), "score": one.score, "community": one.community, "ties": one.ties}
