"""`sayso diagram`: a picture of a piece of the graph."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from api.cli.drawing import format_of, write_picture
from api.cli.errors import NOTHING_FOUND, CommandError
from api.cli.output import note
from api.cli.program import app, example
from api.cli.ranges import within
from api.cli.session import reading
from api.pieces import picture, piece_of


@app.command(epilog=example("sayso diagram 'Kataib Hezbollah' --depth 1 -o kataib.svg"))
def diagram(
    ctx: typer.Context,
    entities: Annotated[
        list[str] | None, typer.Argument(help="Where to start: names or uids; without, the most connected entities.")
    ] = None,
    document: Annotated[str | None, typer.Option(help="Instead: whom this document names (its uid).")] = None,
    depth: Annotated[int, within(0, 3, "How many steps from there.")] = 1,
    limit: Annotated[int, within(1, 500, "How many entities at most.")] = 30,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="A .svg, .png or .mmd file; without, Mermaid on standard output."),
    ] = None,
) -> None:
    """Draw a piece of the graph: who is said to be connected with whom, affirmed, denied or only alleged."""
    if entities and document:
        raise CommandError("give entities or --document, not both")
    if output is not None:
        format_of(output)
    with reading(ctx) as store:
        piece = piece_of(store, entities or (), document, depth, limit)
    if not piece.subgraph.nodes:
        raise CommandError("there is nothing to draw: the graph states no relation here", NOTHING_FOUND)
    if output is None:
        sys.stdout.write(picture(piece, "mmd").decode())
        return
    write_picture(piece, output)
    note(f"{len(piece.subgraph.nodes)} entities, {len(piece.subgraph.edges)} relations in {output}")
