"""The stored graph as Cypher statements, one a line, that build it again in an empty Neo4j or in the embedded engine.

Everything from a document stands inside of quoted literals in which nothing but the literal's own end can end it. Run
it with `cypher-shell -f`; lines that begin with // are comments.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from graph.exchange.tables import NODES, SUMMARY, TIES, Extent
from graph.ontology import Kind
from graph.schema import KEYED, unique
from graph.store.base import Row, Store

_ROWS = 100  # of one statement
_ESCAPED = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
# Other control characters, which no program shows alike, and those that turn the direction of the text around them.
_HIDDEN = re.compile(r"[\\'\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def write(store: Store, documents: list[str]) -> Iterator[bytes]:
    """The script of some documents, with the entities in them and the relations among these."""
    extent = Extent(store, documents)
    yield b"// A graph of sayso. Run it in an empty database: cypher-shell -f FILE\n"
    for label in KEYED:
        yield _line(unique(label))
    for label in (*(label for label in NODES if label != "Graph"), "Graph"):
        for page in extent.nodes(label):
            yield from _nodes(label, page)
        if label == "Entity":
            yield from _relationships(extent)


def literal(value: Any) -> str:
    """A value as Cypher writes it, on one line: a text, number, list of these, or map."""
    match value:
        case str():
            return f"'{_HIDDEN.sub(_escaped, value)}'"
        case dict():
            return f"{{{', '.join(f'{key}: {literal(one)}' for key, one in value.items() if one is not None)}}}"
        case list():
            return f"[{', '.join(map(literal, value))}]"
        case _:
            return repr(value)


def _escaped(found: re.Match[str]) -> str:
    return _ESCAPED.get(found[0]) or f"\\u{ord(found[0]):04X}"


def _nodes(label: str, rows: list[Row]) -> Iterator[bytes]:
    kinds = [f" SET n:{kind}" for kind in Kind] if label == "Entity" else [""]
    for kind in kinds:
        chosen = [row for row in rows if not kind or kind.endswith(f":{row['kind']}")]
        maps = [
            {"uid": row["uid"], "properties": {key: value for key, value in row.items() if key != "uid"}}
            for row in chosen
        ]
        properties = " SET n += row.properties" if NODES[label] else ""
        # A text may be long: a document to a statement.
        for some in _chunks(maps, 1 if label == "Document" else _ROWS):
            yield _line(f"UNWIND {literal(some)} AS row MERGE (n:{label} {{uid: row.uid}}){properties}{kind}")


def _relationships(extent: Extent) -> Iterator[bytes]:
    for tie in TIES:
        ends = f"MATCH (a:{tie.start} {{uid: row.source}}) MATCH (b:{tie.end} {{uid: row.target}})"
        for page in extent.ties(tie):
            for some in _chunks(page, _ROWS):
                yield _line(f"UNWIND {literal(some)} AS row {ends} MERGE (a)-[:{tie.type}]->(b)")
    ends = "MATCH (a:Entity {uid: row.source}) MATCH (b:Entity {uid: row.target})"
    for page in extent.summary():
        for predicate in sorted({row["predicate"] for row in page}):
            maps = [
                {"source": row["source"], "target": row["target"], "properties": {key: row[key] for key in SUMMARY}}
                for row in page
                if row["predicate"] == predicate
            ]
            for some in _chunks(maps, _ROWS):
                yield _line(
                    f"UNWIND {literal(some)} AS row {ends} MERGE (a)-[r:{predicate}]->(b) SET r += row.properties"
                )


def _chunks(rows: list[Row], size: int) -> Iterable[list[Row]]:
    return (rows[start : start + size] for start in range(0, len(rows), size))


def _line(statement: str) -> bytes:
    return f"{statement};\n".encode()
