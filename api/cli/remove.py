"""`sayso remove`: a document, out of the graph."""

from typing import Annotated

import typer

from api.cli.errors import NOTHING_FOUND, CommandError
from api.cli.output import note
from api.cli.program import app, example
from api.cli.session import reading, service_of, writing
from api.remote import RemoteError, delete_document
from graph.store.base import StoreBusyError
from queries.resolving import existing_document


@app.command(epilog=example("sayso remove d1b2c3d4e5f60718293a4"))
def remove(
    ctx: typer.Context,
    documents: Annotated[list[str], typer.Argument(help="Uids, as sayso ask documents shows them.")],
) -> None:
    """Take documents out. The graph is then as if they had never been there."""
    from graph import loading

    # Asked first, without owning anything: a wrong uid must not make a new store, nor leave half of the work done.
    with reading(ctx) as store:
        for uid in documents:
            existing_document(store, uid)
    try:
        with writing(ctx) as store:
            for uid in documents:
                loading.remove(store, uid)
    except StoreBusyError:
        service = service_of(ctx)
        if service is None:
            raise
        try:
            for uid in documents:
                delete_document(service, uid)
        except RemoteError as error:
            raise CommandError(str(error), NOTHING_FOUND if error.status == 404 else 2) from error
    note(f"{len(documents)} taken out.")
