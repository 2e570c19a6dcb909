"""`sayso show`: one entity with its connections and the words behind them."""

from typing import Annotated

import typer

from api.asking import asked
from api.cli.output import note, print_json, say
from api.cli.program import app, example
from api.cli.ranges import within
from api.cli.session import reading
from api.cli.telling import arrow, support, words


@app.command(epilog=example("sayso show 'Kataib Hezbollah'"))
def show(
    ctx: typer.Context,
    entity: Annotated[str, typer.Argument(help="A name or a uid.")],
    limit: Annotated[int, within(1, 1000, "How many connections at most.")] = 30,
    json_: Annotated[bool, typer.Option("--json", help="Print the entity and its connections as JSON.")] = False,
) -> None:
    """Show an entity, what it is connected to, and the words that say so."""
    with reading(ctx) as store:
        one = asked(store, "entity", {"entity": entity}).rows[0]
        connections = asked(store, "connections", {"entity": one["uid"], "limit": limit}).rows
    if json_:
        print_json({"entity": one, "connections": connections})
        return
    say(f"{one['name']} ({one['kind']}, {one['uid']})")
    if one["aliases"]:
        say(f"also called: {', '.join(one['aliases'])}")
    say(f"in {one['documents']} documents; {one['claims']} claims; {one['connections']} connections")
    for row in connections:
        say(f"\n  {arrow(row['predicate'], row['direction'])} {row['other_name']}  ({support(row)})")
        say(words(row, "     "))
    if len(connections) == limit:
        note(f"These are the first {limit}; --limit shows more.")
