"""What of a large piece of the graph is drawn: the most connected entities, as many as stay legible.

Beyond these limits `dot` takes seconds to minutes and the picture is a tangle (60 nodes and 140 edges: 0.2 s; 120 and
300: 10 s; two cores).
"""

from collections import Counter

from queries.subgraph import Edge, Node, Subgraph

MOST_NODES = 60
MOST_EDGES = 150


def trim(subgraph: Subgraph) -> Subgraph:
    """The part of a subgraph that is drawn, in a fixed order, whatever the order of its parts.

    Keeps the entities with the most edges, and every edge between two that are kept, so that no denial is dropped from
    between two entities that are shown. The entities left out are added to `omitted`.
    """
    ends = Counter(uid for edge in subgraph.edges for uid in {edge.source, edge.target})
    kept: set[str] = set()
    edges: list[Edge] = []
    for node in sorted(subgraph.nodes, key=lambda node: (-ends[node.uid], -node.claims, node.uid)):
        grown = kept | {node.uid}
        between = [edge for edge in subgraph.edges if edge.source in grown and edge.target in grown]
        if len(grown) > MOST_NODES or (len(between) > MOST_EDGES and len(grown) > 2):
            break
        kept, edges = grown, between
    nodes = sorted((node for node in subgraph.nodes if node.uid in kept), key=_node_key)
    omitted = subgraph.omitted + len(subgraph.nodes) - len(nodes)
    return Subgraph(tuple(nodes), tuple(sorted(edges, key=_edge_key)), omitted)


def _node_key(node: Node) -> str:
    return node.uid


def _edge_key(edge: Edge) -> tuple[str, str, str]:
    return edge.source, edge.target, edge.predicate
