"""The words of the linked data formats: which IRI stands for what.

The vocabulary is data (`data/context.jsonld`): schema.org for people, organizations, places and articles, PROV-O for
sources and speakers, Web Annotation for quotes and their places, RDF's own reification for claims, SKOS for the
relations; `urn:sayso:term:` where none of them has the word.
"""

import json
from functools import cache
from importlib.resources import files
from typing import Any

BASE = "urn:sayso:"


@cache
def context() -> dict[str, Any]:
    """The JSON-LD context: from the keys of the JSON-LD export to IRIs."""
    text = files("graph.exchange").joinpath("data/context.jsonld").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)["@context"]
    return found


@cache
def prefixes() -> dict[str, str]:
    """The namespaces by their prefixes."""
    return {key: value for key, value in context().items() if isinstance(value, str) and value[-1] in ":/#"}


@cache
def iri(key: str) -> str:
    """The IRI of a key of the context. Raises KeyError."""
    meaning = context()[key]
    prefix, _, name = (meaning if isinstance(meaning, str) else meaning["@id"]).partition(":")
    return prefixes()[prefix] + name


def document_iri(uid: str) -> str:
    """A document, and the named graph that holds all that it states."""
    return f"{BASE}document:{uid}"


def entity_iri(uid: str) -> str:
    """An entity of the graph."""
    return f"{BASE}entity:{uid}"


def relation_iri(predicate: str) -> str:
    """A predicate of the ontology."""
    return f"{BASE}relation:{predicate}"


def part_iri(kind: str, uid: str, *numbers: int) -> str:
    """A part of a document's evidence: an appearance, a claim, its third mention, a passage from one place to
    another."""
    return BASE + ":".join([kind, uid, *map(str, numbers)])
