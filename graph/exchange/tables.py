"""The stored graph as tables, one for each label and each type of relationship: what the formats of property graphs
write. Rows are read a page at a time; only uids are held together.

A part of the graph is some documents with everything that hangs on them. Its entities keep the counts that they have in
the whole graph.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from graph.evidence import document_uids
from graph.exchange.dossier import PAGE, entities_of, pages
from graph.ontology import ontology
from graph.store.base import Row, Store

Type: TypeAlias = Literal["string", "long", "double", "string[]", "long[]"]

_TEXTS = 20  # documents that are read at once with their texts
_COUNTS = (
    *("claims", "affirmed", "denied", "actual", "possible", "planned", "hypothetical", "asserted", "speakers"),
    "sources",
)


def _columns(
    strings: str = "", longs: str = "", doubles: str = "", lists: str = "", numbers: str = ""
) -> dict[str, Type]:
    by_type: dict[Type, str] = {
        "string": strings,
        "long": longs,
        "double": doubles,
        "string[]": lists,
        "long[]": numbers,
    }
    return {name: type_ for type_, names in by_type.items() for name in names.split()}


NODES: Mapping[str, Mapping[str, Type]] = {
    "Graph": _columns(longs="format"),
    "Document": _columns(
        "headline source url author publisher published language story attributions text", longs="words"
    ),
    "Appearance": _columns("local kind name", "position claims", lists="names forms tags", numbers="starts ends"),
    "Claim": _columns(
        "predicate polarity modality role quote event_date rule", "position start end_offset", "confidence"
    ),
    "Name": {},
    "Shingle": {},
    "Entity": _columns("name kind search precision", "documents claims", "latitude longitude", "aliases tags"),
}
"""From each label to the properties of its nodes besides `uid`. Entities have their kind as second label."""

SUMMARY: Mapping[str, Type] = _columns("first_published last_published", longs=" ".join(_COUNTS))
"""The properties of the relationships between entities, whose types are the predicates."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A table of relationships without properties, and the pattern that finds those of a document d, from a to b."""

    name: str
    start: str
    end: str
    pattern: str

    @property
    def type(self) -> str:
        """The type of the relationships."""
        return self.name.partition("_")[0] if self.name.startswith("IN_") else self.name


_CLAIMS, _APPEARANCES = "(d)<-[:IN]-(a:Claim)", "(d)<-[:IN]-(a:Appearance)"

TIES = (
    Tie("IN_Appearance", "Appearance", "Document", f"{_APPEARANCES} WITH a, d AS b"),
    Tie("IN_Claim", "Claim", "Document", f"{_CLAIMS} WITH a, d AS b"),
    Tie("SUBJECT", "Claim", "Appearance", f"{_CLAIMS} MATCH (a)-[:SUBJECT]->(b:Appearance)"),
    Tie("OBJECT", "Claim", "Appearance", f"{_CLAIMS} MATCH (a)-[:OBJECT]->(b:Appearance)"),
    Tie("SPEAKER", "Claim", "Appearance", f"{_CLAIMS} MATCH (a)-[:SPEAKER]->(b:Appearance)"),
    Tie("NAMED", "Appearance", "Name", f"{_APPEARANCES} MATCH (a)-[:NAMED]->(b:Name)"),
    Tie("REFERS_TO", "Appearance", "Entity", f"{_APPEARANCES} MATCH (a)-[:REFERS_TO]->(b:Entity)"),
    Tie("SKETCHED", "Document", "Shingle", "(d)-[:SKETCHED]->(b:Shingle) WITH d AS a, b"),
    Tie("COPY_OF", "Document", "Document", "(d)-[:COPY_OF]->(b:Document) WITH d AS a, b"),
)
"""All relationships but those between entities."""

_OF_DOCUMENT = {
    "Document": "MATCH (n:Document {uid: one})",
    "Appearance": "MATCH (:Document {uid: one})<-[:IN]-(n:Appearance)",
    "Claim": "MATCH (:Document {uid: one})<-[:IN]-(n:Claim)",
    "Name": "MATCH (:Document {uid: one})<-[:IN]-(:Appearance)-[:NAMED]->(n:Name)",
    "Shingle": "MATCH (:Document {uid: one})-[:SKETCHED]->(n:Shingle)",
}


class Extent:
    """What of a graph is written: these documents, the entities in them, and the relations among those."""

    def __init__(self, store: Store, documents: list[str]) -> None:
        self.store = store
        self.documents = documents
        self.is_whole = documents == document_uids(store)
        self.entities = entities_of(store, documents)

    def nodes(self, label: str) -> Iterator[list[Row]]:
        """The nodes of a label, a page of them at a time, each once: `uid` and the properties of the table."""
        if label == "Graph":
            # A part is no graph to which documents could be added.
            columns, found = _projection("n", NODES[label]), "MATCH (n:Graph) RETURN"
            yield from pages(self.store.read(f"{found} {columns} ORDER BY uid") if self.is_whole else [])
            return
        if label == "Entity":
            uids, match = self.entities, "MATCH (n:Entity {uid: one})"
        else:
            uids, match = self.documents, _OF_DOCUMENT[label]
        cypher = f"UNWIND $uids AS one {match} RETURN DISTINCT {_projection('n', NODES[label])} ORDER BY uid"
        seen = set[str]()
        for page in pages(uids, _TEXTS if label == "Document" else PAGE):
            rows = [row for row in self.store.read(cypher, {"uids": page}) if row["uid"] not in seen]
            # The nodes that several documents share must not come again with the next page.
            if label in ("Name", "Shingle"):
                seen |= {row["uid"] for row in rows}
            yield rows

    def ties(self, tie: Tie) -> Iterator[list[Row]]:
        """The relationships of a table as `source` and `target`, the uids of the nodes."""
        cypher = (
            f"UNWIND $uids AS one MATCH (d:Document {{uid: one}}) MATCH {tie.pattern} "
            "RETURN a.uid AS source, b.uid AS target ORDER BY source, target"
        )
        ends = set(self.documents) if tie.name == "COPY_OF" else None
        for page in pages(self.documents):
            yield [row for row in self.store.read(cypher, {"uids": page}) if ends is None or row["target"] in ends]

    def summary(self) -> Iterator[list[Row]]:
        """The relationships between entities as `source`, `target`, `predicate` and their properties."""
        cypher = (
            "UNWIND $uids AS one MATCH (a:Entity {uid: one})-[r]->(b:Entity) "
            f"RETURN a.uid AS source, b.uid AS target, type(r) AS predicate, {_listed('r', SUMMARY)} "
            "ORDER BY source, target, predicate"
        )
        ends = set(self.entities)
        for page in pages(self.entities):
            rows = self.store.read(cypher, {"uids": page})
            # A type is written as a name into statements, so it must be one of ours whatever the store holds.
            yield [row for row in rows if row["target"] in ends and row["predicate"] in ontology()]


def _projection(variable: str, columns: Iterable[str]) -> str:
    return _listed(variable, ["uid", *columns])


def _listed(variable: str, columns: Iterable[str]) -> str:
    return ", ".join(f"{variable}.{column} AS {column}" for column in columns)
