"""Pieces of the graph to be shown, each with its title: see `choosing.piece_of`."""

from queries.pieces.answer import drawable
from queries.pieces.choosing import piece_of
from queries.pieces.parameters import QUESTION, piece_parameters
from queries.pieces.piece import Piece

__all__ = ["QUESTION", "Piece", "drawable", "piece_of", "piece_parameters"]
