"""The pipeline component that keeps sentences from running over the end of a paragraph.

The statistical parser, left alone, joins a headline without a full stop to the first sentence of the text. It respects
sentence starts that are set before it runs, so this component goes in front of it. Here too a text without any full
stop is cut: the stages behind look back and forth within a sentence, which must not be a whole book.
"""

from spacy.language import Language
from spacy.tokens import Doc

NAME = "sayso_line_ends"
LONGEST_SENTENCE = 200
"""Tokens without a sign of an end after which a sentence is cut; real ones, quotations included, stay below."""

_ENDS = frozenset({".", "!", "?", "…"})
_ARTICLES = frozenset({"al-", "el-", "Al-", "El-"})
_FINAL = (".", "!", "?", ":", '"', "”", ";")


@Language.component(NAME, assigns=["token.is_sent_start"])
def line_ends(doc: Doc) -> Doc:
    """Starts a sentence behind every blank line, behind a line that ends in punctuation, and where one would get longer
    than LONGEST_SENTENCE. A line that ends in the middle of a sentence, as in hard-wrapped text, is left to the
    parser."""
    running = 0
    for token in doc[:-1]:
        if token.text in _ARTICLES and doc[token.i + 1].is_title:
            doc[token.i + 1].is_sent_start = False  # "Ibrahim al- Jaafari"
        running = 0 if token.text in _ENDS or token.is_sent_start else running + 1
        if running == LONGEST_SENTENCE:
            doc[token.i + 1].is_sent_start = True
        if token.is_space and "\n" in token.text:
            blank = token.text.count("\n") > 1
            if blank or token.i == 0 or doc[token.i - 1].text.endswith(_FINAL):
                doc[token.i + 1].is_sent_start = True
    return doc
