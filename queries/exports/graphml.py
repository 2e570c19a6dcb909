"""GraphML, for Gephi, yEd, Cytoscape, igraph and networkx."""

from collections.abc import Iterator
from io import BytesIO

from queries.exports.told import flat
from queries.subgraph import Subgraph


def write(piece: Subgraph) -> Iterator[bytes]:
    """The piece as a GraphML file. The id of an edge is its ends with the predicate between them."""
    import networkx as nx

    file = BytesIO()
    nx.write_graphml(flat(piece), file, edge_id_from_attribute="id", named_key_ids=True)
    yield file.getvalue()
