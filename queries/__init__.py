"""Every question that the graph answers, one `.cypher` file each, and pictures of the answers."""

from queries.around import graph_around
from queries.asking import Answer, ask, question_named
from queries.by_name import ask_by_name
from queries.client import Graph, open_graph
from queries.columns import Column
from queries.errors import (
    AmbiguousEntityError,
    AskError,
    BadParameterError,
    MalformedQuestionError,
    NotFoundError,
    UnknownClaimError,
    UnknownDocumentError,
    UnknownEntityError,
    UnknownPredicateError,
    UnknownQuestionError,
)
from queries.questions import Parameter, Question, Type, questions
from queries.resolving import Candidate, entity_named, present_entity, resolve_entity
from queries.subgraph import Edge, Evidence, Node, Subgraph
from queries.values import Chain, Claim, Entity, Named, Relation, Source

__all__ = [
    "AmbiguousEntityError",
    "Answer",
    "AskError",
    "BadParameterError",
    "Candidate",
    "Chain",
    "Claim",
    "Column",
    "Edge",
    "Entity",
    "Evidence",
    "Graph",
    "MalformedQuestionError",
    "Named",
    "Node",
    "NotFoundError",
    "Parameter",
    "Question",
    "Relation",
    "Source",
    "Subgraph",
    "Type",
    "UnknownClaimError",
    "UnknownDocumentError",
    "UnknownEntityError",
    "UnknownPredicateError",
    "UnknownQuestionError",
    "ask",
    "ask_by_name",
    "entity_named",
    "graph_around",
    "open_graph",
    "present_entity",
    "question_named",
    "questions",
    "resolve_entity",
]
