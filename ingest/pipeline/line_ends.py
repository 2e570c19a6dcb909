"""The pipeline component that keeps sentences from running over the end of a paragraph.

The statistical parser, left alone, joins a headline without a full stop to the first sentence of the text. It respects
sentence starts that are set before it runs, so this component goes in front of it.
"""

from spacy.language import Language
from spacy.tokens import Doc

NAME = "sayso_line_ends"
_FINAL = (".", "!", "?", ":", '"', "”", ";")


@Language.component(NAME, assigns=["token.is_sent_start"])
def line_ends(doc: Doc) -> Doc:
    """Starts a sentence behind every blank line, and behind a line that ends in punctuation; a line that ends in the
    middle of a sentence, as in hard-wrapped text, is left to the parser."""
    for token in doc[:-1]:
        if token.is_space and "\n" in token.text:
            blank = token.text.count("\n") > 1
            if blank or token.i == 0 or doc[token.i - 1].text.endswith(_FINAL):
                doc[token.i + 1].is_sent_start = True
    return doc
