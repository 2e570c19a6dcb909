"""The Python client over the hand-made graph, on both engines."""

import sys
from io import BytesIO
from pathlib import Path

import networkx as nx
import pytest

from graph.ontology import Kind, Modality, Polarity
from graph.store import Store, StoreError, open_store
from queries import (
    AmbiguousEntityError,
    BadParameterError,
    Entity,
    Graph,
    Named,
    Subgraph,
    UnknownEntityError,
    UnknownPredicateError,
    UnknownQuestionError,
    ask,
    graph_around,
    open_graph,
    questions,
)
from queries.whole import graph_among, whole_graph
from tests.queries import world
from tests.queries.cases import told
from tests.queries.conftest import fill
from tests.queries.world import claim, claim_row, document, entity


@pytest.fixture
def graph(world_store: Store) -> Graph:
    return Graph(world_store)


def _named(key: str) -> Named:
    kind, name = world.NAMES[key]
    return Named(entity(key), name, kind)


def test_search_finds_by_any_name_and_pages(graph: Graph) -> None:
    (league,) = graph.search("TL")
    assert (league.uid, league.name, league.kind, league.match) == (
        entity("league"),
        "Tide League",
        Kind.ORGANIZATION,
        "exact",
    )
    assert [one.name for one in graph.search("n", kind=Kind.PLACE)] == ["Port Ansel"]
    assert graph.search("zebra") == []
    everybody = [one.uid for one in graph.search()]
    assert len(everybody) == len(world.NAMES)
    assert [one.uid for one in graph.search(limit=2, offset=1)] == everybody[1:3]


@pytest.mark.parametrize("text", ["Mira Solen", "  mira solen ", "uid", "old uid"])
def test_an_entity_is_found_by_name_and_by_every_uid_that_it_ever_had(graph: Graph, text: str) -> None:
    given = {"uid": entity("mira"), "old uid": max(world.appearances("mira"))}.get(text, text)
    assert graph.entity(given) == Entity(
        entity("mira"), "Mira Solen", Kind.PERSON, (), 3, 6, tags=(), connections=2, said=1
    )


def test_connections_start_at_the_entity_and_carry_counts_and_both_sides_of_a_dispute(graph: Graph) -> None:
    backing, attack, *_ = graph.connections("Tide League")
    assert (backing.start, backing.predicate, backing.end) == (_named("league"), "BACKS", _named("council"))
    assert (backing.direction, backing.source, backing.target) == ("backward", entity("council"), entity("league"))
    assert (backing.subject, backing.object) == (_named("council"), _named("league"))
    counts = {key: getattr(backing, key) for key in ("claims", "affirmed", "denied", "asserted", "speakers", "sources")}
    expected = told(("council", "BACKS", "league"), "a2")
    assert counts == {key: expected[key] for key in counts}
    assert [(one.claim, one.polarity, one.speaker) for one in backing.evidence] == [
        (claim("a2"), Polarity.AFFIRMED, None),
        (claim("c1"), Polarity.DENIED, "Oren Vash"),
    ]
    assert (attack.direction, attack.source, attack.target) == ("forward", entity("league"), entity("port"))
    assert (attack.subject, attack.object) == (_named("league"), _named("port"))
    assert [one.predicate for one in graph.connections("TL", predicate="backs", kind="Organization")] == ["BACKS"] * 2
    assert graph.connections("Ilse Brandt") == []


def test_a_symmetric_relation_has_the_smaller_uid_as_its_source_from_both_ends(graph: Graph) -> None:
    (from_mira,) = graph.connections("Mira Solen", predicate="MET_WITH")
    (from_oren,) = graph.connections("Oren Vash", predicate="MET_WITH")
    assert (from_mira.direction, from_oren.direction) == ("both", "both")
    assert (from_mira.start, from_mira.end) == (from_oren.end, from_oren.start) == (_named("mira"), _named("oren"))
    for relation in (from_mira, from_oren):
        assert (relation.source, relation.target) == tuple(sorted((entity("mira"), entity("oren"))))


def test_a_chain_has_every_relation_of_every_link(graph: Graph) -> None:
    by_council, by_oren = graph.paths("Mira Solen", "Salt Company")
    assert by_council.entities == tuple(map(_named, ("mira", "council", "league", "salt")))
    assert [[(one.predicate, one.direction) for one in link] for link in by_council.links] == [
        [("LEADS", "forward")],
        [("BACKS", "forward")],
        [("ATTACKED", "forward"), ("BACKS", "backward")],
    ]
    assert by_oren.entities == tuple(map(_named, ("mira", "oren", "bank", "salt")))
    assert [link[0].direction for link in by_oren.links] == ["both", "forward", "forward"]
    assert graph.paths("Mira Solen", "Salt Company", max_hops=2) == []


