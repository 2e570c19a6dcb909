"""Pictures of the graph: a `Subgraph` as SVG, PNG, a page of HTML, Mermaid or DOT text.

    with open("picture.svg", "wb") as file:
        file.write(render(subgraph, format="svg", title="Around Kadhimi", service="http://localhost:8000"))

Graphviz computes where things go, in a process that is stopped when it takes too long; everything visible is written
here, so that the same subgraph gives the same bytes on every machine (but for a PNG of letters that the bundled font
lacks).
"""

from collections.abc import Mapping
from typing import Literal

from queries.diagram.addresses import Service
from queries.diagram.dot import dot
from queries.diagram.errors import DiagramError, LayoutError
from queries.diagram.html import html
from queries.diagram.mermaid import mermaid
from queries.diagram.png import png
from queries.diagram.svg import svg
from queries.diagram.trimming import trim
from queries.subgraph import Subgraph

Format = Literal["svg", "png", "html", "mmd", "dot"]
MEDIA_TYPES: Mapping[Format, str] = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "html": "text/html",
    "mmd": "text/vnd.mermaid",
    "dot": "text/vnd.graphviz",
}

__all__ = ["MEDIA_TYPES", "DiagramError", "Format", "LayoutError", "render"]


def render(
    subgraph: Subgraph,
    *,
    format: Format,
    title: str,
    note: str = "",
    service: str | None = None,
) -> bytes:
    """A picture of the subgraph; of a large one its most connected part, which the caption then says.

    `note` is a second line of the caption, for the filters behind the picture. With `service`, the root of an HTTP
    service ("" for its own pages), entities link to it, in a page quotes and documents too. Text is UTF-8. Raises
    DiagramError, and ValueError for a format that is none of `MEDIA_TYPES`.
    """
    if format not in MEDIA_TYPES:
        raise ValueError(f"there is no picture format {format!r}; there are {', '.join(MEDIA_TYPES)}")
    drawn = trim(subgraph)
    pages = None if service is None else Service(service)
    link = pages.entity if pages else None
    match format:
        case "html":
            return html(drawn, title=title, note=note, service=pages).encode()
        case "mmd":
            return mermaid(drawn, title=title, note=note, link=link).encode()
        case "dot":
            return dot(drawn, title=title, note=note, link=link).encode()
    picture = svg(drawn, title=title, note=note, link=link)
    return png(picture) if format == "png" else picture.encode()
