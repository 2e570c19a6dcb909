"""`sayso cypher`: a read-only statement of the user's own."""

import json
import sys
from typing import Annotated, Any

import typer

from api.cli.errors import IMPOSSIBLE, NOTHING_FOUND, CommandError
from api.cli.output import note, print_json, print_table
from api.cli.program import app, example
from api.cli.ranges import within
from api.cli.session import reading


@app.command(epilog=example("sayso cypher 'MATCH (n:Entity) WHERE n.claims > $least RETURN n.name AS name' least=10"))
def cypher(
    ctx: typer.Context,
    statement: Annotated[str, typer.Argument(help="One statement that only reads; - reads it from standard input.")],
    parameters: Annotated[
        list[str] | None, typer.Argument(metavar="KEY=VALUE", help="Values of its $parameters, as JSON or else text.")
    ] = None,
    limit: Annotated[int, within(1, 10_000, "How many rows at most.")] = 1000,
    timeout: Annotated[float, within(0.1, 600, "How many seconds at most.")] = 30,
    json_: Annotated[bool, typer.Option("--json", help="Print the rows as JSON.")] = False,
    csv: Annotated[bool, typer.Option("--csv", help="Print the rows as CSV.")] = False,
) -> None:
    """Run a Cypher statement that only reads the graph.

    It cannot change the graph, call procedures or read files. The embedded store takes a subset of Cypher; what it
    would answer differently from Neo4j is refused with what to write instead.
    """
    from api.cli.sheets import flat, print_csv
    from graph.store.base import Limits
    from queries.statements.ad_hoc import run_cypher

    if json_ and csv:
        raise CommandError("--json and --csv are both given: choose one", IMPOSSIBLE)
    text = sys.stdin.read() if statement == "-" else statement
    values = dict(map(_pair, parameters or []))
    with reading(ctx) as store:
        found = run_cypher(store, text, values, Limits(seconds=timeout, rows=limit))
    if json_:
        print_json(found.rows)
    elif csv:
        print_csv(found.rows, found.columns)
    elif found.rows:
        print_table([{key: flat(value) for key, value in row.items()} for row in found.rows], found.columns)
    if not found.complete:
        note(f"There is more: these are the first {len(found.rows)} rows; --limit allows up to 10000.")
    if not found.rows:
        note("The statement answers no rows.")
        raise typer.Exit(NOTHING_FOUND)


def _pair(word: str) -> tuple[str, Any]:
    key, equals, text = word.partition("=")
    if not equals or not key:
        raise CommandError(f"{word!r} is not KEY=VALUE; a parameter $name is given as name=…", IMPOSSIBLE)
    try:
        return key, json.loads(text)
    except ValueError:
        return key, text
