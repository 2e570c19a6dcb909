"""One small world that all examples of the OpenAPI page are taken from."""

from collections.abc import Mapping
from typing import Any

from pydantic import ConfigDict

ENTITY: dict[str, Any] = {"uid": "a4f21c09be77d01853c2e", "name": "Mustafa al-Kadhimi", "kind": "Person"}
OTHER: dict[str, Any] = {"uid": "a90be11d2c44a7f06b3d8", "name": "Popular Mobilization Units", "kind": "Organization"}
DOCUMENT: dict[str, Any] = {
    "uid": "d1b2c3d4e5f60718293a4",
    "headline": "Prime minister orders inquiry",
    "publisher": "The Daily Example",
    "published": "2020-07-02",
    "url": "https://news.example/inquiry",
}
CLAIM: dict[str, Any] = {
    "uid": "c77d0a1b2c3d4e5f60718",
    "predicate": "CRITICIZES",
    "subject": ENTITY,
    "object": OTHER,
    "speaker": None,
    "polarity": "affirmed",
    "modality": "actual",
    "role": None,
    "quote": "Kadhimi criticized the PMUs.",
    "start": 120,
    "end": 148,
    "event_date": None,
    "confidence": 0.8,
    "rule": "verb",
    "document": DOCUMENT,
}
COUNTS: dict[str, Any] = {
    "claims": 3,
    "affirmed": 2,
    "denied": 1,
    "actual": 2,
    "possible": 1,
    "planned": 0,
    "hypothetical": 0,
    "asserted": 1,
    "speakers": 2,
    "sources": 2,
}
EVIDENCE: dict[str, Any] = {
    "claim": CLAIM["uid"],
    "quote": CLAIM["quote"],
    "polarity": "affirmed",
    "modality": "actual",
    "speaker": None,
    "document": DOCUMENT,
}
DOCUMENT_FOUND: dict[str, Any] = {
    **DOCUMENT,
    "source": "samples/inquiry.md",
    "author": None,
    "language": "en",
    "words": 412,
    "story": DOCUMENT["uid"],
    "entities": 14,
    "claims": 9,
}
ADDED: dict[str, Any] = {
    "uid": DOCUMENT["uid"],
    "headline": DOCUMENT["headline"],
    "added": True,
    "entities": 14,
    "claims": 9,
}


def with_example(value: Mapping[str, Any]) -> ConfigDict:
    """The configuration of a model that is shown with that example."""
    return ConfigDict(json_schema_extra={"example": dict(value)})
