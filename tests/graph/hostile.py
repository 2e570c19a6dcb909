"""Documents whose names and words try to be something else: formulas, Cypher, markup, control characters."""

from graph.ontology import Kind, Polarity
from graph.record import Record
from tests.graph.support import claim, entity, record

NAMES = (
    '=HYPERLINK("http://evil.example","x")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "\tTabbed",
    "\rReturned",
    "'}) DETACH DELETE n //",
    "\\' \\u0027}) MATCH (m) DETACH DELETE m //",
    "back\\slash\\",
    "</data><script>alert(1)</script>",
    ']]> & "quoted" <b>',
    "\x01control\x0b\x1e\x7f\x85",
    "\u202egnirts\u202c \u2066bidi\u2069",
    "line\nbreak\u2028and\u2029more",
    "semi;colon | bar, comma",
    "\ufeffmark \U0001f600 \ufffe",
    "long " + "x" * 9_000,
    'three """ quotes',
    "$parameter {braces} `ticks`",
)
TEXT = "\n".join(f"{name} met Mara Voss." for name in NAMES) + "\nNobody met Mara Voss, Ilan Reed said.\n"


def record_of_names() -> Record:
    """One document in which everybody of those names met one person, and one of them denies it."""
    mara, ilan = (entity(id_, Kind.PERSON, TEXT, name) for id_, name in (("m", "Mara Voss"), ("i", "Ilan Reed")))
    others = tuple(
        entity(f"e{number}", Kind.PERSON, TEXT, name, f"{name} met", tags=(name,)) for number, name in enumerate(NAMES)
    )
    claims = (
        *(claim(TEXT, f"e{number}", "MET_WITH", "m", f"{name} met Mara Voss") for number, name in enumerate(NAMES)),
        claim(TEXT, "i", "MET_WITH", "m", "Nobody met Mara Voss", speaker="i", polarity=Polarity.DENIED),
    )
    head = {key: f"{NAMES[number]} {key}" for number, key in enumerate(("headline", "source", "url", "author"))}
    return record(TEXT, (mara, ilan, *others), claims, **head, publisher=NAMES[0], published="2020-06-01")
