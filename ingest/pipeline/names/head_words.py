"""Names that say by a word what they are: "Badr Organisation", "Ministry of Defence", "Anbar Province"."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from graph.ontology import Kind
from ingest.pipeline.lexicon import rows


@dataclass(frozen=True, slots=True)
class Head:
    """A word that ends a name; `goes_on` where "of …" may follow and belong to it."""

    word: str
    kind: Kind
    tags: tuple[str, ...]
    goes_on: bool


@cache
def heads() -> dict[str, Head]:
    """The head words, in lower case."""
    return {
        row["head"].casefold(): Head(
            row["head"], Kind(row["kind"]), tuple(filter(None, row["tags"].split("|"))), bool(row["of"])
        )
        for row in rows("names/heads")
    }


def head(word: str) -> Head | None:
    """What a capitalised word says of the name that it ends, singular or plural."""
    folded = word.casefold()
    return heads().get(folded) or heads().get(folded.removesuffix("s")) or heads().get(_singular(folded))


def head_of_name(tokens: Sequence[str]) -> Head | None:
    """The head of a whole name: its last word, or the last one before "of", "for", "in" or "on"."""
    for place, token in enumerate(tokens):
        if token.casefold() in {"of", "for", "in", "on", "against", "at"} and place:
            found = head(tokens[place - 1])
            if found and found.goes_on:
                return found
    return head(tokens[-1]) if len(tokens) > 1 else None


def _singular(word: str) -> str:
    return word[:-3] + "y" if word.endswith("ies") else word
