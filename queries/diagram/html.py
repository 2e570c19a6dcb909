"""A subgraph as a page: the picture, and below it the claims behind every line of it.

One file that loads nothing and runs nothing: it opens from a disk, in a mail, in an archive. Lines and evidence find
each other by fragment links, the size of the picture is chosen with radio buttons, so no script is needed, and the
page's own policy forbids every script: a name that got past the escaping would still be dead text.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib.resources import files
from string import Template

from graph.ontology import Modality, Polarity
from queries.diagram import caption
from queries.diagram.addresses import Service
from queries.diagram.markup import element, words
from queries.diagram.stance import qualifier, wording
from queries.diagram.svg import svg
from queries.subgraph import Edge, Evidence, Node, Subgraph

# Styles stand in attributes of the picture, so they cannot be told by a hash; nothing that they could load is allowed.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_HEADS = (
    *("Subject", "Relation", "Object", "Quote", "Speaker"),
    *("Polarity", "Modality", "Document", "Publisher", "Date"),
)
_AUTHOR = "the author"  # of the document: nobody is quoted
_UNKNOWN = "–"


def html(subgraph: Subgraph, *, title: str, note: str = "", service: Service | None = None) -> str:
    """The page. With `service` entities, quotes and documents link to it. Raises LayoutError."""
    picture = svg(
        subgraph, title=title, note=note, link=service.entity if service else None, evidence=lambda at: f"#claims-{at}"
    )
    return Template(_file("page.html")).substitute(
        policy=POLICY,
        title=words(_line(title)) or "Diagram",
        style=_file("page.css") + _marks(len(subgraph.edges)),
        picture=picture,
        evidence=_table(subgraph, service) if subgraph.edges else _nothing(subgraph),
    )


def _nothing(subgraph: Subgraph) -> str:
    what = "No relation is stated among these entities." if subgraph.nodes else caption.counts(subgraph)
    return element("p", {"class": "empty"}, words(what))


def _marks(edges: int) -> str:
    """The style by which the line is marked whose evidence has been chosen."""
    chosen = ",\n".join(f"body:has(#claims-{at}:target) #line-{at} .room" for at in range(edges))
    return f"{chosen} {{ stroke: #ffc40066; }}\n" if edges else ""


def _table(subgraph: Subgraph, service: Service | None) -> str:
    by_uid = {node.uid: node for node in subgraph.nodes}
    head = element("tr", {}, *(element("th", {"scope": "col"}, words(name)) for name in _HEADS))
    bodies = (_relation(number, edge, by_uid, service) for number, edge in enumerate(subgraph.edges))
    return element("table", {}, element("thead", {}, head), *bodies)


def _relation(number: int, edge: Edge, by_uid: Mapping[str, Node], service: Service | None) -> str:
    """The claims of one edge, under a row that sums them up."""
    source, target = by_uid[edge.source], by_uid[edge.target]
    doubt = qualifier(edge)
    summary = f"{_line(source.name)} {wording(edge.predicate)} {_line(target.name)}" + (f" ({doubt})" if doubt else "")
    heading = element(
        "th",
        {"colspan": len(_HEADS), "scope": "rowgroup"},
        element("bdi", {}, words(summary)),
        element("span", {}, words(f" – {caption.support(edge)}"), _others(edge, service), " "),
        element("a", {"class": "back", "href": f"#line-{number}"}, words("show in the diagram")),
    )
    ends = (
        _linked(source.name, service.entity if service else None, source.uid),
        words(wording(edge.predicate)),
        _linked(target.name, service.entity if service else None, target.uid),
    )
    rows = (element("tr", {}, *_cells(ends, evidence, service)) for evidence in edge.evidence)
    return element("tbody", {"id": f"claims-{number}"}, element("tr", {"class": "relation"}, heading), *rows) + "\n"


def _others(edge: Edge, service: Service | None) -> str:
    """Where the claims are that have no row here, if there are any."""
    if len(edge.evidence) >= edge.claims:
        return ""
    rows = words(f"; {len(edge.evidence)} shown here")
    if service is None:
        return rows
    return f"{rows}, " + element("a", {"href": service.claims(edge.source, edge.target, edge.predicate)}, "show all")


def _cells(ends: Iterable[str], evidence: Evidence, service: Service | None) -> Iterable[str]:
    for end in ends:
        yield element("td", {}, end)
    quoted = _linked(evidence.quote, service.claim if service else None, evidence.claim)
    yield element("td", {"class": "quote"}, element("q", {"lang": "", "dir": "auto"}, quoted))
    yield element("td", {}, _text(evidence.speaker or _AUTHOR))
    denied = "denied" if evidence.polarity is Polarity.DENIED else None
    yield element("td", {"class": denied}, words(evidence.polarity))
    unsure = None if evidence.modality is Modality.ACTUAL else "unsure"
    yield element("td", {"class": unsure}, words(evidence.modality))
    headline, page = evidence.headline or evidence.document, service.document if service else None
    yield element("td", {"class": "document"}, _linked(headline, page, evidence.document))
    yield element("td", {}, _text(evidence.publisher or _UNKNOWN))
    yield element("td", {"class": "date"}, _text(evidence.published or _UNKNOWN))


def _linked(text: str, address: Callable[[str], str] | None, uid: str) -> str:
    return element("a", {"href": address(uid)}, _text(text)) if address else _text(text)


def _text(text: str) -> str:
    # Names are written in any direction, and must not turn that of what stands beside them.
    return element("bdi", {}, words(_line(text)))


def _line(text: str) -> str:
    return " ".join(text.split())


@cache
def _file(name: str) -> str:
    return files("queries.diagram").joinpath(name).read_text(encoding="utf-8")
