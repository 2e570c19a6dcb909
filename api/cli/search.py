"""`sayso search`: entities by any of their names."""

from typing import Annotated

import typer

from api.asking import asked
from api.cli.errors import NOTHING_FOUND, CommandError
from api.cli.output import print_json, print_table
from api.cli.program import app, example
from api.cli.ranges import within
from api.cli.session import reading


@app.command(epilog=example("sayso search 'popular mobilization' --kind Organization"))
def search(
    ctx: typer.Context,
    text: Annotated[str, typer.Argument(help="A name, an acronym or a part of one.")],
    kind: Annotated[str | None, typer.Option(help="Only Person, Organization or Place.")] = None,
    limit: Annotated[int, within(1, 1000, "How many rows at most.")] = 20,
    json_: Annotated[bool, typer.Option("--json", help="Print the rows as JSON.")] = False,
) -> None:
    """Find entities by any of their names."""
    with reading(ctx) as store:
        rows = asked(store, "search", {"q": text, "kind": kind, "limit": limit}).rows
    if json_:
        print_json(rows)
    elif rows:
        print_table(rows, ("name", "kind", "aliases", "documents", "claims", "uid"))
    if not rows:
        raise CommandError(
            f"nothing in this graph is called {text!r}; sayso ask most-connected shows whom it knows", NOTHING_FOUND
        )
