"""Which piece of the graph is meant, and what stands over it: around entities, between them, of a document, of the
answer to a question, or the middle of the graph."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from graph.ontology import Kind, Modality, Polarity
from graph.store.base import Store
from queries.around import Conditions, graph_around
from queries.asking import Answer, ask, question_named
from queries.by_name import ask_by_name
from queries.diagram.stance import wording
from queries.errors import BadParameterError
from queries.parameters import Value, nearest_to
from queries.pieces.answer import can_be_drawn, drawable, graph_of_answer, holds_claims
from queries.pieces.between import graph_between
from queries.pieces.document import graph_of_document
from queries.pieces.parameters import QUESTION, Chains, checked_piece
from queries.pieces.piece import Piece, listed, noted
from queries.resolving import Candidate, entity_named
from queries.subgraph import Subgraph

_MIDDLE = 25  # entities of a piece of nothing in particular: its picture stays legible
_SURE = {
    Modality.ACTUAL: "stated as fact",
    Modality.POSSIBLE: "alleged",
    Modality.PLANNED: "planned",
    Modality.HYPOTHETICAL: "imagined",
}
_KINDS = {Kind.PERSON: "persons", Kind.ORGANIZATION: "organizations", Kind.PLACE: "places"}


def piece_of(store: Store, given: Mapping[str, object], *, timeout_s: float | None = None) -> Piece:
    """The piece that parameters ask for: those of `parameters.piece_parameters`, entities as lists of names or uids;
    or `question`, a name, and then that question's own.

    Raises what `queries.by_name.ask_by_name` raises; BadParameterError also for parameters that do not go together and
    for a question whose rows hold no entities.
    """
    if given.get(QUESTION):
        asking = {name: value for name, value in given.items() if name != QUESTION}
        return _of_answer(store, str(given[QUESTION]), asking, timeout_s)
    values = checked_piece({name: value for name, value in given.items() if name != QUESTION})
    limit = _number(values["limit"])
    if entities := values["entity"]:
        assert isinstance(entities, list)
        return _around(store, _entities(store, entities), values, limit, timeout_s)
    if between := values["between"]:
        assert isinstance(between, list)
        return _between(store, _entities(store, between), values, limit, timeout_s)
    if document := values["document"]:
        return _of_document(store, str(document), limit, timeout_s)
    rows = ask(store, "most-connected", {"limit": min(limit, _MIDDLE)}, timeout_s=timeout_s).rows
    uids = [row["uid"] for row in rows]
    found = graph_around(store, uids, 0, limit, timeout_s=timeout_s) if uids else None
    if found is None:
        return Piece("The most connected entities", "The graph states no relation yet.", Subgraph(), True)
    return Piece("The most connected entities", noted(found), found, False)


def _entities(store: Store, texts: Sequence[str]) -> list[Candidate]:
    found = {one.uid: one for one in (entity_named(store, text) for text in texts)}
    return list(found.values())


def _around(
    store: Store, start: Sequence[Candidate], values: Mapping[str, Value], limit: int, timeout_s: float | None
) -> Piece:
    conditions, depth = _conditions(values), _number(values["depth"])
    found = graph_around(store, [one.uid for one in start], depth, limit, conditions, timeout_s=timeout_s)
    steps = f"Within {depth} {'step' if depth == 1 else 'steps'}." if depth else "Only these, and what is between them."
    empty = len(found.nodes) == len(start) and not found.edges
    nothing = "No relation in the graph meets this." if empty else ""
    title = f"Around {listed([one.name for one in start])}"
    return Piece(title, noted(found, steps, _told(conditions), nothing), found, empty)


def _between(
    store: Store, ends: Sequence[Candidate], values: Mapping[str, Value], limit: int, timeout_s: float | None
) -> Piece:
    if len(ends) < 2:
        raise BadParameterError(
            f"between names only {ends[0].name} ({ends[0].uid}); give two entities that differ", "between", ends[0].uid
        )
    chains, hops = Chains(str(values["chains"])), _number(values["max_hops"])
    uids = [one.uid for one in ends]
    found = graph_between(store, uids, chains, hops, limit, timeout_s=timeout_s)
    names = {one.uid: one.name for one in ends}
    which = "All chains of up to" if chains is Chains.ALL else "The shortest chains of up to"
    length = f"{hops} {'relation' if hops == 1 else 'relations'}"
    apart = [f"{names[one]} and {names[other]}" for one, other in found.apart]
    told = f"{which} {length}{', passing no entity twice' if chains is Chains.ALL else ''}."
    if len(apart) == len(list(combinations(uids, 2))):
        told = f"No chain of up to {length} joins them."
    elif apart:
        told += f" None joins {listed(apart, 'or')}."
    title = f"Between {listed([one.name for one in ends])}"
    return Piece(title, noted(found.subgraph, told), found.subgraph, not found.subgraph.edges)


def _of_document(store: Store, document: str, limit: int, timeout_s: float | None) -> Piece:
    about = ask(store, "document", {"document": document}, timeout_s=timeout_s).rows[0]
    found = graph_of_document(store, document, limit, timeout_s=timeout_s)
    if found.nodes:
        told = "what this document states, and nothing that others add"
    else:
        told = "this document states no relation"
    whence = ", ".join(filter(None, (about["publisher"], about["published"])))
    return Piece(about["headline"] or document, f"{whence}: {told}" if whence else told, found, not found.nodes)


def _of_answer(store: Store, name: str, given: Mapping[str, object], timeout_s: float | None) -> Piece:
    question = question_named(name)
    if not can_be_drawn(question):
        there_are = drawable()
        raise BadParameterError(
            f"the rows of {name} hold no entities, so they cannot be drawn; those of {', '.join(there_are)} can",
            QUESTION,
            name,
            nearest_to(name, there_are),
            allowed=there_are,
        )
    answer = ask_by_name(store, name, given, timeout_s=timeout_s)
    found = graph_of_answer(store, answer, timeout_s=timeout_s)
    return Piece(question.title, noted(found, _asked(answer, given)), found, not found.nodes)


def _asked(answer: Answer, given: Mapping[str, object]) -> str:
    """The question with its parameters in the asker's words, and how far its answer reaches."""
    words = [f"{name} {_shown(value)}" for name, value in given.items() if value not in (None, "", [])]
    cut = answer.parameters.get("limit") == len(answer.rows)
    rows = f" Its first {len(answer.rows)} rows." if cut else ""
    # A question may have counted other claims than those that a line of the picture stands for.
    whole = "" if not answer.rows or holds_claims(answer.question) else " Every relation with all that is said of it."
    return f"The answer to {', '.join((answer.question.name, *words))}.{rows}{whole}"


