"""The piece of the graph that the answer to a question speaks of, whatever the question.

What a row speaks of is read from the columns that its question declares. Rows that are claims are counted as claims;
rows that name relations between two entities show these relations; any others show their entities, those asked about,
and whatever is stated among them.
"""

from collections.abc import Iterator
from dataclasses import replace

from graph.ontology import ontology
from graph.store.base import Row, Store
from queries.asking import Answer, ask
from queries.claimed import edges_of_claims
from queries.questions import Question, Type, questions
from queries.rows import DIRECTIONS, node_of
from queries.subgraph import Subgraph
from queries.whole import graph_among

_LIMIT = 500  # entities, as in every other piece
_DIRECTED = (("source_uid", "target_uid"), ("subject_uid", "object_uid"))  # from subject to object
_UNDIRECTED = (  # `direction`, where there is one, says which is the subject
    ("from_uid", "to_uid"),
    ("one_uid", "other_uid"),
    ("uid", "nearer_uid"),
    ("uid", "group_uid"),
    ("uid", "other_uid"),
)
_ASKED = ("", "other_uid")  # the one asked about is not among the columns


def can_be_drawn(question: Question) -> bool:
    """Whether the rows of a question hold entities."""
    return bool(_ends(question)) or _is_entity(question)


def drawable() -> list[str]:
    """The names of all questions whose answers can be drawn."""
    return [name for name, question in questions().items() if can_be_drawn(question)]


def graph_of_answer(store: Store, answer: Answer, *, timeout_s: float | None = None) -> Subgraph:
    """The entities of the rows of an answer and the relations that the rows state; nothing for no rows.

    Of more than 500 entities those of the first rows; `omitted` counts the others. Raises as `queries.ask` does, and
    ValueError for an answer that holds no entities.
    """
    question, rows = answer.question, answer.rows
    if not can_be_drawn(question):
        raise ValueError(f"the rows of {question.name} hold no entities")
    if not rows:
        return Subgraph()
    named = list(dict.fromkeys(_named(answer)))
    kept = named[:_LIMIT]
    if holds_claims(question):
        shown = ask(store, "entities", {"entities": kept}, timeout_s=timeout_s).rows
        nodes = sorted(map(node_of, shown), key=lambda node: node.uid)
        edges = [edge for edge in edges_of_claims(rows) if edge.source in kept and edge.target in kept]
        made = Subgraph(tuple(nodes), tuple(edges))
    else:
        made = graph_among(store, kept, timeout_s=timeout_s)
        if _names_relations(question):
            stated = {key for row in rows for key in _stated(answer, row)}
            made = replace(made, edges=tuple(e for e in made.edges if (e.source, e.predicate, e.target) in stated))
    return replace(made, omitted=len(named) - len(kept))


def holds_claims(question: Question) -> bool:
    """Whether the rows of a question are claims."""
    return {column.name for column in questions()["claim"].columns} <= _columns(question)


def _names_relations(question: Question) -> bool:
    return bool(_ends(question)) and any(name.endswith(("predicate", "predicates")) for name in _columns(question))


def _columns(question: Question) -> set[str]:
    return {column.name for column in question.columns}


def _is_entity(question: Question) -> bool:
    return {"uid", "name", "kind"} <= _columns(question)


def _ends(question: Question) -> tuple[str, str] | None:
    """The columns with the two entities of a row; the first one empty where it is the entity asked about."""
    columns = _columns(question)
    for pair in (*_DIRECTED, *_UNDIRECTED):
        if columns.issuperset(pair):
            return pair
    return _ASKED if "other_uid" in columns and _entity_asked(question) else None


def _entity_asked(question: Question) -> str | None:
    """The parameter that takes the one entity without which a question cannot be asked."""
    required = [one.name for one in question.parameters if one.required and one.type is Type.ENTITY]
    return required[0] if len(required) == 1 else None


def _pair(answer: Answer, row: Row) -> tuple[str, str]:
    ends = _ends(answer.question)
    assert ends is not None
    one = row[ends[0]] if ends[0] else str(answer.parameters[_entity_asked(answer.question) or ""])
    return one, row[ends[1]]


def _named(answer: Answer) -> Iterator[str]:
    """The uids of the entities that an answer speaks of, in the order of its rows."""
    question = answer.question
    if _ends(question):
        for row in answer.rows:
            yield from _pair(answer, row)
        return
    for parameter in question.parameters:
        value = answer.parameters[parameter.name]
        if value and parameter.type in (Type.ENTITY, Type.ENTITIES):
            yield from [value] if isinstance(value, str) else value  # type: ignore[misc]
    for row in answer.rows:
        yield row["uid"]


def _stated(answer: Answer, row: Row) -> Iterator[tuple[str, str, str]]:
    """The (source, predicate, target) that a row names; in both directions where it does not tell, or there is none."""
    one, other = _pair(answer, row)
    way = "forward" if _ends(answer.question) in _DIRECTED else DIRECTIONS[row.get("direction", "both")]
    for predicate in _predicates(row):
        if way != "backward":
            yield one, predicate, other
        if way != "forward" or ontology()[predicate].symmetric:
            yield other, predicate, one


def _predicates(row: Row) -> list[str]:
    if "predicate" in row:
        return [row["predicate"]]
    return [predicate for name, value in row.items() if name.endswith("predicates") for predicate in value or ()]
