"""When something happened: the date phrase that stands with the word that carries a relation."""

from spacy.tokens import Doc, Span, Token

from ingest.pipeline.dates.calendar_phrases import Phrase, Tense, phrases, published_on

_TIME_LINKS = frozenset(
    {"npadvmod", "pobj", "prep", "compound", "nummod", "poss", "nmod", "advmod", "amod", "appos", "punct"}
)
_VERBS = frozenset({"VERB", "AUX"})


def event_date(doc: Doc, trigger: int, published: str | None) -> str | None:
    """The ISO date (YYYY-MM-DD, YYYY-MM or YYYY) of what the token `trigger` tells, None when unsure.

    Counts only a phrase that is attached to the trigger or to the verb of its clause, and only when all such phrases
    agree. `published` is the day of publication, against which "on Thursday" or "last month" is read.
    """
    token = doc[trigger]
    clause = _clause_of(token)
    found = {
        phrase.iso
        for phrase in phrases(token.sent.text, published_on(published), tense_of(clause))
        if _belongs(doc, token.sent, phrase, token, clause)
    }
    return _one(found)


def _one(found: set[str | None]) -> str | None:
    """The only date, or the finest where it lies within the others ("in 2019 … on May 3, 2019")."""
    if not found or None in found:
        return None
    dates = sorted((iso for iso in found if iso is not None), key=len)
    return dates[-1] if all(dates[-1].startswith(iso) for iso in dates) else None


def _clause_of(token: Token) -> Token:
    """The verb of the clause that a token stands in, the token itself where there is none."""
    place = token
    while place.pos_ not in _VERBS and place.head != place and place.dep_ not in ("relcl", "acl", "appos"):
        place = place.head
    return place


def tense_of(verb: Token) -> Tense:
    """Whether a verb tells of the past or of the future."""
    helpers = [each for each in verb.children if each.dep_ in ("aux", "auxpass")]
    if any(each.lower_ in ("will", "'ll", "wo", "shall", "to", "would", "may", "might") for each in helpers):
        return Tense.FUTURE
    if verb.tag_ in ("VBD", "VBN") or any(each.tag_ == "VBD" or each.lemma_ == "have" for each in helpers):
        return Tense.PAST
    if verb.tag_ == "VBG" and any(each.tag_ in ("VBZ", "VBP") for each in helpers):
        return Tense.FUTURE
    return Tense.UNKNOWN


def _belongs(doc: Doc, sentence: Span, phrase: Phrase, trigger: Token, clause: Token) -> bool:
    span = doc.char_span(sentence.start_char + phrase.start, sentence.start_char + phrase.end, alignment_mode="expand")
    if span is None:
        return False
    return _anchor(span, trigger) in (trigger, clause)


def _anchor(span: Span, trigger: Token) -> Token:
    """The word that a date phrase dates."""
    place = span.root
    while place != trigger and place.pos_ not in _VERBS and place.head != place:
        head = place.head
        if span.start <= place.i < span.end or place.dep_ in ("prep", "pobj", "npadvmod", "appos"):
            if place.dep_ not in _TIME_LINKS:
                return place
            place = head
        elif place.pos_ == "PROPN" and place.dep_ in ("dobj", "pobj", "compound", "nsubj"):
            # "visited Oslo on Friday" is often parsed as if Oslo were on Friday; a name has no date.
            place = head
        else:
            return place
    return place
