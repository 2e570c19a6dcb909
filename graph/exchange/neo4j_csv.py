"""The stored graph as the CSV files of neo4j-admin's bulk import, in one ZIP with the command that imports them.

A text keeps its line ends and quotes; the character between the members of a list, U+001F, cannot stand in one and
becomes U+FFFD. A missing value is an empty cell, an empty text is a quoted one.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from graph.exchange.archive import zipped
from graph.exchange.tables import NODES, SUMMARY, TIES, Extent, Type
from graph.schema import KEYED, unique
from graph.store.base import Row, Store

_BETWEEN = "\x1f"
_LARGEST = "16m"  # of one value: what the importer reads at once
_SCRIPT = """#!/bin/sh
# Imports the graph into a database that does not exist yet or is empty, while the server is stopped.
# Then, with the server running: cypher-shell -f after-import.cypher
cd "$(dirname "$0")" && exec neo4j-admin database import full "${{1:-neo4j}}" \\
  --array-delimiter=U+001F --multiline-fields=true --read-buffer-size={largest} {files}
"""


def write(store: Store, documents: list[str]) -> Iterator[bytes]:
    """The ZIP of some documents, with the entities in them and the relations among these."""
    return zipped(_members(Extent(store, documents)))


def _members(extent: Extent) -> Iterator[tuple[str, Iterable[bytes]]]:
    for label, columns in NODES.items():
        labels = ",:LABEL" if label == "Entity" else ""
        header = f"uid:ID({label}){_headers(columns)}{labels}"
        yield f"{label}.csv", _file(header, extent.nodes(label), partial(_node, label))
    for tie in TIES:
        header = f":START_ID({tie.start}),:END_ID({tie.end})"
        yield f"{tie.name}.csv", _file(header, extent.ties(tie), lambda row: [row["source"], row["target"]])
    header = f":START_ID(Entity),:END_ID(Entity),:TYPE{_headers(SUMMARY)}"
    yield "relations.csv", _file(header, extent.summary(), _relation)
    yield "after-import.cypher", [_after_import().encode()]
    yield "import.sh", [_script().encode()]


def _after_import() -> str:
    """What the importer cannot do: the unique keys, and lists without a member."""
    keys = [f"{unique(label)};\n" for label in KEYED]
    lists = [
        f"MATCH (n:{label}) WHERE n.{column} IS NULL SET n.{column} = [];\n"
        for label, columns in NODES.items()
        for column, type_ in columns.items()
        if type_.endswith("[]")
    ]
    return "".join(keys + lists)


def _script() -> str:
    files = [
        *(f"--nodes={label}={label}.csv" for label in NODES if label != "Entity"),
        "--nodes=Entity.csv",  # which says itself of what kind each is
        *(f"--relationships={tie.type}={tie.name}.csv" for tie in TIES),
        "--relationships=relations.csv",
    ]
    return _SCRIPT.format(largest=_LARGEST, files=" \\\n  ".join(files))


def _node(label: str, row: Row) -> list[Any]:
    labels = [["Entity", row["kind"]]] if label == "Entity" else []
    return [row["uid"], *(row[column] for column in NODES[label]), *labels]


def _relation(row: Row) -> list[Any]:
    return [row["source"], row["target"], row["predicate"], *(row[column] for column in SUMMARY)]


def _headers(columns: Mapping[str, Type]) -> str:
    return "".join(f",{column}:{type_}" for column, type_ in columns.items())


def _file(header: str, rows: Iterable[list[Row]], cells: Callable[[Row], list[Any]]) -> Iterator[bytes]:
    yield f"{header}\n".encode()
    for page in rows:
        yield "".join(f"{','.join(map(_cell, cells(row)))}\n" for row in page).encode()


def _cell(value: object) -> str:
    """A cell as the importer reads it, to whom None and an empty text are two things; to Python's csv they are one."""
    match value:
        case None:
            return ""
        case list():
            members = (str(member).replace(_BETWEEN, "\N{REPLACEMENT CHARACTER}") for member in value)
            return _quoted(_BETWEEN.join(members))
        case str():
            return _quoted(value)
        case _:
            return repr(value)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
