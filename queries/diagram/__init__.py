"""Pictures of the graph: a `Subgraph` as SVG, PNG or Mermaid text.

    with open("picture.svg", "wb") as file:
        file.write(render(subgraph, format="svg", title="Around Kadhimi", link=entity_link))

Graphviz computes where things go, in a process that is stopped when it takes too long; everything visible is written
here, so that the same subgraph gives the same bytes on every machine.
"""

from collections.abc import Callable
from typing import Literal
from urllib.parse import quote

from queries.diagram.errors import DiagramError, LayoutError
from queries.diagram.mermaid import mermaid
from queries.diagram.png import png
from queries.diagram.svg import svg
from queries.diagram.trimming import trim
from queries.subgraph import Subgraph

Format = Literal["svg", "png", "mmd"]
MEDIA_TYPES: dict[Format, str] = {"svg": "image/svg+xml", "png": "image/png", "mmd": "text/vnd.mermaid"}

__all__ = ["MEDIA_TYPES", "DiagramError", "Format", "LayoutError", "entity_link", "render"]


def render(
    subgraph: Subgraph,
    *,
    format: Format,
    title: str,
    note: str = "",
    link: Callable[[str], str] | None = None,
) -> bytes:
    """A picture of the subgraph; of a large one its most connected part, which the caption then says.

    `note` is a second line of the caption, for the filters behind the picture. `link` makes an address from an entity's
    uid (`entity_link` for the service's own pages). SVG and Mermaid are UTF-8. Raises DiagramError, and ValueError for
    a format that is none of `MEDIA_TYPES`.
    """
    if format not in MEDIA_TYPES:
        raise ValueError(f"there is no picture format {format!r}; there are {', '.join(MEDIA_TYPES)}")
    drawn = trim(subgraph)
    if format == "mmd":
        return mermaid(drawn, title=title, note=note, link=link).encode()
    picture = svg(drawn, title=title, note=note, link=link)
    return png(picture) if format == "png" else picture.encode()


def entity_link(uid: str) -> str:
    """The address of an entity in the HTTP service, from its root."""
    return f"/entities/{quote(uid, safe='')}"
