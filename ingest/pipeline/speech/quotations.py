"""Where quotation marks open and close, and where paragraphs end.

Written for text whose curly marks were made straight, where nothing but the white space around a mark tells whether it
opens or closes. A quotation that is still open at the end of its paragraph ends there: print convention opens it again
in the next paragraph without having closed it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

DOUBLE = frozenset({'"', "''", "``", "“", "”", "«", "»"})
SINGLE = frozenset({"'", "‘", "’"})
OPENERS = frozenset({"``", "“", "«", "‘"})
CLOSERS = frozenset({"”", "»"})
DASHES = frozenset("―—–")
BRACKETS_AND_DASHES = frozenset("([{—–-/")


@dataclass(frozen=True, slots=True)
class Quotation:
    """One stretch in quotation marks: its tokens with the marks, end exclusive; `closed` False where the paragraph ends
    before the mark does."""

    start: int
    end: int
    closed: bool

    def __contains__(self, token: int) -> bool:
        return self.start <= token < self.end

    @property
    def words(self) -> range:
        """The tokens between the marks."""
        return range(self.start + 1, self.end - 1 if self.closed else self.end)


def paragraphs(doc: Doc) -> Iterator[tuple[int, int]]:
    """The token stretches between line ends, end exclusive, without the white space tokens that hold the line ends."""
    start = 0
    for token in doc:
        if token.is_space and "\n" in token.text:
            if token.i > start:
                yield start, token.i
            start = token.i + 1
    if start < len(doc):
        yield start, len(doc)


def quotations(doc: Doc) -> list[Quotation]:
    """The quotations of a document in their order, never overlapping; the outer ones where they are nested."""
    found: list[Quotation] = []
    for start, end in paragraphs(doc):
        doubles = list(_in_paragraph(doc, start, end, DOUBLE, open_ended=True))
        inside = {token for quotation in doubles for token in range(quotation.start, quotation.end)}
        singles = [q for q in _in_paragraph(doc, start, end, SINGLE, open_ended=False) if q.start not in inside]
        found += sorted(doubles + singles, key=lambda quotation: quotation.start)
    return found


def is_quoted(doc: Doc, token: int) -> bool:
    """Whether a token stands in double quotation marks."""
    start = end = token
    while start > 0 and not (doc[start - 1].is_space and "\n" in doc[start - 1].text):
        start -= 1
    while end < len(doc) and not (doc[end].is_space and "\n" in doc[end].text):
        end += 1
    return any(token in quotation for quotation in _in_paragraph(doc, start, end, DOUBLE, open_ended=True))


def _in_paragraph(doc: Doc, start: int, end: int, marks: frozenset[str], open_ended: bool) -> Iterator[Quotation]:
    opened: int | None = None
    for place in range(start, end):
        if doc[place].text.rstrip("―—–") not in marks:
            continue
        if opened is None:
            if _may_open(doc, place, start, end):
                opened = place
        elif _may_close(doc, place, end):
            yield Quotation(opened, place + 1, True)
            opened = None
    if opened is not None and open_ended and end - opened > 2:
        yield Quotation(opened, end, False)


def _may_open(doc: Doc, place: int, start: int, end: int) -> bool:
    mark = doc[place]
    if mark.text in OPENERS:
        return True
    if mark.text in CLOSERS or place + 1 >= end or mark.whitespace_:
        return False
    before = doc[place - 1]
    return place == start or bool(before.whitespace_) or before.is_space or before.text[-1] in BRACKETS_AND_DASHES


def _may_close(doc: Doc, place: int, end: int) -> bool:
    mark, before = doc[place], doc[place - 1]
    if mark.text in CLOSERS:
        return True
    if mark.text in OPENERS:
        return False
    if len(mark) > 1 and mark.text[-1] in DASHES:
        return True
    # A mark with white space before it and none behind it opens a quotation inside the quotation.
    return not before.whitespace_ or bool(mark.whitespace_) or place + 1 >= end
