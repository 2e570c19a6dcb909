"""The piece of the graph around some entities."""

import pytest

from graph.ontology import Kind
from graph.store.base import Store
from queries import Node, Subgraph, UnknownEntityError, graph_around
from tests.queries import world
from tests.queries.world import claim, entity


def _shown(piece: Subgraph) -> tuple[set[str], set[tuple[str, str, str]]]:
    keys = {entity(key): key for key in world.NAMES}
    edges = {(*sorted((keys[edge.source], keys[edge.target])), edge.predicate) for edge in piece.edges}
    return {keys[node.uid] for node in piece.nodes}, edges


def test_depth_zero_is_the_given_entities_and_what_is_between_them(world_store: Store) -> None:
    nodes, edges = _shown(graph_around(world_store, [entity("mira"), entity("oren"), entity("bank")], depth=0))
    assert nodes == {"mira", "oren", "bank"}
    assert edges == {("mira", "oren", "MET_WITH"), ("bank", "oren", "WORKS_FOR")}


def test_one_step_and_two_steps(world_store: Store) -> None:
    near = graph_around(world_store, [entity("mira")])
    assert _shown(near) == (
        {"mira", "oren", "council"},
        {("mira", "oren", "MET_WITH"), ("council", "mira", "LEADS")},
    )
    assert near.omitted == 0
    nodes, edges = _shown(graph_around(world_store, [entity("mira")], depth=2))
    assert nodes == {"mira", "oren", "council", "bank", "league"}
    assert edges == {
        ("mira", "oren", "MET_WITH"),
        ("council", "mira", "LEADS"),
        ("bank", "oren", "WORKS_FOR"),
        ("council", "league", "BACKS"),
    }


def test_the_limit_keeps_those_with_most_claims_and_counts_the_others(world_store: Store) -> None:
    piece = graph_around(world_store, [entity("league")], depth=2, limit=3)
    assert _shown(piece)[0] == {"league", "council", "port"}  # tied by three claims each; salt by two
    assert piece.omitted == 1
    full = graph_around(world_store, [entity("league"), entity("mira")], depth=1, limit=1)
    assert _shown(full)[0] == {"league", "mira"}
    assert full.omitted == 4


def test_nodes_edges_and_evidence_say_all_that_the_graph_knows(world_store: Store) -> None:
    piece = graph_around(world_store, [entity("league")], limit=2)
    assert piece.nodes == tuple(
        sorted(
            [
                Node(entity("league"), "Tide League", Kind.ORGANIZATION, ("TL",), 4, 8),
                Node(entity("council"), "Harbour Council", Kind.ORGANIZATION, (), 3, 5),
            ],
            key=lambda node: node.uid,
        )
    )
    (edge,) = piece.edges
    assert (edge.source, edge.predicate, edge.target) == (entity("council"), "BACKS", entity("league"))
    assert (edge.claims, edge.affirmed, edge.denied, edge.asserted, edge.speakers, edge.sources) == (3, 2, 1, 2, 1, 2)
    assert [one.claim for one in edge.evidence] == [claim("a2"), claim("c1")]
    assert [(one.polarity, one.speaker, one.publisher) for one in edge.evidence] == [
        ("affirmed", None, "Herald"),
        ("denied", "Oren Vash", "Gazette"),
    ]


def test_an_entity_alone_has_no_edges_and_an_unknown_one_is_refused(world_store: Store) -> None:
    assert _shown(graph_around(world_store, [entity("ilse")], depth=3)) == ({"ilse"}, set())
    with pytest.raises(UnknownEntityError):
        graph_around(world_store, ["nobody"])
