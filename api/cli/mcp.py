"""`sayso mcp`: the graph as a tool of a language model."""

import sys

import typer

from api.cli.errors import CommandError
from api.cli.output import note
from api.cli.program import app, example
from api.cli.session import session_of


@app.command(epilog=example("sayso --store embedded:sayso-graph mcp"))
def mcp(ctx: typer.Context) -> None:
    """Answer the questions of a language model over standard input and output (Model Context Protocol), reading only.

    It is started by the client of the model, which is told this command: see docs/mcp.md.
    """
    try:
        from api.mcp.server import serve
    except ModuleNotFoundError as error:
        raise CommandError(
            f"this command needs {error.name}, which is not installed here: make install, or pip install 'sayso[mcp]'"
        ) from error
    if sys.stdin.isatty():
        note("The client of a language model speaks here, over standard input: see docs/mcp.md. Control-C ends.")
    serve(session_of(ctx).store)
