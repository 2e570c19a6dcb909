"""`sayso restore`: a dump, into a store."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from itertools import count
from pathlib import Path
from typing import Annotated, TextIO

import typer

from api.cli.output import note, print_json
from api.cli.program import app, example
from api.cli.session import writing

# A file that is no dump at all has as many faults as lines.
NAMED = 10


@app.command(epilog=example("sayso --store neo4j://127.0.0.1:7687 restore graph.jsonl"))
def restore(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(help="A dump, or the output of extract; - for standard input.")],
    json_: Annotated[bool, typer.Option("--json", help="Print the counts as JSON.")] = False,
) -> None:
    """Load a dump. Documents that are there already are left alone.

    A line that is no record is left out, the first ten of them are named with the reason, and the others go on; a dump
    that was cut short is loaded as far as it goes. Either makes the exit status 1.
    """
    from graph.dump import restore as restored

    with _lines(file) as lines, writing(ctx) as store:
        done = restored(store, lines, _first_faults(NAMED))
    if json_:
        print_json(asdict(done))
    else:
        note(f"{done.added} added, {done.unchanged} there already, {done.bad} bad lines, {done.missing} missing.")
    if done.bad or done.missing:
        raise typer.Exit(1)


def _first_faults(most: int) -> Callable[[str], None]:
    """Tells of the first `most` faults one by one, and once that there are more."""
    seen = count(1)

    def tell(fault: str) -> None:
        number = next(seen)
        if number <= most:
            note(fault)
        elif number == most + 1:
            note("more faults follow, which are only counted")

    return tell


@contextmanager
def _lines(file: str) -> Iterator[TextIO]:
    if file == "-":
        yield sys.stdin
        return
    with Path(file).open(encoding="utf-8", errors="replace") as lines:
        yield lines
