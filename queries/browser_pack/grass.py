"""The style of a graph in the Neo4j Browser, in its own language (GraSS): the colours of the diagrams.

A rule holds for a label or a relationship type; it cannot look at a property, so what is denied or only alleged is not
told by colour here, unlike in a diagram.
"""

from collections.abc import Iterable, Mapping

from graph.ontology import Kind, ontology
from queries.diagram import style
from queries.diagram.stance import Stance

_EVIDENCE = ("SUBJECT", "OBJECT", "SPEAKER", "IN", "REFERS_TO")
_PAPER_GREY, _LINE_GREY = "#eef0f3", "#a5abb6"
_TEXT = {"text-color-internal": style.INK, "font-size": "10px"}


def grass() -> str:
    """The style sheet, the same for every graph."""
    return "".join(_rule(selector, look) for selector, look in (*_nodes(), *_relationships()))


def _rule(selector: str, look: Mapping[str, str]) -> str:
    lines = "".join(f"  {name}: {value};\n" for name, value in look.items())
    return f"{selector} {{\n{lines}}}\n"


def _nodes() -> Iterable[tuple[str, Mapping[str, str]]]:
    yield (
        "node",
        {"diameter": "50px", "color": _PAPER_GREY, "border-color": style.MUTED, "border-width": "2px", **_TEXT},
    )
    # Browsers style an entity by both its labels; the kind comes last, and so wins.
    yield "node.Entity", {"diameter": "65px", "caption": '"{name}"'}
    for kind in Kind:
        look = style.NODES[kind]
        paint = {"color": look.fill, "border-color": look.border, **_TEXT}
        yield f"node.{kind}", {"diameter": "65px", **paint, "caption": '"{name}"'}
    for label, caption, diameter in (
        ("Claim", "{predicate}", "65px"),
        ("Document", "{headline}", "80px"),
        ("Appearance", "{name}", "50px"),
        ("Name", "{uid}", "50px"),
    ):
        fill = style.PAPER if label in ("Document", "Claim") else _PAPER_GREY
        border = style.INK if label == "Claim" else style.MUTED
        paint = {"color": fill, "border-color": border, **_TEXT}
        yield f"node.{label}", {"diameter": diameter, **paint, "caption": f'"{caption}"'}


def _relationships() -> Iterable[tuple[str, Mapping[str, str]]]:
    text = {"font-size": "8px", "padding": "3px", "text-color-external": style.INK, "text-color-internal": style.PAPER}
    yield "relationship", {"color": _LINE_GREY, "shaft-width": "1px", **text, "caption": '"<type>"'}
    for predicate in ontology():
        look = {"color": style.EDGES[Stance.ASSERTED].colour, "shaft-width": "2px", **text}
        yield f"relationship.{predicate}", {**look, "caption": '"<type>"'}
    for type_ in _EVIDENCE:
        yield f"relationship.{type_}", {"color": _LINE_GREY, "shaft-width": "1px", **text, "caption": '"<type>"'}
