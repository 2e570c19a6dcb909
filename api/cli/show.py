"""`sayso show`: one entity with its connections and the words behind them."""

from typing import Annotated

import typer

from api.asking import asked
from api.cli.output import print_json, print_table
from api.cli.program import app, example
from api.cli.session import reading
from graph.store.base import Row


@app.command(epilog=example("sayso show 'Kataib Hezbollah'"))
def show(
    ctx: typer.Context,
    entity: Annotated[str, typer.Argument(help="A name or a uid.")],
    limit: Annotated[int, typer.Option(min=1, max=1000, help="How many connections at most.")] = 30,
    json_: Annotated[bool, typer.Option("--json", help="Print the entity and its connections as JSON.")] = False,
) -> None:
    """Show an entity, what it is connected to, and the words that say so."""
    with reading(ctx) as store:
        one = asked(store, "entity", {"entity": entity}).rows[0]
        connections = asked(store, "connections", {"entity": one["uid"], "limit": limit}).rows
    if json_:
        print_json({"entity": one, "connections": connections})
        return
    print(f"{one['name']} ({one['kind']}, {one['uid']})")
    if one["aliases"]:
        print(f"also called: {', '.join(one['aliases'])}")
    print(f"in {one['documents']} documents; {one['claims']} claims; {one['connections']} connections")
    if connections:
        print_table(map(_line, connections), ("relation", "with", "claims", "denied", "words", "said by"))


def _line(row: Row) -> Row:
    arrow = f"{row['predicate']} →" if row["direction"] == "out" else f"← {row['predicate']}"
    told = {"relation": arrow, "with": row["other_name"], "claims": row["claims"], "denied": row["denied"]}
    return told | {"words": row["quote"], "said by": row["speaker_name"] or row["publisher"]}
