"""DOT: Graphviz itself reads it back and draws it; no name leaves its string."""

from xml.etree import ElementTree

import pygraphviz
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.ontology import Kind
from queries.diagram import render, style
from queries.subgraph import Node, Subgraph
from tests.queries.drawings import CLAIM, HOSTILE, NODES, STANCES, edge, hostile

SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}"


def dot(piece: Subgraph, **given: str) -> str:
    return render(piece, format="dot", title="Title", **given).decode()


def read(text: str) -> pygraphviz.AGraph:
    """What Graphviz understands."""
    return pygraphviz.AGraph(string=text)


def drawn(text: str) -> ElementTree.Element:
    """What Graphviz draws."""
    return ElementTree.fromstring(read(text).draw(format="svg", prog="dot"))


def texts(root: ElementTree.Element, kind: str) -> list[list[str]]:
    """The lines of text in each node, or in each edge, in the order of their names."""
    groups = [group for group in root.iter(f"{SVG}g") if group.get("class") == kind]
    return [["".join(text.itertext()) for text in group.iter(f"{SVG}text")] for group in groups]


def squeezed(text: str) -> str:
    return "".join(text.split()).replace("\xa0", "")


def test_graphviz_reads_every_entity_and_every_relation_also_parallel_ones() -> None:
    graph = read(dot(STANCES))
    assert (len(graph.nodes()), len(graph.edges())) == (len(STANCES.nodes), len(STANCES.edges))
    assert graph.is_directed() and not graph.is_strict()


def test_kinds_have_the_colours_and_shapes_of_the_pictures() -> None:
    graph = read(dot(STANCES))
    shapes = [(node.attr["shape"], node.attr["style"]) for node in graph.nodes()]
    assert shapes == [("box", "filled"), ("box", "rounded,filled"), ("hexagon", "filled"), ("box", "filled")]
    fills = [node.attr["fillcolor"] for node in graph.nodes()]
    assert fills == [style.NODES[node.kind].fill for node in NODES]


@pytest.mark.parametrize(
    ("counts", "colour", "line", "words"),
    [
        ({}, "#4a5460", None, "backs"),
        ({"possible": 1}, "#4a5460", "dashed", "backs alleged"),
        ({"affirmed": 0, "denied": 1}, style.RED, "dotted", "backs denied"),
        ({"affirmed": 2, "denied": 1}, f"#4a5460:{style.RED}", None, "backs disputed: 2 for, 1 against"),
        ({"denied": 1, "possible": 2}, f"#4a5460:{style.RED}", "dashed", "backs disputed: 1 for, 1 against"),
    ],
)
def test_a_line_shows_how_far_the_documents_stand_behind_it(
    counts: dict[str, int], colour: str, line: str | None, words: str
) -> None:
    graph = read(dot(Subgraph(NODES[:2], (edge("a1", "a2", **counts),))))
    [found] = graph.edges()
    assert (found.attr["color"], found.attr["style"]) == (colour, line)
    assert found.attr["label"].replace("\\n", " ") == words
    assert found.attr["fontcolor"] == (style.RED if "denied" in counts else style.INK)


def test_a_line_is_as_wide_as_in_the_pictures_and_one_without_direction_has_no_arrow() -> None:
    graph = read(dot(STANCES))
    by_id = {found.attr["id"]: found for found in graph.edges()}
    widths = {name: float(found.attr["penwidth"]) for name, found in by_id.items()}
    assert widths == {"line-0": 2.6, "line-1": 3.2, "line-2": 1.4, "line-3": 1.4, "line-4": 1.4}
    assert [name for name, found in by_id.items() if found.attr["dir"] == "none"] == ["line-0"]


def test_quotes_are_shown_on_hovering_and_entities_link_to_the_service() -> None:
    root = drawn(dot(STANCES, service="https://graph.example.org/"))
    titles = [link.get(f"{XLINK}title") or "" for link in root.iter(f"{SVG}a")]
    assert any(f"“{CLAIM.quote}” - Mira Solen, Gazette, 2020-03-01" in title for title in titles)
    links = {link.get(f"{XLINK}href") for link in root.iter(f"{SVG}a")} - {None}
    assert links == {f"https://graph.example.org/entities/{node.uid}" for node in NODES}


def test_hostile_names_are_drawn_as_they_are_and_add_nothing() -> None:
    piece = hostile()
    text = dot(piece, service="")
    graph = read(text)
    assert (len(graph.nodes()), len(graph.edges())) == (len(piece.nodes), len(piece.edges))
    assert len(text.splitlines()) == 5 + len(piece.nodes) + len(piece.edges)
    shown = {squeezed("".join(lines)) for lines in texts(drawn(text), "node")}
    for name in HOSTILE:
        if "\x00" not in name:
            assert squeezed(name) in shown, name
    assert not {"evil", "x"} & set(graph.nodes())


def test_control_and_bidi_characters_are_replaced() -> None:
    text = dot(hostile())
    assert not [letter for letter in text if letter in "\x00\x1b\x85\u202e\u2066\ufffe"]


@settings(max_examples=15, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_any_name_is_one_string_to_graphviz(name: str) -> None:
    graph = read(dot(Subgraph((Node("a1", name, Kind.PERSON, (name,)),))))
    assert [(node, node.attr["shape"]) for node in graph.nodes()] == [("n0", "box")]


def test_the_order_of_the_parts_does_not_change_a_byte() -> None:
    assert dot(STANCES) == dot(Subgraph(STANCES.nodes[::-1], STANCES.edges[::-1]))


def test_an_empty_piece_is_a_graph_that_says_so() -> None:
    graph = read(dot(Subgraph()))
    assert not graph.nodes() and "No entities" in graph.graph_attr["label"]
