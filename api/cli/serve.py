"""`sayso serve`: the graph over HTTP."""

import typer

from api.cli.program import app, example
from api.cli.serving import Host, Port, ready
from api.cli.session import session_of, writing
from api.listening import listen


@app.command(epilog=example("sayso serve --port 8080"))
def serve(ctx: typer.Context, host: Host = "127.0.0.1", port: Port = 8000) -> None:
    """Answer questions about the graph over HTTP, until Control-C."""
    listening = listen(host, port)
    with writing(ctx) as store:
        # Imported here, or a taken port would be found after the second that FastAPI takes.
        from api import server

        server.serve(session_of(ctx).settings, store, listening, ready)
