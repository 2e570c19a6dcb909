"""Measures of the graph that no Cypher of Neo4j Community computes, on a piece of it that is bounded."""

from queries.measures.measuring import MEANS, Measure, Measured, Ranked, measure
from queries.measures.piece import DEPTH, NODES, Piece, Stance, Tie

__all__ = ["DEPTH", "MEANS", "NODES", "Measure", "Measured", "Piece", "Ranked", "Stance", "Tie", "measure"]
