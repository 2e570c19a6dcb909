"""`sayso export`: the graph in the formats of other programs."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from api.cli.errors import CommandError
from api.cli.output import note, print_table, whole_file
from api.cli.program import app, example
from api.cli.session import reading


@app.command(epilog=example("sayso export graphml --entity 'Kataib Hezbollah' --depth 2 --out kataib.graphml"))
def export(
    ctx: typer.Context,
    format_: Annotated[
        str | None, typer.Argument(metavar="FORMAT", help="The format; without one, the list of them.")
    ] = None,
    entity: Annotated[
        list[str] | None, typer.Option(help="Only what is around it: a name or a uid; may be repeated.")
    ] = None,
    document: Annotated[str | None, typer.Option(help="Only this document: its uid.")] = None,
    depth: Annotated[
        int | None, typer.Option(help="How many steps from the entities a summary reaches: 0 to 6, 1 by default.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", "--output", "-o", help="A file instead of standard output.")
    ] = None,
) -> None:
    """Write the graph, or a piece of it, for another program: GraphML, CSV, JSON-LD, RDF, FollowTheMoney, Neo4j …"""
    from queries.exports import FORMATS
    from queries.exports import export as made

    if format_ is None:
        rows = [
            {
                "format": one.name,
                "what": one.title,
                "carries": str(one.layer),
                "file": f"*{one.suffix}",
                "import": "reads it" if one.reads else None,
            }
            for one in FORMATS.values()
        ]
        print_table(rows, ["format", "what", "carries", "file", "import"])
        return
    with reading(ctx) as store:
        found = made(store, format_, entity or (), document, depth)
        if out is None:
            if found.format.media_type == "application/zip" and sys.stdout.isatty():
                raise CommandError(f"{format_} is an archive, which no terminal shows: write --out {found.filename}")
            for piece in found.content:
                sys.stdout.buffer.write(piece)
            return
        with whole_file(out) as file:
            size = sum(file.write(piece) for piece in found.content)
    note(f"{found.format.title} in {out}, {size} bytes")
