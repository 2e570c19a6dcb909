"""`sayso path`: how two entities are connected."""

from typing import Annotated

import typer

from api.asking import asked
from api.cli.errors import NOTHING_FOUND, CommandError
from api.cli.output import print_json, say
from api.cli.program import app, example
from api.cli.ranges import within
from api.cli.session import reading
from api.cli.telling import arrow, support, words
from graph.store.base import Row
from queries.resolving import entity_named


@app.command(epilog=example("sayso path 'Mustafa al-Kadhimi' 'Kataib Hezbollah' --max-hops 3"))
def path(
    ctx: typer.Context,
    source: Annotated[str, typer.Argument(help="Where the chain begins: a name or a uid.")],
    target: Annotated[str, typer.Argument(help="Where it ends.")],
    max_hops: Annotated[int, within(1, 6, "How many links a chain may have.")] = 4,
    limit: Annotated[int, within(1, 100, "How many chains at most.")] = 5,
    json_: Annotated[bool, typer.Option("--json", help="Print the links as JSON.")] = False,
) -> None:
    """Show the shortest chains of stated relations between two entities, with the words behind every link."""
    with reading(ctx) as store:
        ends = entity_named(store, source), entity_named(store, target)
        asking = {"source": ends[0].uid, "target": ends[1].uid, "max_hops": max_hops, "limit": limit}
        rows = asked(store, "paths", asking).rows
    if json_:
        print_json(rows)
    else:
        _print(rows)
    if not rows:
        raise CommandError(
            f"no chain of {max_hops} links or fewer joins {ends[0].name} and {ends[1].name}; "
            "try more with --max-hops (6 at most)",
            NOTHING_FOUND,
        )


def _print(rows: list[Row]) -> None:
    place = 0
    for row in rows:
        if row["path"] != place:
            place = row["path"]
            say(f"{place}.")
        link = arrow(row["predicate"], row["direction"])
        say(f"   {row['from_name']} {link} {row['to_name']}  ({support(row)})")
        say(words(row, "      "))
