"""`sayso ingest`: from files to the graph."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from api.cli.found import found_in, print_found
from api.cli.ingesting import ingested
from api.cli.output import note, print_json
from api.cli.program import app, example
from api.cli.session import reading


@app.command(epilog=example("sayso ingest samples report.pdf"))
def ingest(
    ctx: typer.Context,
    # One that may not be read is refused like any other that cannot be: the others go on.
    paths: Annotated[
        list[Path], typer.Argument(help="Files (.txt .md .html .pdf .docx .eml .jsonl) and folders.", readable=False)
    ],
    json_: Annotated[bool, typer.Option("--json", help="Print what was done as JSON.")] = False,
) -> None:
    """Read documents into the graph. What is there already is left alone.

    A file that cannot be read is named with the reason, the others go on, and the exit status is 1.
    """
    summary = ingested(ctx, paths)
    with reading(ctx) as store:
        found = found_in(store)
    if json_:
        refused = [asdict(refusal) for refusal in summary.refused]
        skipped = [{"path": path.as_posix(), "reason": reason} for path, reason in summary.skipped]
        counts = {"added": summary.added, "unchanged": summary.unchanged, "uids": list(summary.uids)}
        print_json({**counts, "refused": refused, "skipped": skipped, "graph": asdict(found)})
    else:
        note(f"{summary.added} added, {summary.unchanged} there already, {len(summary.refused)} refused.")
        print_found(found)
    if summary.refused:
        raise typer.Exit(1)
