"""What an edge says in human words: its predicate, and how far the documents stand behind it."""

import csv
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files

from queries.subgraph import Edge


class Stance(StrEnum):
    """How the claims behind an edge stand to it, all taken together."""

    ASSERTED = "asserted"  # somebody states it as a fact, nobody denies it
    ALLEGED = "alleged"  # affirmed, but only with a hedge, as a plan or as a condition
    DENIED = "denied"  # nobody affirms it
    DISPUTED = "disputed"  # some affirm it, some deny it


def stance(edge: Edge) -> Stance:
    """The stance of the documents towards an edge."""
    if edge.denied:
        return Stance.DISPUTED if edge.affirmed else Stance.DENIED
    return Stance.ASSERTED if edge.asserted else Stance.ALLEGED


def wording(predicate: str) -> str:
    """The predicate as a verb: `MEMBER_OF` -> "is a member of". One without an entry is spelled out."""
    return _wordings().get(predicate, predicate.replace("_", " ").lower())


def qualifier(edge: Edge) -> str:
    """What restricts the verb: "denied", "disputed: 2 for, 1 against", "planned"; empty for an asserted edge."""
    match stance(edge):
        case Stance.ASSERTED:
            return ""
        case Stance.DENIED:
            return "denied"
        case Stance.DISPUTED:
            return f"disputed: {edge.affirmed} for, {edge.denied} against"
    if edge.possible:
        return "alleged"
    return "planned" if edge.planned else "hypothetical"


@cache
def _wordings() -> Mapping[str, str]:
    text = files("queries.diagram").joinpath("wording.csv").read_text(encoding="utf-8")
    return {row["predicate"]: row["words"] for row in csv.DictReader(text.splitlines())}
