"""Every question that the graph answers, one `.cypher` file each, and pictures of the answers."""

from queries.around import graph_around
from queries.asking import Answer, ask, question_named
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
from queries.questions import Column, Parameter, Question, Type, questions
from queries.resolving import Candidate, entity_named, present_entity, resolve_entity
from queries.subgraph import Edge, Evidence, Node, Subgraph

__all__ = [
    "AmbiguousEntityError",
    "Answer",
    "AskError",
    "BadParameterError",
    "Candidate",
    "Column",
    "Edge",
    "Evidence",
    "MalformedQuestionError",
    "Node",
    "NotFoundError",
    "Parameter",
    "Question",
    "Subgraph",
    "Type",
    "UnknownClaimError",
    "UnknownDocumentError",
    "UnknownEntityError",
    "UnknownPredicateError",
    "UnknownQuestionError",
    "ask",
    "entity_named",
    "graph_around",
    "present_entity",
    "question_named",
    "questions",
    "resolve_entity",
]
