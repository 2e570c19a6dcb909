"""How stated relations are told on a terminal: who with whom, how well supported, and in which words."""

from collections.abc import Mapping
from textwrap import fill
from typing import Any

from api.cli.output import console
from graph.ontology import ontology

_ARROWS = {"forward": "—{}→", "out": "—{}→", "backward": "←{}—", "in": "←{}—", "both": "—{}—"}
_WIDEST = 110  # columns: longer lines of prose are hard to read


def arrow(predicate: str, direction: str | None = None) -> str:
    """The predicate as an arrow; `direction` as in the questions paths and connections, by default from the subject of
    a claim to its object."""
    if direction is None:
        known = ontology().get(predicate)
        direction = "both" if known is not None and known.symmetric else "out"
    return _ARROWS[direction].format(predicate)


def support(row: Mapping[str, Any]) -> str:
    """How many claims stand behind a relation, and what holds them back: "3 claims, 1 denied, 2 possible"."""
    told = [f"{row['claims']} claim{'s' * (row['claims'] != 1)}"]
    told += [f"{row[key]} {key}" for key in ("denied", "possible", "planned", "hypothetical") if row.get(key)]
    return ", ".join(told)


def words(row: Mapping[str, Any], indent: str) -> str:
    """The quote of a row and whose it is (the speaker, the outlet or else the headline, the day), in lines as wide as
    the terminal; where a relation is both affirmed and denied, the words of the denial below."""
    outlet = row.get("publisher") or row.get("headline") or row["document_uid"]
    told = [_said(row["quote"], indent, row["speaker_name"], outlet, row["published"])]
    if row.get("denial_quote") and row["denial_quote"] != row["quote"]:
        outlet = row["denial_publisher"] or row["denial_headline"] or row["denial_document"]
        told.append(_said(row["denial_quote"], f"{indent}denied: ", row["denial_by"], outlet, row["denial_published"]))
    return "\n".join(told)


def _said(quote: str, indent: str, *whence: str | None) -> str:
    text = f"“{' '.join(quote.split())}” — {', '.join(filter(None, whence))}"
    width = min(console().width, _WIDEST)
    return fill(text, width, initial_indent=indent, subsequent_indent=" " * len(indent), break_on_hyphens=False)
