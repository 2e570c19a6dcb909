"""What stands around the picture in words: the counts in the caption, and the texts shown on hovering."""

from queries.diagram.stance import qualifier, wording
from queries.subgraph import Edge, Evidence, Node, Subgraph

QUOTES = 3


def counts(subgraph: Subgraph) -> str:
    """How much is drawn and how much is not: "60 of 143 entities, the most connected; 120 relations; 310 claims"."""
    if not subgraph.nodes:
        return "No entities: nothing in the graph answers this question."
    shown = _count(len(subgraph.nodes), "entity", "entities")
    if subgraph.omitted:
        shown = f"{len(subgraph.nodes)} of {len(subgraph.nodes) + subgraph.omitted} entities, the most connected"
    claims = sum(edge.claims for edge in subgraph.edges)
    return f"{shown}; {_count(len(subgraph.edges), 'relation', 'relations')}; {_count(claims, 'claim', 'claims')}"


def of_node(node: Node) -> str:
    """What an entity is: its name, kind, other names, and how much speaks of it."""
    known = f"\nalso: {', '.join(node.aliases)}" if node.aliases else ""
    spoken = f"{_count(node.claims, 'claim', 'claims')} in {_count(node.documents, 'document', 'documents')}"
    return f"{node.name} ({node.kind}){known}\n{spoken}"


def of_edge(edge: Edge, source: Node, target: Node) -> str:
    """What a relation says, how many say so, and the words of the first few."""
    doubt = qualifier(edge)
    heading = f"{source.name} {wording(edge.predicate)} {target.name}" + (f" ({doubt})" if doubt else "")
    quotes = [_quote(evidence) for evidence in edge.evidence[:QUOTES]]
    return "\n".join([heading, support(edge), *quotes])


def support(edge: Edge) -> str:
    """How much stands behind a relation: "3 claims, 2 independent sources"."""
    sources = _count(edge.sources, "independent source", "independent sources")
    return f"{_count(edge.claims, 'claim', 'claims')}, {sources}"


def _quote(evidence: Evidence) -> str:
    whence = (evidence.speaker, evidence.publisher or evidence.headline, evidence.published)
    return f"“{' '.join(evidence.quote.split())}” - {', '.join(part for part in whence if part) or evidence.document}"


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
