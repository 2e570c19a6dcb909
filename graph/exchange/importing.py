"""Reading a file of linked data into a store: all of its documents are sound, or none is loaded."""

from collections.abc import Callable
from pathlib import PurePath

from graph.dump import Restored
from graph.exchange.reading import InvalidImportError, records_of
from graph.loading import load
from graph.store.base import Store

# From a file's suffix to what rdflib calls the syntax.
SYNTAXES = {".jsonld": "json-ld", ".nq": "nquads", ".trig": "trig", ".ttl": "turtle"}


def syntax_of(name: str) -> str:
    """The syntax of a file, by the end of its name. Raises InvalidImportError."""
    suffix = PurePath(name).suffix.lower()
    if suffix in SYNTAXES:
        return SYNTAXES[suffix]
    if suffix == ".jsonl":
        raise InvalidImportError(f"{name} is a dump by its name: sayso restore {name}")
    raise InvalidImportError(
        f"{name} ends with {suffix or 'nothing'!r}, which tells no format that holds the evidence: give a file that "
        f"ends with {', '.join(SYNTAXES)}"
    )


def import_file(
    store: Store, content: bytes, syntax: str, on_document: Callable[[int], None] | None = None
) -> Restored:
    """Loads what `sayso export` wrote as linked data into a prepared store; documents that are there already stay.

    The whole file is read and checked before the first document is loaded, so a bad one changes nothing. `on_document`
    is told the number of documents done after each. Raises InvalidImportError, StoreError.
    """
    records = records_of(content, syntax)
    added = 0
    for done, record in enumerate(records, start=1):
        added += load(store, record).added
        if on_document:
            on_document(done)
    return Restored(added, len(records) - added)
