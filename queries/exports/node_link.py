"""Node-link JSON, as networkx and d3 read it."""

import json
from collections.abc import Iterator

from queries.exports.told import structured
from queries.subgraph import Subgraph


def write(piece: Subgraph) -> Iterator[bytes]:
    """The piece as JSON: `networkx.node_link_graph(data, edges="edges")` makes a graph of it again."""
    import networkx as nx

    data = nx.node_link_data(structured(piece), edges="edges")
    yield json.dumps(data, ensure_ascii=False, indent=1).encode() + b"\n"
