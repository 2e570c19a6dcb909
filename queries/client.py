"""The graph from Python: what `queries` answers, with names instead of uids and values instead of rows.

    from queries import open_graph

    with open_graph() as graph:
        for relation in graph.connections("Popular Mobilization Units"):
            print(relation.predicate, relation.end.name, relation.evidence[0].quote)

Wherever an entity is asked for, any of its names will do, or its uid. A name that is nobody's, or several entities',
raises UnknownEntityError or AmbiguousEntityError, which list who may be meant. Whatever is wrong with what is asked is
an AskError; whatever is wrong with the store is a `graph.store.StoreError`. Nothing here writes.
"""

import warnings
from collections.abc import Iterable
from types import TracebackType
from typing import TYPE_CHECKING, Self

from graph.ontology import Kind, Modality, Polarity
from graph.store import Store, default_address, open_store
from queries.around import graph_around
from queries.asking import Answer
from queries.by_name import ask_by_name
from queries.errors import BadParameterError
from queries.frames import frame
from queries.network import network
from queries.parameters import check_range
from queries.questions import ENTITIES_AT_MOST
from queries.resolving import Candidate, candidate_of, entity_named
from queries.rows import chains_of, claim_of, entity_of, named, relation_of
from queries.subgraph import Subgraph
from queries.values import Chain, Claim, Entity, Named, Relation
from queries.whole import whole_graph

if TYPE_CHECKING:
    from networkx import MultiDiGraph
    from pandas import DataFrame

    from queries.exports import Export

_DEEPEST = 6  # steps


def open_graph(address: str | None = None, *, timeout_s: float | None = None) -> "Graph":
    """The graph at `embedded:FOLDER`, `neo4j://HOST` or `bolt://HOST`, for reading.

    Without an address: the one that SAYSO_STORE names, else `embedded:sayso-graph`. An embedded graph is read as it is
    now, even while `sayso serve` owns it. `timeout_s` is how long one question may take. Raises StoreError.
    """
    return Graph(open_store(address or default_address(), read_only=True), timeout_s=timeout_s)


class Graph:
    """A graph that is open for reading. Made by `open_graph`; close it, or use it in a `with` block."""

    def __init__(self, store: Store, *, timeout_s: float | None = None) -> None:
        self._store = store
        self._timeout_s = timeout_s

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Graph {self._store.address}>"

    def close(self) -> None:
        """Lets go of files and connections. May be called twice."""
        self._store.close()

    def search(
        self, text: str = "", kind: Kind | str | None = None, limit: int = 20, offset: int = 0
    ) -> list[Candidate]:
        """The entities that bear a name or a part of it, best first; without one, all, most spoken of first."""
        rows = self.ask("search", q=text, kind=kind, limit=limit, offset=offset).rows
        return [candidate_of(row) for row in rows]

    def entity(self, entity: str) -> Entity:
        """One entity."""
        return entity_of(self.ask("entity", entity=entity).rows[0])

    def connections(
        self,
        entity: str,
        predicate: str | None = None,
        kind: Kind | str | None = None,
        limit: int = 50,
        offset: int = 0,
    ) -> list[Relation]:
        """What an entity is stated to be connected to, best supported first. Each starts at the entity; `end` is the
        other one."""
        answer = self.ask("connections", entity=entity, predicate=predicate, kind=kind, limit=limit, offset=offset)
        if not answer.rows:
            return []
        one = self.entity(str(answer.parameters["entity"]))
        start = Named(one.uid, one.name, one.kind)
        return [relation_of(row, start, named(row, "other")) for row in answer.rows]

    def paths(self, source: str, target: str, max_hops: int = 4, limit: int = 10) -> list[Chain]:
        """The shortest chains of stated relations from one entity to another, best supported first."""
        return chains_of(self.ask("paths", source=source, target=target, max_hops=max_hops, limit=limit).rows)

    def claims(
        self,
        subject: str | None = None,
        object: str | None = None,
        predicate: str | None = None,
        speaker: str | None = None,
        polarity: Polarity | str | None = None,
        modality: Modality | str | None = None,
        document: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int = 100,
        offset: int = 0,
    ) -> list[Claim]:
        """The claims that meet every condition given, oldest document first. `document` is a uid; `since` and `until`
        are ISO dates of publication, both included."""
        answer = self.ask(
            "claims",
            subject=subject,
            object=object,
            predicate=predicate,
            speaker=speaker,
            polarity=polarity,
            modality=modality,
            document=document,
            since=since,
            until=until,
            limit=limit,
            offset=offset,
        )
        return [claim_of(row) for row in answer.rows]

    def ask(self, question: str, /, **parameters: object) -> Answer:
        """The answer to any of the questions that `queries.questions()` lists, as rows."""
        return ask_by_name(self._store, question, parameters, timeout_s=self._timeout_s)

    def around(self, *entities: str, depth: int = 1, limit: int = 50) -> Subgraph:
        """The piece around some entities: those within `depth` steps (0 to 6), at most `limit` (1 to 2000) of them.
        This is what `queries.diagram.render` draws."""
        check_range("depth", depth, 0, _DEEPEST)
        check_range("limit", limit, 1, ENTITIES_AT_MOST)
        if not entities:
            raise BadParameterError("around needs an entity to start from: a name or a uid", "entities")
        uids = [entity_named(self._store, entity).uid for entity in entities]
        return graph_around(self._store, uids, depth, limit, timeout_s=self._timeout_s)

    def to_networkx(self, *entities: str, depth: int = 1, limit: int | None = None) -> "MultiDiGraph":
        """The summary as a `networkx.MultiDiGraph`: all of it, or the piece around some entities.

        Nodes are uids with `name`, `kind`, `documents` and `claims`; edges are keyed by predicate and hold every count
        and the quote that shows them best. `limit` bounds the entities: of the whole those stay that most documents
        speak of, around some those with most claims, at most 2000 there. `graph.graph["omitted"]` counts those left
        out, and a warning says so.
        """
        if entities:
            piece = self.around(*entities, depth=depth, limit=ENTITIES_AT_MOST if limit is None else limit)
        else:
            if limit is not None and limit < 1:
                raise BadParameterError(f"limit is {limit}, it must be 1 or more", "limit", limit, ["1"])
            piece = whole_graph(self._store, limit, timeout_s=self._timeout_s)
        if piece.omitted:
            warnings.warn(
                f"the limit leaves out entities: {len(piece.nodes)} are here, {piece.omitted} are not", stacklevel=2
            )
        return network(piece)

    def export(self, format: str, *entities: str, document: str | None = None, depth: int | None = None) -> "Export":
        """The graph in a format of `queries.exports.FORMATS`, whole, around entities, or of one document.

        Its `content` is made while it is read, in pieces of bytes. `depth` is how many steps a summary reaches (see
        `queries.exports.export`).
        """
        # Imported here: the formats bring rdflib with them, which no other method needs.
        from queries.exports import export

        return export(self._store, format, entities, document, depth)

    def to_pandas(self, results: Answer | Iterable[object]) -> "DataFrame":
        """What any method here gave as a `pandas.DataFrame`, one row each (see `queries.frames.frame`).

        Raises ImportError where pandas is not installed (`pip install 'sayso[pandas]'`).
        """
        return frame(results)
