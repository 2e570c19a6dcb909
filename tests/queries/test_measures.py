"""Measures, worked out on paper on small graphs."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.ontology import Kind, Polarity
from graph.record import Document
from graph.store import open_store
from graph.store.base import Store
from queries import BadParameterError
from queries.measures import Measure, Stance, Tie, measure
from queries.measures.scores import betweenness, communities, pagerank
from tests.queries import world
from tests.queries.conftest import fill
from tests.queries.worlds import Stated, World


def _ties(*pairs: str) -> list[Tie]:
    """`ab` is one story that ties a to b, `ab3` are three."""
    return [Tie(pair[0], pair[1], int(pair[2:] or 1)) for pair in pairs]


def test_the_middle_of_a_chain_lies_between_all_others() -> None:
    # a-b-c-d: of the three pairs of others b lies between a and c, a and d.
    assert betweenness(_ties("ab", "cb", "cd")) == pytest.approx({"a": 0, "b": 2 / 3, "c": 2 / 3, "d": 0})


def test_two_equally_short_ways_share_what_lies_between() -> None:
    assert betweenness(_ties("ab", "bd", "ac", "cd")) == pytest.approx(dict.fromkeys("abcd", 1 / 6))


def test_a_walk_ends_at_the_object_and_begins_anew() -> None:
    # a = (0.15 + 0.85 b) / 2, as b leads nowhere; b = a + 0.85 a; a + b = 1.
    assert pagerank(_ties("ab")) == pytest.approx({"a": 1 / 2.85, "b": 1.85 / 2.85})


def test_a_walk_takes_a_tie_as_often_as_stories_state_it() -> None:
    # a = 0.05 + 0.85 (b + c); b = 0.05 + 0.85 · 3/4 a; c = 0.05 + 0.85 · 1/4 a; a + b + c = 1.
    a = 0.9 / 1.85
    wanted = {"a": a, "b": 0.05 + 0.6375 * a, "c": 0.05 + 0.2125 * a}
    assert pagerank(_ties("ab3", "ac", "ba", "ca")) == pytest.approx(wanted)


def test_two_triangles_with_a_bridge_are_two_communities() -> None:
    assert communities(_ties("ab", "bc", "ca", "cd", "de", "ef", "fd")) == [["a", "b", "c"], ["d", "e", "f"]]


def test_a_firm_tie_keeps_a_community_together() -> None:
    assert communities(_ties("ab5", "bc", "cd5", "da")) == [["a", "b"], ["c", "d"]]
    assert communities(_ties("ab", "bc5", "cd", "da5")) == [["a", "d"], ["b", "c"]]


def test_of_nothing_nothing_is_measured() -> None:
    assert (betweenness([]), pagerank([]), communities([])) == ({}, {}, [])


@given(st.data())
def test_the_order_of_the_ties_changes_nothing(data: st.DataObject) -> None:
    ends = st.tuples(st.sampled_from("abcdefg"), st.sampled_from("abcdefg")).filter(lambda pair: pair[0] != pair[1])
    pairs = data.draw(st.dictionaries(ends, st.integers(1, 5), max_size=20))
    ties = [Tie(*pair, sources) for pair, sources in pairs.items()]
    shuffled = data.draw(st.permutations(ties))
    assert betweenness(shuffled) == betweenness(ties)
    assert communities(shuffled) == communities(ties)
    ranks = pagerank(shuffled)
    assert ranks == pagerank(ties)
    assert not ranks or sum(ranks.values()) == pytest.approx(1)


def test_betweenness_of_the_harbour(world_store: Store) -> None:
    """A ring of six (Mira, council, league, salt, bank, Oren) with the port hanging from the league and Dana from the
    bank: 21 pairs of others for each. Ilse is tied to nobody."""
    found = measure(world_store, Measure.BETWEENNESS)
    assert [(row.entity.name, row.ties, row.score) for row in found.rows] == [
        ("Northern Bank", 3, round(8.5 / 21, 6)),
        ("Tide League", 3, round(8.5 / 21, 6)),
        ("Salt Company", 2, round(6 / 21, 6)),
        ("Harbour Council", 2, round(3.5 / 21, 6)),
        ("Oren Vash", 2, round(3.5 / 21, 6)),
        ("Mira Solen", 2, round(3 / 21, 6)),
        ("Dana Kerr", 1, 0),
        ("Port Ansel", 1, 0),
    ]
    assert (found.entities, found.ties, found.left_out) == (8, 8, 0)
    assert found.bound == "8 tied entities and 8 ties of the whole graph, at most 500 entities: nobody left out"


def test_what_is_only_reported_ties_nobody_where_facts_are_asked_for(embedded_world: Store) -> None:
    found = measure(embedded_world, Measure.COMMUNITIES, stance=Stance.ASSERTED)
    assert {row.entity.name for row in found.rows} == {
        *("Mira Solen", "Harbour Council", "Tide League", "Port Ansel", "Salt Company", "Oren Vash", "Northern Bank")
    }
    assert found.ties == 6
    assert all(row.score is None and row.community for row in found.rows)


def test_one_story_printed_twice_is_one_source(embedded_world: Store) -> None:
    found = measure(embedded_world, Measure.PAGERANK, min_sources=2)
    # Mira and Oren lead to each other, the league to the port, which leads nowhere: with t = (0.15 + 0.85 port) / 4,
    # league = t, port = 1.85 t, Mira = Oren = t / 0.15.
    t = 0.15 / 2.4275
    assert [(row.entity.name, row.score) for row in found.rows] == [
        ("Mira Solen", round(t / 0.15, 6)),
        ("Oren Vash", round(t / 0.15, 6)),
        ("Port Ansel", round(1.85 * t, 6)),
        ("Tide League", round(t, 6)),
    ]


def test_the_bound_counts_whom_it_left_out(embedded_world: Store) -> None:
    whole = measure(embedded_world, Measure.BETWEENNESS, nodes=4)
    # The four most connected: league, bank, salt and Mira, who has no tie to the others.
    assert [row.entity.name for row in whole.rows] == ["Salt Company", "Northern Bank", "Tide League"]
    assert whole.left_out == 4
    near = measure(embedded_world, Measure.BETWEENNESS, [world.entity("mira")], depth=1, nodes=2)
    assert {row.entity.name for row in near.rows} == {"Mira Solen", "Oren Vash"}
    assert near.bound == "2 tied entities and 1 tie within 1 step of 1 given, at most 2 entities: 1 more left out"


def test_an_entity_that_is_tied_to_nobody_gives_an_empty_answer(embedded_world: Store) -> None:
    alone = measure(embedded_world, Measure.PAGERANK, [world.entity("ilse")])
    assert (alone.rows, alone.ties, alone.left_out) == ((), 0, 0)


def test_what_everybody_denies_ties_nobody(tmp_path: Path) -> None:
    text = "Ada Quill never met Bo Reed."
    denied = World(
        names={"ada": (Kind.PERSON, "Ada Quill"), "bo": (Kind.PERSON, "Bo Reed")},
        documents={
            "note": (Document(text), "a", (Stated("1", "ada", "MET_WITH", "bo", text, polarity=Polarity.DENIED),))
        },
    )
    store = open_store(f"embedded:{tmp_path / 'graph'}")
    fill(store, denied)
    for around in ([], [denied.entity("ada")]):
        assert measure(store, Measure.COMMUNITIES, around).rows == ()
        assert len(measure(store, Measure.COMMUNITIES, around, stance=Stance.ANY).rows) == 2
    store.close()


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"nodes": 2001}, "nodes is 2001, it must be a whole number from 2 to 2000; nearest: 2000"),
        ({"nodes": 1}, "nodes is 1, it must be a whole number from 2 to 2000; nearest: 2"),
        ({"depth": 9}, "depth is 9, it must be a whole number from 1 to 4; nearest: 4"),
        ({"min_sources": 0}, "min_sources is 0, it must be a whole number from 1 to 100; nearest: 1"),
    ],
    ids=str,
)
def test_a_value_out_of_its_range_is_refused_with_the_nearest(
    embedded_world: Store, given: dict[str, int], message: str
) -> None:
    with pytest.raises(BadParameterError) as caught:
        measure(embedded_world, Measure.PAGERANK, [world.entity("mira")], **given)
    assert str(caught.value) == message