def _conditions(values: Mapping[str, Value]) -> Conditions:
    predicates, kinds = values["predicates"] or (), values["kinds"] or ()
    assert isinstance(predicates, list | tuple) and isinstance(kinds, list | tuple)
    polarity, modality, since, until = (values[name] for name in ("polarity", "modality", "since", "until"))
    return Conditions(
        tuple(predicates),
        tuple(map(Kind, kinds)),
        Polarity(str(polarity)) if polarity else None,
        Modality(str(modality)) if modality else None,
        str(since) if since else None,
        str(until) if until else None,
        _number(values["min_sources"]),
    )


def _told(conditions: Conditions) -> str:
    """The conditions in words; empty where there are none."""
    one = conditions
    parts = (
        str(one.polarity or ""),
        _SURE[one.modality] if one.modality else "",
        _when(one),
        f"stated by {one.min_sources} independent stories or more" if one.min_sources > 1 else "",
        f"by way of {listed([_KINDS[kind] for kind in one.kinds])}" if one.kinds else "",
    )
    told = listed(list(filter(None, parts)))
    relations = listed([f"“{wording(predicate)}”" for predicate in one.predicates])
    sentences = f"Only the relations {relations}." if relations else "", f"Only what is {told}." if told else ""
    return " ".join(filter(None, sentences))


def _when(conditions: Conditions) -> str:
    since, until = conditions.since, conditions.until
    if since and until:
        return f"published from {since} to {until}"
    return f"published on {since} or later" if since else f"published on {until} or earlier" if until else ""


def _number(value: Value) -> int:
    assert isinstance(value, int)
    return value


def _shown(value: object) -> str:
    return listed(list(map(str, value))) if isinstance(value, list | tuple) else str(value)
