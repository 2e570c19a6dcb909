"""Mermaid: every line is one of the few that are meant, whatever the names are."""

import json
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.ontology import Kind
from queries.diagram import render
from queries.subgraph import Node, Subgraph
from tests.queries.drawings import HOSTILE, NODES, STANCES, edge, hostile

# A quoted text of Mermaid: words and character codes, and of the signs only such as mean nothing to it.
WORDS = r"\"(?:[\w .,'()’-]|#\d+;)*\""
STATEMENT = re.compile(
    rf"  n\d+(?:\(\[{WORDS}\]\)|\[{WORDS}\]|{{{{{WORDS}}}}}):::(?:person|organization|place)"
    r"|  click n\d+ href \"[\w/:.~%?=&-]+\""
    rf"|  n\d+ (?:-->|---|-\.->|-\.-)\|{WORDS}\| n\d+"
    r"|  linkStyle \d+ stroke:#\w{6},color:#\w{6}"
    r"|  classDef \w+ fill:#\w{6},stroke:#\w{6},color:#\w{6}"
)
CODE = re.compile(r"#(\d+);")


def mermaid(piece: Subgraph, title: str = "Title", **given: str) -> list[str]:
    return render(piece, format="mmd", title=title, **given).decode().split("\n")


def words(text: str) -> str:
    """What Mermaid shows for a text with character codes."""
    return CODE.sub(lambda code: chr(int(code[1])), text)


def test_hostile_texts_make_no_line_but_those_that_are_meant() -> None:
    piece = hostile()
    for title in HOSTILE:
        before, heading, after, kind, *lines, last = mermaid(piece, title, service="https://example.org")
        assert (before, after, kind, last) == ("---", "---", "flowchart LR", "")
        assert json.loads(heading.removeprefix("title: ")).startswith(" ".join(title.split()))
        assert [line for line in lines if not STATEMENT.fullmatch(line)] == []
        assert sum(":::" in line for line in lines) == len(piece.nodes)
        assert sum("|" in line for line in lines) == len(piece.edges)


def test_hostile_names_are_read_as_they_are() -> None:
    shown = {words(line.partition('"')[2].rpartition('"')[0]) for line in mermaid(hostile()) if ":::" in line}
    assert shown == {" ".join(name.split()) for name in HOSTILE}


def test_no_character_code_can_be_cut_by_what_mermaid_does_with_styles() -> None:
    # Before it parses, Mermaid takes the last semicolon from what matches these.
    for line in mermaid(hostile()):
        assert not re.search(r"style.*:\S*#.*;|classDef.*:\S*#.*;", line), line


@settings(max_examples=50, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_any_name_is_one_statement(name: str) -> None:
    lines = mermaid(Subgraph((Node("a1", name, Kind.PLACE),)))[4:-1]
    assert len(lines) == 1 + len(Kind) and STATEMENT.fullmatch(lines[0])


def test_stances_are_drawn_as_in_the_pictures() -> None:
    lines = mermaid(STANCES)
    arrows = [re.sub(r"\|.*\|", "", line).strip() for line in lines if '|"' in line]
    assert arrows == ["n0 --- n3", "n1 --> n0", "n1 -.-> n2", "n3 -.-> n0", "n3 -.-> n0"]
    assert [line.split()[1] for line in lines if "linkStyle" in line] == ["0", "3", "4"]  # red


def test_the_address_of_a_service_with_other_letters_is_encoded() -> None:
    lines = mermaid(Subgraph(NODES[:2], (edge("a1", "a2"),)), service="https://exämple.org/a b")
    assert '  click n0 href "https://ex%C3%A4mple.org/a%20b/entities/a1"' in lines
