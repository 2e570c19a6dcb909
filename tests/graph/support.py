"""What the tests of the graph share: building records in a few words, and the whole graph as one value."""

import re
from typing import Any, TypeAlias

from graph.ontology import Form, Kind, Modality, Polarity, ontology
from graph.record import Claim, Document, Entity, Mention, Record
from graph.schema import KEYED
from graph.store import Store

Graph: TypeAlias = dict[str, Any]

_LAYER_EDGES = ("IN", "NAMED", "SUBJECT", "OBJECT", "SPEAKER", "REFERS_TO", "SKETCHED", "COPY_OF")
_PROPERTIES = {
    "Graph": ("format",),
    "Document": (
        *("text", "source", "headline", "url", "author", "publisher", "published", "language", "words", "story"),
        "attributions",
    ),
    "Appearance": ("kind", "name", "names", "starts", "ends", "forms", "tags", "local", "position", "claims"),
    "Name": (),
    "Claim": (
        *("predicate", "polarity", "modality", "role", "quote", "start", "end_offset", "event_date", "confidence"),
        *("rule", "position"),
    ),
    "Entity": ("name", "kind", "aliases", "tags", "search", "documents", "claims"),
    "Shingle": (),
}
_EDGE_PROPERTIES = (
    *("claims", "affirmed", "denied", "actual", "possible", "planned", "hypothetical", "asserted", "speakers"),
    *("sources", "first_published", "last_published"),
)


def entity(id_: str, kind: Kind, text: str, *names: str, tags: tuple[str, ...] = ()) -> Entity:
    """An entity with a mention wherever one of its names stands in the text as a whole word, the first name primary."""
    mentions = {
        match.start(): Mention(match.start(), match.end(), match.group(), Form.NAME)
        for name in sorted(names, key=len)
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    }
    return Entity(id_, kind, names[0], names[1:], tuple(mentions[start] for start in sorted(mentions)), tags)


def claim(
    text: str,
    subject: str,
    predicate: str,
    object_: str,
    quote: str | None = None,
    *,
    speaker: str | None = None,
    polarity: Polarity = Polarity.AFFIRMED,
    modality: Modality = Modality.ACTUAL,
) -> Claim:
    """A claim whose quote is a stretch of the text, the whole of it by default."""
    quote = quote or text
    start, end = text.index(quote), text.index(quote) + len(quote)
    return Claim(predicate, subject, object_, polarity, modality, speaker, None, None, start, end, quote, 0.75, "test")


def record(text: str, entities: tuple[Entity, ...] = (), claims: tuple[Claim, ...] = (), **document: str) -> Record:
    """A record of a text."""
    return Record(Document(text, **document), entities, (), claims)


def graph_as_value(store: Store) -> Graph:
    """Every node with its labels and properties and every edge, in an order that only their content decides."""
    value: Graph = {}
    for label in KEYED:
        keys = _PROPERTIES[label]
        columns = "".join(f", n.{key} AS {key}" for key in keys)
        rows = store.read(f"MATCH (n:{label}) RETURN n.uid AS uid, labels(n) AS labels{columns}")
        value[label] = sorted(({**row, "labels": sorted(row["labels"])} for row in rows), key=lambda row: row["uid"])
    value["edges"] = sorted(
        (row["one"], row["type"], row["other"])
        for edge in _LAYER_EDGES
        for row in store.read(f"MATCH (a)-[r:{edge}]->(b) RETURN a.uid AS one, type(r) AS type, b.uid AS other")
    )
    columns = ", ".join(f"r.{key} AS {key}" for key in _EDGE_PROPERTIES)
    summary = store.read(f"MATCH (s:Entity)-[r]->(o:Entity) RETURN s.uid AS s, type(r) AS p, o.uid AS o, {columns}")
    value["summary"] = sorted(summary, key=lambda row: (row["s"], row["p"], row["o"]))
    counted = store.read("MATCH ()-[r]->() RETURN count(r) AS edges")[0]["edges"]
    assert counted == len(value["edges"]) + len(value["summary"]), "there are edges that this value does not show"
    nodes = store.read("MATCH (n) RETURN count(n) AS nodes")[0]["nodes"]
    assert nodes == sum(len(value[label]) for label in KEYED), "there are nodes that this value does not show"
    assert {row["p"] for row in summary} <= ontology().keys()
    return value
