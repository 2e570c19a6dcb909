"""Speech that runs on behind the sentence with the reporting verb: further quotations, paragraphs after "X said:"."""

from dataclasses import dataclass

from spacy.tokens import Doc

from ingest.pipeline.layers import Words
from ingest.pipeline.speech.quotations import Quotation, paragraphs

# The longest stretch of the author's words, in tokens, over which a speaker goes on without being named again.
GAP = 30


@dataclass(slots=True)
class Cue:
    """A reporting expression with what belongs to it, before it becomes a `Said`."""

    words: Words
    kind: str
    source: Words | None
    speaker: int | None
    pieces: list[Words]


def continue_quotations(doc: Doc, cues: list[Cue], quotes: list[Quotation]) -> None:
    """Gives the quotations that nobody introduces to the one who spoke before them, as print convention has it."""
    taken = {
        quote.start
        for quote in quotes
        for cue in cues
        if any(piece.start < quote.end and quote.start < piece.end for piece in cue.pieces)
    }
    speaking: Cue | None = None
    reach = 0
    for quote in quotes:
        holders = [cue for cue in cues if cue.kind == "say" and _holds(cue, quote)]
        if quote.start in taken:
            if holders:
                speaking, reach = holders[0], max(quote.end, holders[0].words.end)
            continue
        if not _is_sentence(doc, quote):
            continue
        before = _behind_indirect_speech(doc, cues, quote)
        if before is not None:
            speaking, reach = before, quote.start
        if speaking is None or quote.start - reach > GAP:
            continue
        if any(reach <= cue.words.start < quote.start for cue in cues if cue is not speaking):
            continue
        speaking.pieces.append(Words(quote.start, quote.end))
        reach = quote.end


def _behind_indirect_speech(doc: Doc, cues: list[Cue], quote: Quotation) -> Cue | None:
    """The cue of the sentence right before a quotation: 'Berg said the mill had closed. "Nobody told us."'"""
    if quote.start == 0 or doc[quote.start - 1].is_space:
        return None
    sentence = doc[quote.start - 1].sent
    inside = [cue for cue in cues if sentence.start <= cue.words.start and cue.words.end <= quote.start]
    main = [
        cue
        for cue in inside
        if cue.kind == "say"
        and cue.source is not None
        and (doc[cue.words.start] == sentence.root or doc[cue.words.start].dep_ == "parataxis")
    ]
    return main[-1] if main else None


def _is_sentence(doc: Doc, quote: Quotation) -> bool:
    """Whether the quotation is speech of its own and not a few quoted words inside the author's sentence."""
    words = quote.words
    if len(words) < 3 or not doc[words[0]].text[0].isupper():
        return False
    before = doc[quote.start - 1] if quote.start else None
    return before is None or before.is_space or before.is_punct


def _holds(cue: Cue, quote: Quotation) -> bool:
    return any(piece.start <= quote.start and quote.end <= piece.end + 1 for piece in cue.pieces)


def continue_statements(doc: Doc, cues: list[Cue], quotes: list[Quotation]) -> None:
    """Gives the paragraphs behind one that ends "X said:" to X, as press releases have it: all of them up to the next
    such paragraph or one that is no running text; only the quoted ones where the first of them is quoted."""
    blocks = list(paragraphs(doc))
    openers = {end: cue for start, end in blocks for cue in cues if _opens(doc, cue, start, end)}
    opened = {quote.start for quote in quotes}
    for number, (_, colon) in enumerate(blocks):
        if colon not in openers:
            continue
        cue, following = openers[colon], blocks[number + 1 :]
        quoted = bool(following) and following[0][0] in opened
        for start, end in following:
            if end in openers or doc[end - 1].text[-1] not in ".!?\"'" or (quoted and start not in opened):
                break
            cue.pieces.append(Words(start, end))


def _opens(doc: Doc, cue: Cue, start: int, end: int) -> bool:
    last_words = start <= cue.words.start < end and end - cue.words.end <= 8
    return cue.kind == "say" and last_words and doc[end - 1].text == ":"
