"""GEXF, for Gephi."""

from collections.abc import Iterator
from io import BytesIO

from queries.exports.told import flat
from queries.subgraph import Subgraph


def write(piece: Subgraph) -> Iterator[bytes]:
    """The piece as a GEXF file of version 1.2."""
    from networkx.readwrite.gexf import GEXFWriter

    writer = GEXFWriter(encoding="utf-8", prettyprint=False, version="1.2draft")
    writer.add_graph(flat(piece))
    for meta in writer.xml.iter("meta"):
        meta.attrib.clear()  # the day of writing: the same graph must give the same file tomorrow
    file = BytesIO()
    writer.write(file)
    yield file.getvalue()