def test_claims_meet_every_condition_and_say_whose_words_they_are(graph: Graph) -> None:
    (one,) = graph.claims(subject="Harbour Council", polarity=Polarity.DENIED)
    row = claim_row("c1")
    assert (one.uid, one.predicate, one.quote, one.start, one.end) == (
        claim("c1"),
        "BACKS",
        row["quote"],
        row["start"],
        row["end_offset"],
    )
    assert (one.subject, one.object, one.speaker) == (_named("council"), _named("league"), _named("oren"))
    assert (one.polarity, one.modality) == (Polarity.DENIED, Modality.ACTUAL)
    assert (one.document.uid, one.document.publisher, one.document.published) == (
        document("gazette"),
        "Gazette",
        "2020-07-03",
    )
    assert [one.uid for one in graph.claims(document=document("herald"), limit=2, offset=1)] == [
        claim("a2"),
        claim("a3"),
    ]
    assert {one.speaker for one in graph.claims(since="2020-07-03", until="2020-07-03")} == {None, _named("oren")}


def test_ask_takes_names_wherever_the_question_takes_entities(graph: Graph, world_store: Store) -> None:
    assert (
        graph.ask("said-by", speaker="Oren Vash").rows == ask(world_store, "said-by", {"speaker": entity("oren")}).rows
    )
    uids = [entity("mira"), entity("oren")]
    expected = ask(world_store, "relations-among", {"entities": uids}).rows
    for given in (["Mira Solen", entity("oren")], ("Mira Solen", "Oren Vash"), "Mira Solen, Oren Vash"):
        assert graph.ask("relations-among", entities=given).rows == expected


def test_the_piece_around_entities_is_the_one_that_diagrams_draw(graph: Graph, world_store: Store) -> None:
    expected = graph_around(world_store, [entity("mira"), entity("bank")], 1, 5)
    assert graph.around("Mira Solen", "Northern Bank", depth=1, limit=5) == expected
    assert len(expected.nodes) == 5 and expected.omitted


def test_the_whole_graph_goes_to_networkx_with_every_count(graph: Graph) -> None:
    made = graph.to_networkx()
    assert made.graph == {"omitted": 0}
    assert set(made) == {entity(key) for key in world.NAMES}
    assert made.nodes[entity("ilse")] == {"name": "Ilse Brandt", "kind": "Person", "documents": 1, "claims": 0}
    assert made.number_of_edges() == 10
    backing = made.edges[entity("council"), entity("league"), "BACKS"]
    expected = told(("council", "BACKS", "league"), "a2")
    counts = ("claims", "affirmed", "denied", "actual", "possible", "planned", "hypothetical", "asserted")
    wanted = {key: expected[key] for key in (*counts, "speakers", "sources", "quote", "claim")}
    assert backing == wanted | {"predicate": "BACKS", "document": expected["document_uid"]}
    assert nx.shortest_path_length(made.to_undirected(), entity("mira"), entity("salt")) == 3


def test_every_format_of_networkx_can_hold_what_is_made(graph: Graph) -> None:
    made = graph.to_networkx()
    for write, read in ((nx.write_graphml, nx.read_graphml), (nx.write_gexf, nx.read_gexf)):
        file = BytesIO()
        write(made, file)
        again = read(BytesIO(file.getvalue()))
        assert again.number_of_nodes() == 9 and again.number_of_edges() == 10


def test_a_part_says_that_it_is_one(graph: Graph) -> None:
    with pytest.warns(UserWarning, match="4 are here, 5 are not"):
        made = graph.to_networkx(limit=4)
    assert set(made) == {entity(key) for key in ("league", "oren", "mira", "council")}  # in most documents
    assert made.graph == {"omitted": 5}
    with pytest.warns(UserWarning, match="1 are here, 3 are not"):
        near = graph.to_networkx("Tide League", limit=1)
    assert set(near) == {entity("league")}
    assert set(graph.to_networkx("Mira Solen", depth=1)) == {entity(key) for key in ("mira", "oren", "council")}


def test_the_whole_graph_is_every_entity_with_what_is_around_it(world_store: Store) -> None:
    everybody = [entity(key) for key in world.NAMES]
    assert whole_graph(world_store) == graph_around(world_store, everybody, depth=0)
    two = graph_among(world_store, [entity("oren"), entity("mira")])
    assert two == graph_around(world_store, [entity("mira"), entity("oren")], depth=0)
    assert graph_among(world_store, []) == Subgraph()


