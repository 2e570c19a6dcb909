"""Pictures into files."""

from pathlib import Path

from api.cli.errors import CommandError
from api.cli.output import whole_file
from api.pieces import picture, piece
from api.problems import nearest
from graph.store.base import Store
from queries.diagram import MEDIA_TYPES, Format
from queries.pieces import Piece

FORMATS: dict[str, Format] = {f".{name}": name for name in MEDIA_TYPES}


def write_picture(drawn: Piece, output: Path) -> None:
    """Draws a piece of the graph into a file whose ending tells the format. Raises CommandError, DiagramError."""
    content = picture(drawn, format_of(output))
    with whole_file(output) as file:
        file.write(content)


def format_of(output: Path) -> Format:
    """The format that a file's ending asks for. Raises CommandError."""
    ending = output.suffix.lower()
    if ending not in FORMATS:
        near = nearest(ending, FORMATS, 1)
        meant = f"; nearest: {near[0]}" if near else ""
        raise CommandError(f"{output} has no ending that tells the format; there are {', '.join(FORMATS)}{meant}")
    return FORMATS[ending]


def draw_overview(store: Store, output: Path) -> bool:
    """Draws the middle of the graph; False where there is nothing to draw."""
    middle = piece(store, {})
    if middle.empty:
        return False
    write_picture(middle, output)
    return True
