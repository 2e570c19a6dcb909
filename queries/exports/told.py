"""A piece of the summary as a networkx graph with all that is told of it, for the formats that networkx writes."""

import re
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from graph.ontology import ontology
from queries.network import network
from queries.subgraph import Edge, Subgraph

if TYPE_CHECKING:
    from networkx import MultiDiGraph

_BETWEEN = " | "
_EVIDENCE = ("claim", "quote", "polarity", "modality", "speaker", "document", "headline", "publisher", "published")
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def structured(piece: Subgraph) -> "MultiDiGraph":
    """With lists and objects: `aliases` of nodes, `evidence` of edges (the claim that shows an edge best, and where
    there is another one the claim that denies it)."""
    made = network(piece)
    for node in piece.nodes:
        made.nodes[node.uid]["aliases"] = list(node.aliases)
    for edge in piece.edges:
        told = made.edges[edge.source, edge.target, edge.predicate]
        for sample in ("quote", "claim", "document"):
            del told[sample]
        told["symmetric"] = ontology()[edge.predicate].symmetric
        told["evidence"] = [asdict(one) for one in edge.evidence]
    return made


def flat(piece: Subgraph) -> "MultiDiGraph":
    """With nothing but texts, numbers and truth values, as XML can hold them: one text for all aliases, the columns of
    `sample` for the evidence; an `id` for each edge; and for programs that draw, `label` and `weight`, the number of
    independent sources."""
    made = network(piece)
    for node in piece.nodes:
        made.nodes[node.uid].update(label=node.name, aliases=_BETWEEN.join(node.aliases))
    for edge in piece.edges:
        told = made.edges[edge.source, edge.target, edge.predicate]
        told.update(label=edge.predicate, weight=edge.sources, symmetric=ontology()[edge.predicate].symmetric)
        told["id"] = f"{edge.source} {edge.predicate} {edge.target}"
        told.update((key, value) for key, value in sample(edge).items() if value is not None)
    for _, told in made.nodes(data=True):
        told.update(_legal(told))
    for *_, told in made.edges(data=True):
        told.update(_legal(told))
    return made


def sample(edge: Edge) -> dict[str, str | None]:
    """The evidence of an edge as columns: of the claim that shows it best, and with `denial_` before them of the one
    that denies it, where that is another."""
    best, *denials = edge.evidence
    told = {key: _text(getattr(best, key)) for key in _EVIDENCE}
    denial = denials[0] if denials else None
    return told | {f"denial_{key}": _text(getattr(denial, key, None)) for key in _EVIDENCE if key != "polarity"}


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _legal(told: dict[str, Any]) -> dict[str, Any]:
    """With U+FFFD for the characters that no XML file may hold."""
    return {
        key: _NO_XML.sub("\N{REPLACEMENT CHARACTER}", value) for key, value in told.items() if isinstance(value, str)
    }
