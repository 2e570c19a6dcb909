"""What a relative pronoun stands for: "A, which attacked B", "A, whose chief resigned"."""

from spacy.tokens import Token


def antecedent_of(token: Token) -> Token | None:
    """The noun that a relative pronoun stands for, None where the token is none or the parse gives no noun."""
    if token.tag_ not in {"WDT", "WP", "WP$"} and token.lower_ not in {"who", "which", "whom", "that"}:
        return None
    if token.lower_ == "that" and token.dep_ not in {"nsubj", "nsubjpass", "dobj", "pobj"}:
        return None
    for ancestor in token.ancestors:
        if ancestor.dep_ == "relcl" or (ancestor.dep_ == "appos" and token.tag_ == "WP$"):
            return ancestor.head
        if ancestor.dep_ in {"ccomp", "ROOT"}:
            return None
    return None
