"""Pictures into files."""

from pathlib import Path
from typing import get_args

from api.cli.errors import CommandError
from api.cli.output import whole_file
from api.pieces import Piece, picture, piece_of
from graph.store.base import Store
from queries.diagram import Format


def write_picture(piece: Piece, output: Path) -> None:
    """Draws a piece of the graph into a file whose ending tells the format. Raises CommandError, DiagramError."""
    drawn = picture(piece, format_of(output))
    with whole_file(output) as file:
        file.write(drawn)


def format_of(output: Path) -> Format:
    """The format that a file's ending asks for. Raises CommandError."""
    formats: dict[str, Format] = {f".{name}": name for name in get_args(Format)}
    ending = output.suffix.lower()
    if ending not in formats:
        raise CommandError(f"{output} has no ending that tells the format; there are {', '.join(formats)}")
    return formats[ending]


def draw_overview(store: Store, output: Path) -> bool:
    """Draws the middle of the graph; False where there is nothing to draw."""
    piece = piece_of(store, (), None, 0, 25)
    if not piece.subgraph.edges:
        return False
    write_picture(piece, output)
    return True
