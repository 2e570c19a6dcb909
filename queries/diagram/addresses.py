"""Where the HTTP service shows what a picture is made of."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

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

    def claims(self, source: str, target: str, predicate: str) -> str:
        """The address of all claims of one predicate between two entities, in either direction."""
        asked = urlencode([("entities", source), ("entities", target), ("predicates", predicate)])
        return f"{self._base()}/entities/claims?{asked}"

    def _page(self, kind: str, uid: str) -> str:
        return f"{self._base()}/{kind}/{quote(uid, safe='')}"

    def _base(self) -> str:
        return quote(self.root.rstrip("/"), safe=_OF_ADDRESSES)


_OF_ADDRESSES = "/:@[]%.-_~"
