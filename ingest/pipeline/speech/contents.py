"""What was said: the stretches of text that a reporting word governs, by syntax and by quotation marks.

All functions give stretches of tokens, end exclusive, in the order of the text.
"""

from spacy.tokens import Doc, Token

from ingest.pipeline.layers import Words
from ingest.pipeline.speech.quotations import Quotation
from ingest.pipeline.speech.reporting import Frames, noun_frames
from ingest.pipeline.speech.sources import child, is_passive
from ingest.pipeline.stance.negation import is_falsehood

# What may follow the object and still belong to what is said of it: "described him as", "accused them of".
OBJECT_TAIL = frozenset({"as", "of", "for", "to", "with", "over"})
CLAUSE_PARTS = frozenset({"aux", "auxpass", "neg", "advmod", "prt", "npadvmod", "dative"})
ENDING = frozenset({".", ",", ";", ":", "-", "--", "—", "–"})


def stretch(token: Token) -> Words:
    """All that depends on the token, with it."""
    return Words(token.left_edge.i, token.right_edge.i + 1)


def trimmed(doc: Doc, words: Words) -> Words | None:
    """Without white space and ending punctuation at its edges; None when nothing is left."""
    start, end = words.start, words.end
    while start < end and (doc[start].is_space or doc[start].text in ENDING):
        start += 1
    while start < end and (doc[end - 1].is_space or doc[end - 1].text in ENDING):
        end -= 1
    return Words(start, end) if start < end else None


def governed(verb: Token, frames: Frames) -> tuple[str, list[Words], Token | None]:
    """The content that a verb governs by syntax: the kind of reporting, its stretches, and the particle or preposition
    that belongs to the cue. No stretches: it governs none."""
    clause = frames.kind("clause")
    if clause is not None:
        inserted = _around_insertion(verb)
        if inserted:
            return clause, inserted, None
        found = [stretch(each) for each in verb.children if each.dep_ == "ccomp" and _is_clause(each)]
        if found:
            return clause, found, None
        around = _clause_around(verb) or _clause_before(verb)
        if around:
            return clause, around, None
    gerund = frames.kind("gerund")
    if gerund is not None:
        for each in verb.children:
            if each.dep_ == "xcomp" and each.i > verb.i and _is_gerund(each):
                return gerund, [stretch(each)], None
    manner = frames.kind("as")
    if manner is not None:
        return manner, _clause_around(verb), None
    infinitive = frames.kind("to") or (clause if is_passive(verb) else None)
    if infinitive is not None:
        for each in verb.children:
            if each.dep_ in ("xcomp", "ccomp", "advcl") and each.i > verb.i and _is_infinitive(each):
                return infinitive, [_with_controlled_object(verb, each)], None
    for each in verb.children:
        kind = frames.kind(f"prep:{each.lower_}") if each.dep_ == "prep" and each.i > verb.i else None
        complement = child(each, "pobj", "pcomp") if kind is not None else None
        if kind is not None and complement is not None:
            end = max(
                [
                    each.right_edge.i + 1,
                    *(other.right_edge.i + 1 for other in verb.children if other.i > each.i and _is_infinitive(other)),
                ]
            )
            return kind, [Words(complement.left_edge.i, end)], each
    thing = frames.kind("object")
    if thing is not None:
        return _object(verb, thing)
    return "say", [], None


def _is_clause(token: Token) -> bool:
    return (
        token.pos_ in ("VERB", "AUX")
        or child(token, "nsubj", "nsubjpass", "cop", "mark", "aux") is not None
        or (token.n_lefts + token.n_rights > 0)
    )


def _is_infinitive(verb: Token) -> bool:
    return any(each.dep_ == "aux" and each.lower_ == "to" for each in verb.children)


def _is_gerund(verb: Token) -> bool:
    """ "Leaving", "having left", "being left"."""
    first = next((each for each in verb.children if each.dep_ in ("aux", "auxpass")), verb)
    return first.tag_ == "VBG"


def _with_controlled_object(verb: Token, infinitive: Token) -> Words:
    thing = child(verb, "dobj")
    start = thing.left_edge.i if thing is not None and verb.i < thing.i < infinitive.i else infinitive.left_edge.i
    return Words(start, infinitive.right_edge.i + 1)


def _clause_around(verb: Token) -> list[Words]:
    """The clause that the verb's own clause stands in or behind: "Prices, he noted, fell", "as she put it"."""
    head = verb.head
    comparison = verb.dep_ == "advcl" and any(each.lower_ == "as" and each.i < verb.i for each in verb.children)
    if head == verb or not (comparison or verb.dep_ == "parataxis"):
        return []
    if head.pos_ not in ("VERB", "AUX", "NOUN", "ADJ", "PROPN"):
        return []
    whole, own = stretch(head), stretch(verb)
    parts = [Words(whole.start, own.start), Words(own.end, whole.end)]
    return [part for part in parts if part.end - part.start > 1]


def _around_insertion(verb: Token) -> list[Words]:
    """The sentence around an inserted "…, Berg said, …", however the parser joined it."""
    subject, doc, sentence = child(verb, "nsubj"), verb.doc, verb.sent
    if subject is None or subject.i > verb.i or verb.i + 2 >= sentence.end or doc[verb.i + 1].text != ",":
        return []
    comma = subject.left_edge.i - 1
    if comma <= sentence.start or doc[comma].text != ",":
        return []
    return [Words(sentence.start, comma), Words(verb.i + 2, sentence.end)]


