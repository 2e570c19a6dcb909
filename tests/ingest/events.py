"""Finding the event that the examples of the lexicons are about."""

from spacy.tokens import Doc

EVENTS = (
    "attack",
    "meet",
    "visit",
    "kill",
    "tie",
    "raid",
    "alliance",
    "murder",
    "merger",
    "invade",
    "link",
    "leave",
    "support",
    "back",
    "buy",
)


def event(doc: Doc) -> int:
    """The token of the first event word in the order of the list that the document has; the last one of it."""
    for lemma in EVENTS:
        found = [token.i for token in doc if token.lemma_.lower() in (lemma, f"{lemma}ing", f"{lemma}ting")]
        if found:
            return found[-1]
    return next(token.i for token in doc if token.lemma_ in ("take", "drive"))
