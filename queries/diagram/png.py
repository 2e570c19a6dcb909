"""An SVG picture as PNG, by resvg, with our own font; of the machine's only for scripts that ours lacks."""

import re

import resvg_py

from queries.diagram.errors import DiagramError
from queries.diagram.fonts import FAMILY, FILES, lacks

_TAG = re.compile(r"<(title|desc)>.*?</\1>|<[^>]*>", re.DOTALL)
SHARP = 2  # pixels of the PNG per CSS pixel, for screens and paper of today
MOST_PIXELS = 24_000_000  # of a sharp picture; a larger one is drawn pixel by pixel


def png(svg: str) -> bytes:
    """The picture as PNG. Raises DiagramError."""
    size = re.match(r'<svg [^>]*width="(\d+)" height="(\d+)"', svg)
    area = int(size[1]) * int(size[2]) if size else 0
    try:
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=svg,
                zoom=SHARP if area * SHARP**2 <= MOST_PIXELS else 1,
                dpi=96,
                # A script that our font lacks comes from the machine's fonts: not the same everywhere, but not blank.
                skip_system_fonts=not lacks(_TAG.sub("", svg)),
                font_files=[str(path) for path in FILES.values()],
                font_family=FAMILY,
                sans_serif_family=FAMILY,
            )
        )
    except ValueError as error:
        raise DiagramError(f"the PNG cannot be drawn: {error}; ask for SVG, or for fewer entities") from error
