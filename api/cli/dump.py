"""`sayso dump`: the evidence, as JSON lines."""

import json
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
    """Write every document with its claims as JSON lines: one extraction record a line, for any store to restore."""
    from graph.loading import records

    with reading(ctx) as store:
        lines = (json.dumps(record.to_json(), ensure_ascii=False) for record in records(store))
        if output is None:
            for line in lines:
                sys.stdout.write(line + "\n")
            return
        with whole_file(output) as file:
            count = sum(1 for line in lines if file.write(f"{line}\n".encode()))
    note(f"{count} documents in {output}")
