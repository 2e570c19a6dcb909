"""A piece of the graph as a networkx graph."""

from typing import TYPE_CHECKING

from queries.rows import COUNTS
from queries.subgraph import Subgraph

if TYPE_CHECKING:
    from networkx import MultiDiGraph


def network(subgraph: Subgraph) -> "MultiDiGraph":
    """A node per entity under its uid, an edge per predicate from subject to object, under the predicate as its key.

    Nodes have `name`, `kind`, `documents`, `claims`; edges have `predicate`, every count, and of the claim that shows
    them best `quote`, `claim` and `document` (uids). All are texts and whole numbers, which every format of networkx
    can hold. `graph["omitted"]` counts the entities that a bound left out.
    """
    # Imported here: networkx takes a third of a second, and not every caller of this package wants it.
    from networkx import MultiDiGraph

    made = MultiDiGraph(omitted=subgraph.omitted)
    for node in subgraph.nodes:
        made.add_node(node.uid, name=node.name, kind=str(node.kind), documents=node.documents, claims=node.claims)
    for edge in subgraph.edges:
        counts = {count: getattr(edge, count) for count in COUNTS}
        shown = [{"quote": one.quote, "claim": one.claim, "document": one.document} for one in edge.evidence[:1]]
        made.add_edge(edge.source, edge.target, edge.predicate, predicate=edge.predicate, **counts, **dict(*shown))
    return made