def _clause_before(verb: Token) -> list[Words]:
    """What stands before a final "…, experts say", where the parser did not see a clause in it."""
    subject = child(verb, "nsubj")
    doc, sentence = verb.doc, verb.sent
    if subject is None or subject.i > verb.i:
        return []
    comma = subject.left_edge.i - 1
    rest = [token for token in doc[verb.i + 1 : sentence.end] if not (token.is_punct or token.is_space)]
    final = all(token.dep_ in ("npadvmod", "advmod") for token in rest)
    return [Words(sentence.start, comma)] if final and comma - sentence.start >= 2 and doc[comma].text == "," else []


def _object(verb: Token, kind: str) -> tuple[str, list[Words], Token | None]:
    """The object with what is said of it. Of an accusation it is only the deed, "accused the firm of theft"."""
    thing = child(verb, "nsubjpass" if is_passive(verb) else "dobj") or _claim_behind(verb)
    if thing is not None and kind == "judge" and noun_frames(thing) is not None and _called_false(verb, thing):
        kind = "deny"
    if verb.lemma_ == "quote" or (thing is None and kind != "accuse"):
        return kind, [], None
    tail = [
        each
        for each in verb.children
        if each.i > verb.i
        and (each.dep_ in ("oprd", "xcomp", "ccomp") or (each.dep_ == "prep" and each.lower_ in OBJECT_TAIL))
    ]
    if kind == "accuse":
        deed = next((each for each in tail if each.dep_ == "prep"), None)
        complement = child(deed, "pobj", "pcomp") if deed is not None else None
        if complement is not None:
            return kind, [stretch(complement)], None
        return "judge", [stretch(thing)] if thing is not None else [], None
    assert thing is not None
    end = thing.right_edge.i + 1
    if thing.i > verb.i:
        end = max([end, *(each.right_edge.i + 1 for each in tail if each.i > thing.i)])
    return kind, [Words(thing.left_edge.i, end)], None


def _claim_behind(verb: Token) -> Token | None:
    """The claim that the parser did not take for the object: "dismissed as baseless a claim that …"."""
    for each in verb.children:
        noun = child(each, "pobj") if each.dep_ == "prep" and each.lower_ == "as" else each
        if noun is not None and (noun != each or each.dep_ == "oprd") and noun_frames(noun) is not None:
            return noun
    return None


def _called_false(verb: Token, claim: Token) -> bool:
    """Whether the last words of the clause say that a claim is not so: "called the claim that … a lie"."""
    words = [each for each in verb.doc[claim.i + 1 : verb.right_edge.i + 1] if not (each.is_punct or each.is_space)]
    return any(is_falsehood(each) for each in words[-3:]) or any(is_falsehood(each) for each in claim.children)


def quoted_pieces(verb: Token, subject: Token | None, quotes: list[Quotation]) -> list[Words]:
    """The quotations that a verb introduces or closes: next to its clause, nothing but its own words between them."""
    start, end = _clause_edges(verb, subject, quotes)
    found = []
    doc = verb.doc
    for quote in quotes:
        if quote.start <= verb.i < quote.end:
            continue
        if (
            quote.end <= start
            and start - quote.end <= 3
            and _only_punctuation(doc, quote.end, start)
            and (_ends_speech(doc, quote))
        ) or (quote.start >= verb.i and _leads_in(doc, verb, end, quote.start)):
            found.append(Words(quote.start, quote.end))
    return found


def _clause_edges(verb: Token, subject: Token | None, quotes: list[Quotation]) -> tuple[int, int]:
    """From the subject to the verb, or from the verb to the subject ("said Smith"), with what modifies the two."""
    start = end = verb.i
    parts = [each for each in verb.children if each.dep_ in CLAUSE_PARTS]
    if subject is not None and subject.head == verb:
        parts.append(subject)
    for each in parts:
        if any(each.i in quote for quote in quotes):
            continue
        start, end = min(start, each.left_edge.i), max(end, each.right_edge.i)
    return start, end + 1


def _only_punctuation(doc: Doc, start: int, end: int) -> bool:
    return all(token.is_punct or (token.is_space and "\n" not in token.text) for token in doc[start:end])


def _ends_speech(doc: Doc, quote: Quotation) -> bool:
    """Whether the quotation ends like speech: with a comma, a full stop and the like inside or right behind it."""
    last = doc[quote.end - 2] if quote.closed else doc[quote.end - 1]
    behind = doc[quote.end].text if quote.end < len(doc) else ""
    return last.text[-1] in ",.?!…-—–―'" or behind in (",", "—", "--")


def _leads_in(doc: Doc, verb: Token, end: int, start: int) -> bool:
    """Whether only words of the verb's clause and a comma, a colon or nothing stand before a quotation at `start`."""
    if start < end:
        return all(doc[place].is_punct for place in range(verb.i + 1, start))
    if start - end > 12:
        return False
    if _only_punctuation(doc, end, start):
        return "." not in [doc[place].text for place in range(end, start)]
    return (
        doc[start - 1].text in (",", ":")
        and doc[start].sent.start <= verb.i
        and not any(each.pos_ in ("VERB", "AUX") for each in doc[end:start])
    )
