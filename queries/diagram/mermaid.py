"""A subgraph as Mermaid flowchart text, for pages and notes that draw it themselves."""

import json
from collections.abc import Callable
from urllib.parse import quote

from graph.ontology import Kind, ontology
from queries.diagram import caption, style
from queries.diagram.stance import Stance, qualifier, stance, wording
from queries.subgraph import Edge, Subgraph

# Mermaid's own shapes that come nearest to those of the pictures.
_SHAPES = {Kind.PERSON: ("([", "])"), Kind.ORGANIZATION: ("[", "]"), Kind.PLACE: ("{{", "}}")}
_PLAIN = frozenset(" .,'()-’")  # no colon: between "style" and a character code it would make Mermaid cut the code


def mermaid(subgraph: Subgraph, *, title: str, note: str = "", link: Callable[[str], str] | None = None) -> str:
    """The flowchart. Every name and label is written so that Mermaid takes it as words, never as markup."""
    position = {node.uid: number for number, node in enumerate(subgraph.nodes)}
    heading = " | ".join(" ".join(part.split()) for part in (title, caption.counts(subgraph), note) if part.strip())
    lines = ["---", f"title: {json.dumps(heading)}", "---", "flowchart LR"]
    for number, node in enumerate(subgraph.nodes):
        left, right = _SHAPES[node.kind]
        lines.append(f'  n{number}{left}"{_words(node.name)}"{right}:::{node.kind.lower()}')
        if link:
            lines.append(f'  click n{number} href "{_address(link(node.uid))}"')
    for edge in subgraph.edges:
        label = _words(", ".join(part for part in (wording(edge.predicate), qualifier(edge)) if part))
        lines.append(f'  n{position[edge.source]} {_arrow(edge)}|"{label}"| n{position[edge.target]}')
    for number, edge in enumerate(subgraph.edges):
        if stance(edge) in (Stance.DENIED, Stance.DISPUTED):
            lines.append(f"  linkStyle {number} stroke:{style.RED},color:{style.RED}")
    for kind in Kind:
        look = style.NODES[kind]
        lines.append(f"  classDef {kind.lower()} fill:{look.fill},stroke:{look.border},color:{style.INK}")
    return "\n".join(lines) + "\n"


def _arrow(edge: Edge) -> str:
    predicate = ontology().get(edge.predicate)
    tip = "-" if predicate is not None and predicate.symmetric else ">"
    if edge.asserted:
        return "--" + tip
    return "-.-" if tip == "-" else "-.->"


def _words(text: str) -> str:
    # Mermaid's character codes; decimal ones exist for every character, so only harmless ones are written as they are.
    spaced = " ".join(text.split())
    return "".join(letter if letter.isalnum() or letter in _PLAIN else f"#{ord(letter)};" for letter in spaced)


def _address(href: str) -> str:
    return quote(href, safe="/:.-_~%?=&")