def test_tables_have_a_row_for_each_result(graph: Graph) -> None:
    answer = graph.ask("denials")
    table = graph.to_pandas(answer)
    assert list(table.columns) == list(answer.columns) and list(table["uid"]) == [claim("c1"), claim("d5")]
    claims = graph.to_pandas(graph.claims(polarity="denied"))
    assert list(claims["speaker_name"]) == ["Oren Vash", "Dana Kerr"]
    assert list(claims["document_uid"]) == [document("gazette"), document("leaflet")]
    connections = graph.to_pandas(graph.connections("Mira Solen"))
    assert list(connections["end_name"]) == ["Oren Vash", "Harbour Council"]
    assert list(connections["evidence_quote"]) == [claim_row("a3")["quote"], claim_row("a1")["quote"]]
    chains = graph.to_pandas(graph.paths("Mira Solen", "Salt Company"))
    assert list(zip(chains["chain"], chains["link"], chains["predicate"], strict=True)) == [
        (1, 1, "LEADS"),
        (1, 2, "BACKS"),
        (1, 3, "ATTACKED"),
        (1, 3, "BACKS"),
        (2, 1, "MET_WITH"),
        (2, 2, "WORKS_FOR"),
        (2, 3, "OWNS"),
    ]


def test_an_answer_without_rows_is_a_table_with_its_columns(graph: Graph) -> None:
    answer = graph.ask("denials", entity="Ilse Brandt")
    table = graph.to_pandas(answer)
    assert table.empty and list(table.columns) == [column.name for column in questions()["denials"].columns]


def test_what_is_no_result_is_no_table(graph: Graph) -> None:
    with pytest.raises(TypeError, match="'Mira' is no result of this client"):
        graph.to_pandas(["Mira"])


def test_without_pandas_the_error_names_the_way_out(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError, match=r"pip install 'sayso\[pandas\]'"):
        graph.to_pandas([])


def test_wrong_names_and_values_say_what_there_is(graph: Graph) -> None:
    with pytest.raises(UnknownEntityError, match="nearest: Mira Solen"):
        graph.connections("Mira Solem")
    with pytest.raises(AmbiguousEntityError, match="may be any of"):
        graph.around("en")
    with pytest.raises(UnknownPredicateError, match="nearest: BACKS"):
        graph.claims(predicate="BACK")
    with pytest.raises(UnknownQuestionError, match="nearest: denials"):
        graph.ask("denial")
    with pytest.raises(BadParameterError, match="needs an entity"):
        graph.around()


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"depth": 7}, "depth is 7, it must be a whole number from 0 to 6; nearest: 6"),
        ({"depth": -1}, "nearest: 0"),
        ({"limit": 0}, "limit is 0, it must be a whole number from 1 to 2000; nearest: 1"),
        ({"limit": 2001}, "nearest: 2000"),
    ],
)
def test_numbers_out_of_range_are_refused_with_the_nearest_one(graph: Graph, given: dict[str, int], told: str) -> None:
    with pytest.raises(BadParameterError, match=told):
        graph.to_networkx("Mira Solen", **given)


def test_the_whole_graph_takes_any_limit_from_one(graph: Graph) -> None:
    assert len(graph.to_networkx(limit=100_000)) == len(world.NAMES)
    with pytest.raises(BadParameterError, match="limit is 0, it must be 1 or more"):
        graph.to_networkx(limit=0)


def test_a_graph_is_opened_by_its_address_or_by_the_environment_and_read_while_it_is_owned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"embedded:{tmp_path / 'graph'}"
    owner = open_store(address)
    fill(owner)
    with open_graph(address) as graph:
        assert graph.entity("Mira Solen").uid == entity("mira")
    monkeypatch.setenv("SAYSO_STORE", address)
    with open_graph() as graph:
        assert repr(graph) == f"<Graph {address}>"
        assert len(graph.to_networkx()) == len(world.NAMES)
    owner.close()
    monkeypatch.delenv("SAYSO_STORE")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StoreError, match="sayso-graph"):
        open_graph()


def test_an_empty_graph_is_an_empty_network(tmp_path: Path) -> None:
    address = f"embedded:{tmp_path / 'graph'}"
    open_store(address).close()
    with open_graph(address) as graph:
        assert (len(graph.to_networkx()), graph.search(), graph.claims()) == (0, [], [])
