"""What `serve` and `run` share."""

from typing import Annotated

import typer

from api.cli.output import note
from api.cli.ranges import within

Host = Annotated[
    str, typer.Option(help="The address to listen on; with 0.0.0.0 other machines reach it, without any password.")
]
Port = Annotated[int, within(0, 65535, "The port to listen on; 0 for any free one.")]


def ready(address: str) -> None:
    """Tells where the service answers."""
    note(f"sayso answers at {address} (what can be asked: {address}/docs). Control-C stops it.")
