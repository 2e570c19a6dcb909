"""Loading a file of linked data: `records_of` reads and checks all of it before the first document is loaded, so a bad
one changes nothing."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import PurePath

from graph.exchange.reading import InvalidImportError
from graph.loading import load
from graph.record import Record
from graph.store.base import Store

# From a file's suffix to what rdflib calls the syntax.
SYNTAXES = {".jsonld": "json-ld", ".nq": "nquads", ".trig": "trig", ".ttl": "turtle"}


def syntax_of(name: str) -> str:
    """The syntax of a file, by the end of its name. Raises InvalidImportError."""
    suffix = PurePath(name).suffix.lower()
    if suffix in SYNTAXES:
        return SYNTAXES[suffix]
    if suffix == ".jsonl":
        raise InvalidImportError(f"it is a dump by its name: sayso restore {name}")
    raise InvalidImportError(
        f"its name ends with {suffix or 'nothing'!r}, which tells no format that holds the evidence: give a file that "
        f"ends with {', '.join(SYNTAXES)}"
    )


@dataclass(frozen=True, slots=True)
class Imported:
    """How many documents a file added, and how many of its documents were there already."""

    added: int
    unchanged: int


def load_records(store: Store, records: Collection[Record]) -> Imported:
    """Loads the records of a file, which `records_of` checked, into a prepared store; documents that are there already
    stay. Each is a transaction of its own: after a StoreError those before it are in the graph, and importing the file
    again adds the others."""
    added = sum(load(store, record).added for record in records)
    return Imported(added, len(records) - added)
