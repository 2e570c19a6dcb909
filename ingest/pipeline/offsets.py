"""From token positions to code point offsets into the text."""

from spacy.tokens import Doc

from graph.record import Span
from ingest.pipeline.layers import Words


def code_points(doc: Doc, words: Words) -> Span:
    """Where a stretch of tokens stands in the text, without the white space behind it."""
    last = doc[words.end - 1]
    return Span(doc[words.start].idx, last.idx + len(last))
