"""What a researcher takes into the Neo4j Browser: the questions as favourites, a style for the graph, and a guide."""

from queries.browser_pack.favourites import Favourite, favourites
from queries.browser_pack.guide import editor_link
from queries.browser_pack.packing import ARCHIVE, GUIDE, STYLE, pack

__all__ = ["ARCHIVE", "GUIDE", "STYLE", "Favourite", "editor_link", "favourites", "pack"]
