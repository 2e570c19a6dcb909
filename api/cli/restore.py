"""`sayso restore`: a dump, into a store."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, TextIO

import typer

from api.cli.output import note, print_json
from api.cli.program import app, example
from api.cli.session import writing
from graph.record import InvalidRecordError, Record, from_json


@app.command(epilog=example("sayso --store neo4j://127.0.0.1:7687 restore graph.jsonl"))
def restore(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(help="A dump, or the output of extract; - for standard input.")],
    json_: Annotated[bool, typer.Option("--json", help="Print the counts as JSON.")] = False,
) -> None:
    """Load a dump. Documents that are there already are left alone.

    A line that is no record is named with the reason, the others go on, and the exit status is 1.
    """
    from graph.loading import load

    added, unchanged, bad = 0, 0, 0
    with _lines(file) as lines, writing(ctx) as store:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                loaded = load(store, _record(line))
            except InvalidRecordError as error:
                bad += 1
                note(f"line {number}: {error}")
                continue
            added, unchanged = added + loaded.added, unchanged + (not loaded.added)
    if json_:
        print_json({"added": added, "unchanged": unchanged, "bad": bad})
    else:
        note(f"{added} added, {unchanged} there already, {bad} bad lines.")
    if bad:
        raise typer.Exit(1)


def _record(line: str) -> Record:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise InvalidRecordError(f"it is not JSON: {error}") from error
    if not isinstance(row, dict):
        raise InvalidRecordError("it is not a JSON object")
    return from_json(row)


@contextmanager
def _lines(file: str) -> Iterator[TextIO]:
    if file == "-":
        yield sys.stdin
        return
    with Path(file).open(encoding="utf-8", errors="replace") as lines:
        yield lines
