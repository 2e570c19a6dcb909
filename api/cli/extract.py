"""`sayso extract`: what documents state, without any graph."""

import json
import os
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
        list[Path] | None, typer.Argument(help="Files and folders, read and cleaned as ingest does.", readable=False)
    ] = None,
    jsonl: Annotated[
        str | None,
        typer.Option(metavar="FILE", help='Lines {"id": …, "text": …}, taken as they are; - for standard input.'),
    ] = None,
    explain: Annotated[
        str | None,
        typer.Option(
            metavar="TEXT|FILE", help="Show, to be read by people, what each stage saw and why there is a claim."
        ),
    ] = None,
) -> None:
    """Print one extraction record per document as JSON lines, in the order of the input.

    In the place of a document that cannot be read stands {"id", "error"}, and the exit status is 1.
    """
    # Imported here: no other command need wait for spaCy.
    from api.extracting import documents_in_lines, documents_in_paths, extracted
    from ingest.pipeline.model import ModelMissingError

    if (jsonl is not None) + bool(paths) + (explain is not None) != 1:
        raise CommandError("give files and folders, or --jsonl FILE, or --explain TEXT, and only one of these")
    if explain is not None:
        _explain(explain)
        return
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


def _explain(text: str) -> None:
    """Shows the stages for a text, or for each document of a file where the text is the path of one."""
    from api.cli.explaining import print_explanation
    from graph.record import Document
    from ingest.explain import explain
    from ingest.pipeline.model import ModelMissingError
    from ingest.readers import UnreadableError, read

    try:
        documents = read(Path(text)) if os.path.isfile(text) else [Document(text)]  # noqa: PTH113 — a text is no path
        for document in documents:
            print_explanation(explain(document))
    except (ModelMissingError, UnreadableError) as error:
        raise CommandError(str(error)) from error
