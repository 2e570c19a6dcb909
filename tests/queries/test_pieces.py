"""Pieces of the graph to be shown, worked out on paper."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from graph.ontology import Kind
from graph.record import Document
from graph.store import open_store
from graph.store.base import Store
from queries import BadParameterError, UnknownDocumentError, ask, questions
from queries.claimed import edges_of_claims
from queries.pieces import Piece, drawable, piece_of
from queries.subgraph import Subgraph
from queries.whole import whole_graph
from tests.queries import world
from tests.queries.cases import cases
from tests.queries.conftest import fill
from tests.queries.world import claim, document, entity
from tests.queries.worlds import World

KEYS = {entity(key): key for key in world.NAMES}


def _nodes(piece: Subgraph) -> set[str]:
    return {KEYS[node.uid] for node in piece.nodes}


def _edges(piece: Subgraph) -> dict[str, tuple[int, int]]:
    """Subject, predicate and object of every edge, with how many claims affirm and how many deny it. A symmetric one
    is named from the end that comes first in the alphabet."""
    named = {}
    for edge in piece.edges:
        ends = KEYS[edge.source], KEYS[edge.target]
        one, other = sorted(ends) if edge.predicate == "MET_WITH" else ends
        named[f"{one} {edge.predicate} {other}"] = (edge.affirmed, edge.denied)
    return named


def _piece(store: Store, **given: object) -> Piece:
    return piece_of(store, given)


AROUND: list[tuple[dict[str, object], str, dict[str, tuple[int, int]]]] = [
    ({"entity": ["Tide League"], "polarity": "denied"}, "league council", {"council BACKS league": (0, 1)}),
    ({"entity": ["Tide League"], "min_sources": 2}, "league council", {"council BACKS league": (2, 1)}),
    ({"entity": ["Mira Solen"], "min_sources": 2}, "mira oren", {"mira MET_WITH oren": (3, 1)}),
    ({"entity": ["Oren Vash"], "modality": "planned"}, "mira oren", {"mira MET_WITH oren": (1, 0)}),
    (
        {"entity": ["TL"], "kinds": "Place", "depth": 2},
        "league port",
        {"league ATTACKED port": (2, 0), "league BASED_IN port": (1, 0)},
    ),
    (
        {"entity": ["Oren Vash"], "predicates": "OWNS,WORKS_FOR", "depth": 2},
        "oren bank salt",
        {"oren WORKS_FOR bank": (1, 0), "bank OWNS salt": (1, 0)},
    ),
    (
        {"entity": ["TL"], "since": "2020-07-03", "depth": 2},
        "league council salt bank",
        {"council BACKS league": (0, 1), "league ATTACKED salt": (1, 0), "bank OWNS salt": (1, 0)},
    ),
    (
        {"entity": ["TL"], "until": "2020-07-01", "predicates": "ATTACKED"},
        "league port",
        {"league ATTACKED port": (1, 0)},
    ),
    (
        {"entity": ["Mira Solen", "Oren Vash"], "depth": 0, "polarity": "affirmed"},
        "mira oren",
        {"mira MET_WITH oren": (3, 0)},
    ),
    ({"entity": ["Ilse Brandt"], "polarity": "affirmed"}, "ilse", {}),
]


@pytest.mark.parametrize(("given", "nodes", "edges"), AROUND, ids=[str(one[0]) for one in AROUND])
def test_around_an_entity_only_claims_that_meet_the_conditions_count(
    world_store: Store, given: dict[str, object], nodes: str, edges: Mapping[str, tuple[int, int]]
) -> None:
    piece = piece_of(world_store, given)
    assert (_nodes(piece.subgraph), _edges(piece.subgraph)) == (set(nodes.split()), edges)
    assert piece.empty is (not edges)


def test_under_conditions_the_limit_counts_those_left_out(world_store: Store) -> None:
    piece = _piece(world_store, entity=["Tide League"], polarity="affirmed", limit=2)
    # Affirmed claims with the league: port 3, council 2, salt 2.
    assert _nodes(piece.subgraph) == {"league", "port"}
    assert piece.subgraph.omitted == 2


def test_the_evidence_of_a_relation_meets_the_conditions_too(world_store: Store) -> None:
    (edge,) = _piece(world_store, entity=["TL"], polarity="denied").subgraph.edges
    assert [one.claim for one in edge.evidence] == [claim("c1")]
    assert (edge.claims, edge.sources, edge.speakers, edge.last_published) == (1, 1, 1, "2020-07-03")


def test_relations_counted_from_all_claims_are_the_summary(world_store: Store) -> None:
    whole = whole_graph(world_store)
    claims = ask(world_store, "claims-among", {"entities": [node.uid for node in whole.nodes]}).rows
    assert len(claims) == 17
    assert edges_of_claims(claims) == whole.edges
    assert edges_of_claims([*reversed(claims), *claims]) == whole.edges  # each counts once, in any order


def test_between_two_entities_is_whom_the_shortest_chains_pass(world_store: Store) -> None:
    piece = _piece(world_store, between=["Mira Solen", "Port Ansel"])
    assert _nodes(piece.subgraph) == {"mira", "council", "league", "port"}
    assert _edges(piece.subgraph) == {
        "mira LEADS council": (2, 0),
        "council BACKS league": (2, 1),
        "league ATTACKED port": (2, 0),
        "league BASED_IN port": (1, 0),
    }
    assert piece.title == "Between Mira Solen and Port Ansel"
    assert piece.note == "The shortest chains of up to 4 relations. The newest document is of 2020-07-03."


def test_between_more_entities_is_every_pair_of_them(world_store: Store) -> None:
    piece = _piece(world_store, between=["Mira Solen", "Northern Bank", "Dana Kerr"])
    # Mira - Oren - bank, bank - Dana, Mira - Oren - bank - Dana.
    assert _nodes(piece.subgraph) == {"mira", "oren", "bank", "dana"}
    assert set(_edges(piece.subgraph)) == {"mira MET_WITH oren", "oren WORKS_FOR bank", "dana LEADS bank"}


def test_all_chains_go_longer_ways_too_but_not_beyond_their_length(world_store: Store) -> None:
    ends = ["Mira Solen", "Tide League"]
    short = _piece(world_store, between=ends, chains="all", max_hops=3)
    assert _nodes(short.subgraph) == {"mira", "council", "league"}
    long = _piece(world_store, between=ends, chains="all", max_hops=4)
    assert _nodes(long.subgraph) == {"mira", "council", "league", "oren", "bank", "salt"}
    assert "bank OWNS salt" in _edges(long.subgraph)
    assert long.note.startswith("All chains of up to 4 relations, passing no entity twice.")
    cut = _piece(world_store, between=ends, chains="all", max_hops=4, limit=5)
    assert _nodes(cut.subgraph) == {"mira", "council", "league"}  # no half of a chain
    assert cut.subgraph.omitted == 3


def test_entities_that_nothing_joins_are_shown_apart(world_store: Store) -> None:
    piece = _piece(world_store, between=["Ilse Brandt", "Mira Solen"])
    assert (_nodes(piece.subgraph), _edges(piece.subgraph)) == ({"ilse", "mira"}, {})
    assert (piece.empty, piece.note) == (True, "No chain of up to 4 relations joins them.")
    some = _piece(world_store, between=["Ilse Brandt", "Mira Solen", "Oren Vash"], max_hops=1)
    assert (some.empty, _nodes(some.subgraph)) == (False, {"ilse", "mira", "oren"})
    assert "None joins Ilse Brandt and Mira Solen or Ilse Brandt and Oren Vash." in some.note


def test_a_document_is_its_own_claims(world_store: Store) -> None:
    piece = _piece(world_store, document=document("gazette"))
    assert _nodes(piece.subgraph) == {"council", "league", "oren", "bank", "salt"}
    assert _edges(piece.subgraph) == {
        "council BACKS league": (0, 1),  # two others affirm it
        "oren WORKS_FOR bank": (1, 0),
        "bank OWNS salt": (1, 0),
        "league ATTACKED salt": (1, 0),
    }
    assert piece.title == "Vash speaks out"
    assert piece.note == "Gazette, 2020-07-03: what this document states, and nothing that others add"


def test_of_a_document_without_a_date_none_is_told_and_who_is_only_named_is_not_shown(world_store: Store) -> None:
    piece = _piece(world_store, document=document("leaflet"))
    assert _nodes(piece.subgraph) == {"salt", "league", "port", "oren", "mira", "dana", "bank"}
    assert _edges(piece.subgraph)["mira MET_WITH oren"] == (1, 1)
    assert piece.note == "what this document states, and nothing that others add"
    few = _piece(world_store, document=document("leaflet"), limit=3)
    assert (_nodes(few.subgraph), few.subgraph.omitted) == ({"league", "oren", "mira"}, 4)  # two claims each


ANSWERS: list[tuple[str, dict[str, object], str, set[str]]] = [
    ("denials", {}, "council league mira oren", {"council BACKS league", "mira MET_WITH oren"}),
    ("claim", {"claim": claim("c3")}, "bank salt", {"bank OWNS salt"}),
    ("leaders", {}, "mira council dana bank", {"mira LEADS council", "dana LEADS bank"}),
    (
        "paths",
        {"source": "Mira Solen", "target": "TL"},
        "mira council league",
        {"mira LEADS council", "council BACKS league"},
    ),
    ("connections", {"entity": "Oren Vash"}, "oren mira bank", {"mira MET_WITH oren", "oren WORKS_FOR bank"}),
    (
        "common-connections",
        {"entities": "Harbour Council,Oren Vash"},
        "mira council oren",
        {"mira LEADS council", "mira MET_WITH oren"},
    ),
    (
        "alliances",
        {"entity": "TL"},
        "league council salt port",
        {"council BACKS league", "salt BACKS league", "league ATTACKED salt", "league ATTACKED port"},
    ),
    ("neighbours", {"entities": "Mira Solen"}, "mira oren council", {"mira MET_WITH oren", "mira LEADS council"}),
    (
        "neighbourhood",
        {"entities": "Oren Vash", "depth": 2, "predicates": "WORKS_FOR,OWNS"},
        "oren bank salt",
        {"oren WORKS_FOR bank", "bank OWNS salt"},
    ),
    (
        "ties",
        {"entities": "Tide League,Salt Company", "stance": "any"},
        "league salt",
        {"salt BACKS league", "league ATTACKED salt"},
    ),
    ("co-mentions", {"entity": "Ilse Brandt"}, "ilse mira oren dana league bank salt port", set()),
    ("disagreements", {}, "council league mira oren", {"council BACKS league", "mira MET_WITH oren"}),
    (
        "document-entities",
        {"document": document("leaflet")},
        "ilse mira oren dana league bank salt port",
        {
            *("mira MET_WITH oren", "oren WORKS_FOR bank", "dana LEADS bank", "bank OWNS salt"),
            *("salt BACKS league", "league ATTACKED salt", "league ATTACKED port", "league BASED_IN port"),
        },
    ),
    ("search", {"q": "Bank"}, "bank", set()),
    ("said-by", {"speaker": "Ilse Brandt"}, "", set()),
]


@pytest.mark.parametrize(("question", "given", "nodes", "edges"), ANSWERS, ids=[one[0] for one in ANSWERS])
def test_an_answer_is_the_entities_and_relations_of_its_rows(
    world_store: Store, question: str, given: dict[str, object], nodes: str, edges: set[str]
) -> None:
    piece = piece_of(world_store, {"question": question, **given})
    assert _nodes(piece.subgraph) == set(nodes.split())
    assert set(_edges(piece.subgraph)) == edges
    assert piece.empty is (not nodes)


def test_the_claims_of_an_answer_are_counted_and_no_others(world_store: Store) -> None:
    denied = _piece(world_store, question="denials", predicate="BACKS").subgraph
    assert _edges(denied) == {"council BACKS league": (0, 1)}
    disputed = _piece(world_store, question="disagreements", predicate="BACKS").subgraph
    assert _edges(disputed) == {"council BACKS league": (2, 1)}


def test_the_caption_of_an_answer_holds_what_was_asked(world_store: Store) -> None:
    piece = _piece(world_store, question="claims", predicate="BACKS", limit="2")
    assert piece.title == questions()["claims"].title
    assert piece.note == (
        "The answer to claims, predicate BACKS, limit 2. Its first 2 rows. The newest document is of 2020-07-02."
    )
    assert "Every relation with all that is said of it." in _piece(world_store, question="leaders").note


def test_whether_a_question_can_be_drawn_is_decided_for_every_one() -> None:
    assert set(questions()) - set(drawable()) == {
        *("aliases", "claims-by-predicate", "copies", "document", "documents", "entities-by-kind", "publishers")
    }


@pytest.mark.parametrize("question", drawable())
def test_every_row_of_a_drawable_answer_is_in_its_piece(embedded_world: Store, question: str) -> None:
    for case in cases():
        if case.question == question:
            piece = piece_of(embedded_world, {"question": question, **case.parameters}).subgraph
            uids = {node.uid for node in piece.nodes}
            assert bool(case.rows) == bool(uids)
            assert all({edge.source, edge.target} <= uids for edge in piece.edges)
            ends = ("subject_uid", "object_uid", "source_uid", "target_uid", "from_uid", "to_uid", "other_uid")
            assert {row[end] for row in case.rows for end in ends if end in row} <= uids


def test_a_question_without_entities_names_those_that_can_be_drawn(world_store: Store) -> None:
    with pytest.raises(BadParameterError, match=r"publishers hold no entities.*denials") as caught:
        _piece(world_store, question="publishers")
    assert caught.value.allowed == tuple(drawable())


def test_the_caption_names_every_condition(world_store: Store) -> None:
    given = {
        "entity": ["Tide League"],
        "depth": 2,
        "predicates": ["ATTACKED", "BACKS"],
        "kinds": ["Organization", "Place"],
        "polarity": "affirmed",
        "modality": "actual",
        "min_sources": 2,
        "since": "2020-07-01",
        "until": "2020-07-03",
    }
    assert piece_of(world_store, given).note == (
        "Within 2 steps. Only the relations “attacked” and “backs”. Only what is affirmed, stated as fact, published "
        "from 2020-07-01 to 2020-07-03, stated by 2 independent stories or more and by way of organizations and "
        "places. No relation in the graph meets this."
    )


def test_without_a_start_it_is_the_most_connected(world_store: Store) -> None:
    piece = _piece(world_store, limit=3)
    assert _nodes(piece.subgraph) == {"league", "bank", "salt"}
    assert (piece.title, piece.empty) == ("The most connected entities", False)


WRONG: list[tuple[dict[str, object], str, str, list[str]]] = [
    ({"entity": ["TL"], "document": "d0"}, "document", "entity and document are given", []),
    ({"entity": ["TL"], "between": ["TL", "Mira Solen"]}, "between", "entity and between are given", []),
    ({"document": "d0", "depth": 2}, "depth", "depth says nothing with document", []),
    ({"between": ["TL", "Mira Solen"], "since": "2020-07-01"}, "since", "since says nothing with between", []),
    ({"entity": ["TL"], "max_hops": 2}, "max_hops", "or give between", []),
    ({"depth": 1}, "depth", "depth says nothing without a start", []),
    ({"entity": ["TL"], "depth": 4}, "depth", "from 0 to 3", ["3"]),
    ({"entity": ["TL"], "limit": 0}, "limit", "from 1 to 500", ["1"]),
    ({"entity": ["TL"] * 2, "since": "2020-02-31"}, "since", "day of the calendar", ["2020-02-29"]),
    ({"entity": ["TL"], "since": "2020-07-02", "until": "2020-07-01"}, "until", "must not come before", ["2020-07-02"]),
    ({"entity": ["TL"], "predicates": "BAKS"}, "predicates", "no predicate 'BAKS'", ["BACKS"]),
    ({"entity": ["TL"], "kinds": "Persn"}, "kinds", "Person, Organization, Place", ["Person"]),
    ({"entity": ["TL"], "polarity": "affirm"}, "polarity", "affirmed, denied", ["affirmed"]),
    ({"entity": ["TL"], "min_sources": 101}, "min_sources", "from 1 to 100", ["100"]),
    ({"between": ["TL"]}, "between", "it must be 2 to 6", []),
    ({"between": ["TL", "Tide League"]}, "between", "two entities that differ", []),
    ({"between": ["TL", "Mira Solen"], "max_hops": 7}, "max_hops", "from 1 to 6", ["6"]),
    ({"between": ["TL", "Mira Solen"], "max_hops": 5, "chains": "all"}, "max_hops", "from 1 to 4", ["4"]),
    ({"between": ["TL", "Mira Solen"], "chains": "short"}, "chains", "shortest, all", ["shortest"]),
    ({"entiti": ["TL"]}, "entiti", "no parameter 'entiti'", ["entity"]),
]


@pytest.mark.parametrize(("given", "parameter", "said", "nearest"), WRONG, ids=[str(one[0]) for one in WRONG])
def test_what_cannot_be_is_told_what_can(
    embedded_world: Store, given: dict[str, object], parameter: str, said: str, nearest: list[str]
) -> None:
    with pytest.raises(BadParameterError) as caught:
        piece_of(embedded_world, given)
    assert caught.value.parameter == parameter
    assert said in str(caught.value) and "\n" not in str(caught.value)
    assert list(caught.value.nearest) == nearest


def test_a_document_that_is_not_there_is_told(embedded_world: Store) -> None:
    with pytest.raises(UnknownDocumentError):
        _piece(embedded_world, document="d0")


@pytest.fixture
def bare_store(tmp_path: Path) -> Iterator[Store]:
    """A graph of one document that names somebody and states nothing."""
    said = Document("Mira Solen slept.", "bare.txt", "A quiet night", publisher="Herald", published="2020-07-04")
    store = open_store(f"embedded:{tmp_path / 'graph'}")
    fill(store, World({"mira": (Kind.PERSON, "Mira Solen")}, {"bare": (said, "z", ())}))
    yield store
    store.close()


def test_of_a_graph_that_states_nothing_every_piece_says_so(bare_store: Store) -> None:
    (row,) = ask(bare_store, "documents").rows
    about = _piece(bare_store, document=row["uid"])
    assert (about.subgraph, about.empty) == (Subgraph(), True)
    assert about.note == "Herald, 2020-07-04: this document states no relation"
    middle = _piece(bare_store)
    assert (middle.subgraph, middle.empty) == (Subgraph(), True)
    assert middle.note == "The graph states no relation yet."
    alone = _piece(bare_store, entity=["Mira Solen"])
    assert (len(alone.subgraph.nodes), alone.empty) == (1, True)
    assert alone.note == "Within 1 step. No relation in the graph meets this."
