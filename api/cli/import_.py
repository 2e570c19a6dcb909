"""`sayso import`: linked data that `sayso export` wrote, into a store."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.errors import CommandError
from api.cli.output import note, print_json
from api.cli.program import app, example
from api.cli.session import writing


@app.command("import", epilog=example("sayso --store embedded:other import graph.jsonld"))
def import_(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="A .jsonld, .nq, .trig or .ttl file.")],
    json_: Annotated[bool, typer.Option("--json", help="Print the counts as JSON.")] = False,
) -> None:
    """Load a file of `sayso export jsonld`, nquads, trig or turtle. Documents that are there already are left alone.

    The whole file is checked first: one that is broken changes nothing.
    """
    from graph.exchange.importing import load_records, syntax_of
    from graph.exchange.reading import InvalidImportError, records_of

    try:
        records = records_of(file.read_bytes(), syntax_of(file.name))
    except InvalidImportError as error:
        raise CommandError(f"{file}: {error}") from error
    with writing(ctx) as store:
        done = load_records(store, records)
    if json_:
        print_json({"added": done.added, "unchanged": done.unchanged})
    else:
        note(f"{done.added} added, {done.unchanged} there already.")
