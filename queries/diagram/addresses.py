"""Where the HTTP service shows what a picture is made of."""

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from queries.diagram.errors import DiagramError


@dataclass(frozen=True, slots=True)
class Service:
    """The pages of a service at `root`, such as "https://graph.example.org"; "" for the service's own pages.

    Raises DiagramError for a root that is no address of the web: a picture must not carry a `javascript:` link.
    """

    root: str = ""

    def __post_init__(self) -> None:
        if self.root and (urlsplit(self.root).scheme not in ("http", "https") or not urlsplit(self.root).netloc):
            raise DiagramError(f"{self.root!r} is no address of a service; give one like http://localhost:8000")

    def entity(self, uid: str) -> str:
        """The address of an entity."""
        return self._page("entities", uid)

    def claim(self, uid: str) -> str:
        """The address of a claim."""
        return self._page("claims", uid)

    def document(self, uid: str) -> str:
        """The address of a document."""
        return self._page("documents", uid)

    def _page(self, kind: str, uid: str) -> str:
        return f"{quote(self.root.rstrip('/'), safe=_OF_ADDRESSES)}/{kind}/{quote(uid, safe='')}"


_OF_ADDRESSES = "/:@[]%.-_~"
