"""`sayso extract`: what documents state, without any graph."""

import json
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from api.cli.errors import CommandError
from api.cli.program import app, example


@app.command(epilog=example("sayso extract --jsonl articles.jsonl > records.jsonl"))
def extract(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Files and folders, read and cleaned as ingest does.")
    ] = None,
    jsonl: Annotated[
        str | None,
        typer.Option(metavar="FILE", help='Lines {"id": …, "text": …}, taken as they are; - for standard input.'),
    ] = None,
) -> None:
    """Print one extraction record per document as JSON lines, in the order of the input.

    In the place of a document that cannot be read stands {"id", "error"}, and the exit status is 1.
    """
    # Imported here: no other command need wait for spaCy.
    from api.extracting import documents_in_lines, documents_in_paths, extracted
    from ingest.pipeline.model import ModelMissingError

    if (jsonl is None) == (not paths):
        raise CommandError("give files and folders, or --jsonl FILE, and not both")
    failed = False
    with ExitStack() as opened:
        if jsonl is None:
            items = documents_in_paths(paths or [])
        else:
            lines = sys.stdin.buffer if jsonl == "-" else opened.enter_context(Path(jsonl).open("rb"))
            items = documents_in_lines(lines)
        try:
            for row in extracted(items):
                failed = failed or "error" in row
                sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
                sys.stdout.flush()
        except ModelMissingError as error:
            raise CommandError(str(error)) from error
    if failed:
        raise typer.Exit(1)
