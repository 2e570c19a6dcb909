"""What `serve` and `run` share."""

from typing import Annotated

import typer

from api.cli.output import note

Host = Annotated[
    str, typer.Option(help="The address to listen on; with 0.0.0.0 other machines reach it, without any password.")
]
Port = Annotated[int, typer.Option(min=0, max=65535, help="The port to listen on; 0 for any free one.")]


def ready(address: str) -> None:
    """Tells where the service answers."""
    note(f"sayso answers at {address} (what can be asked: {address}/docs). Control-C stops it.")
