"""`sayso run`: the main job, from documents to a running service."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.drawing import draw_overview
from api.cli.errors import CommandError
from api.cli.found import found_in, print_found
from api.cli.ingesting import ingest_into
from api.cli.output import note
from api.cli.program import app, example
from api.cli.serving import Host, Port, ready
from api.cli.session import session_of, writing
from api.listening import listen


@app.command(epilog=example("sayso run --docs samples --port 8000"))
def run(
    ctx: typer.Context,
    docs: Annotated[
        list[Path] | None, typer.Option(help="Files and folders to read; may be given several times.", readable=False)
    ] = None,
    picture: Annotated[Path, typer.Option(help="Where the diagram goes.")] = Path("sayso.svg"),
    host: Host = "127.0.0.1",
    port: Port = 8000,
) -> None:
    """Read documents, tell what was found, draw it, and answer questions about it, until Control-C.

    What is in the graph already is not read again.
    """
    listening = listen(host, port)
    note(f"Store: {session_of(ctx).store}")
    with writing(ctx) as store:
        if docs:
            summary = ingest_into(store, docs)
            note(f"{summary.added} added, {summary.unchanged} there already, {len(summary.refused)} refused.")
            if summary.refused and not summary.added + summary.unchanged:
                named = ", ".join(path.as_posix() for path in docs)
                raise CommandError(f"nothing could be read of {named}, so nothing is served; the reasons stand above")
        print_found(found_in(store))
        if draw_overview(store, picture):
            print(f"Diagram: {picture.resolve()}", flush=True)
        from api import server

        server.serve(session_of(ctx).settings, store, listening, ready)
