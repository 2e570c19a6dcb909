"""The graph in the formats of other programs, whole or a piece of it.

    for piece in export(store, "graphml", entities=["Tide League"]).content:
        file.write(piece)

A format carries one of three layers (`Layer`): the summary, which is entities and one edge per predicate with its
counts and a sample of its words; the evidence, which is documents with every claim; or the stored graph, which is both.
The formats of the summary are here, one file each; those of the other two, which need no question asked, are in
`graph.exchange`, where the ones that hold everything are also read back. `FORMATS` lists them all, docs/exports.md
tells what each carries and loses.
"""

from queries.exports.formats import FORMATS, Format, Layer
from queries.exports.writing import Export, export

__all__ = ["FORMATS", "Export", "Format", "Layer", "export"]
