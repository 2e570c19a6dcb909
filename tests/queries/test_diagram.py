"""Pictures: the same bytes every time, well-formed whatever the names are, and honest about what is denied."""

from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.ontology import Kind, Modality, Polarity
from queries.diagram import render
from queries.diagram.trimming import MOST_EDGES, MOST_NODES, trim
from queries.subgraph import Edge, Evidence, Node, Subgraph

SVG = "{http://www.w3.org/2000/svg}"
ODD = (
    "two\nlines",
    "\u202eright to left \u0639\u0631\u0628\u064a",
    "x" * 300,
    "\U0001f600 emoji",
    "<script>alert(1)</script> & </svg>",
    "]]> --> \"quoted\" 'too'",
    "\x00\x01 control \ufffe",
    "",
)


def edge(source: str, target: str, predicate: str = "BACKS", **counts: int) -> Edge:
    numbers = {"affirmed": 1, "denied": 0, "actual": 1, "possible": 0, "planned": 0, "hypothetical": 0} | counts
    claims = numbers["affirmed"] + numbers["denied"]
    asserted = numbers["affirmed"] if numbers["actual"] else 0
    said = Evidence("c", "in <these> words", Polarity.AFFIRMED, Modality.ACTUAL, None, "d", "Head", None, None)
    return Edge(
        source, target, predicate, claims, **numbers, asserted=asserted, speakers=0, sources=1, evidence=(said,)
    )


def chain(*names: str) -> Subgraph:
    nodes = tuple(Node(f"a{at:03}", name, list(Kind)[at % 3], (name,)) for at, name in enumerate(names))
    return Subgraph(nodes, tuple(edge(one.uid, two.uid) for one, two in pairwise(nodes)))


def drawn(subgraph: Subgraph, title: str = "Title") -> ElementTree.Element:
    return ElementTree.fromstring(render(subgraph, format="svg", title=title, service="").decode())


def test_odd_names_stay_text_in_a_well_formed_picture() -> None:
    root = drawn(chain(*ODD), title=ODD[4])
    assert not list(root.iter(f"{SVG}script"))
    texts = ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]
    assert any("<script>alert(1)</script>" in text for text in texts)
    assert render(chain(*ODD), format="png", title=ODD[4]).startswith(b"\x89PNG")
    assert "<script" not in render(chain(*ODD), format="mmd", title="Odd").decode()


@settings(max_examples=10, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=30), min_size=1, max_size=4))
def test_any_text_gives_a_well_formed_picture(names: list[str]) -> None:
    assert len(list(drawn(chain(*names), title=names[0]).iter(f"{SVG}a"))) == len(names)


def test_the_order_of_the_parts_does_not_change_a_byte() -> None:
    piece = chain("A", "B", "C", "D")
    turned = Subgraph(piece.nodes[::-1], piece.edges[::-1])
    assert render(piece, format="svg", title="T") == render(turned, format="svg", title="T")


@pytest.mark.parametrize(
    ("counts", "stance", "words"),
    [
        ({}, "asserted", None),
        ({"actual": 0, "possible": 1}, "alleged", "alleged"),
        ({"actual": 0, "planned": 1}, "alleged", "planned"),
        ({"affirmed": 0, "denied": 1}, "denied", "× denied"),
        ({"affirmed": 2, "denied": 1, "actual": 3}, "disputed", "× disputed: 2 for, 1 against"),
    ],
)
def test_a_line_shows_how_far_the_documents_stand_behind_it(
    counts: dict[str, int], stance: str, words: str | None
) -> None:
    piece = Subgraph(chain("A", "B").nodes, (edge("a000", "a001", "BACKS", **counts),))
    root = drawn(piece)
    assert [g.get("class") for g in root.iter(f"{SVG}g") if g.get("data-predicate")] == [f"edge {stance}"]
    [label] = [g for g in root.iter(f"{SVG}g") if g.get("class") == "label"]
    lines = ["".join(span.itertext()) for span in label.iter(f"{SVG}tspan")]
    assert lines[0] == "backs" and (" ".join(lines[1:]) or None) == words


def test_entities_link_to_their_pages() -> None:
    assert [a.get("href") for a in drawn(chain("A", "B")).iter(f"{SVG}a")] == ["/entities/a000", "/entities/a001"]


def test_a_large_piece_is_cut_to_its_most_connected_part_and_says_so() -> None:
    star = chain(*(f"N{at}" for at in range(MOST_NODES + 20)))
    hub = Subgraph(star.nodes, tuple(edge("a000", node.uid) for node in star.nodes[1:]))
    cut = trim(hub)
    assert len(cut.nodes) == MOST_NODES and cut.omitted == 20 and cut.nodes[0].uid == "a000"
    assert len(cut.edges) == MOST_NODES - 1 <= MOST_EDGES
    assert f"{MOST_NODES} of {MOST_NODES + 20} entities" in (drawn(hub).findtext(f"{SVG}desc") or "")


def test_an_empty_piece_is_a_picture_that_says_so() -> None:
    assert "No entities" in (drawn(Subgraph()).findtext(f"{SVG}desc") or "")
    assert render(Subgraph(), format="png", title="Nothing").startswith(b"\x89PNG")


def test_an_unknown_format_names_those_there_are() -> None:
    with pytest.raises(ValueError, match="svg, png, html, mmd, dot"):
        render(Subgraph(), format="gif", title="T")  # type: ignore[arg-type]
