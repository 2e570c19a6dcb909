"""`sayso dump`: the evidence, as JSON lines."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from api.cli.output import note, whole_file
from api.cli.program import app, example
from api.cli.session import reading


@app.command(epilog=example("sayso dump -o graph.jsonl"))
def dump(
    ctx: typer.Context,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="A file instead of standard output.")] = None,
) -> None:
    """Write every document with its claims as JSON lines, for any store to restore.

    The first line says how many documents follow; each is an extraction record, a line.
    """
    from graph.dump import dump as lines_of

    with reading(ctx) as store:
        lines = lines_of(store)
        if output is None:
            for line in lines:
                sys.stdout.write(line + "\n")
            return
        with whole_file(output) as file:
            count = sum(1 for line in lines if file.write(f"{line}\n".encode())) - 1  # the first line is no document
    note(f"{count} documents in {output}")
