"""A small page about one entity, to be shown in a frame."""

from html import escape
from importlib.resources import files
from string import Template

from api.asking import asked
from api.reconciling import described
from api.visible import visible
from graph.store.base import Row, Store
from queries.resolving import present_entity

POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'"
"""What a browser may do for the page: show it with its own style, and nothing else."""

_RELATIONS = 6


def preview(store: Store, uid: str) -> str:
    """The page, HTML. Raises UnknownEntityError."""
    present = present_entity(store, uid)
    entity = asked(store, "entity", {"entity": present}).rows[0]
    relations = asked(store, "connections", {"entity": present, "limit": _RELATIONS}).rows
    page = Template(files("api").joinpath("pages", "preview.html").read_text(encoding="utf-8"))
    return page.substitute(
        name=_shown(entity["name"]),
        about=_shown(described(entity["kind"], entity["aliases"], entity["documents"])),
        relations="".join(f"<li><bdi>{_shown(_told(entity['name'], row))}</bdi></li>" for row in relations),
    )


def _told(name: str, row: Row) -> str:
    """One relation of the entity of that name, from its subject to its object."""
    ends = (row["other_name"], name) if row["direction"] == "in" else (name, row["other_name"])
    relation = row["predicate"].replace("_", " ").lower()
    told = f"{ends[0]} \N{EM DASH} {relation} \N{RIGHTWARDS ARROW} {ends[1]}"
    return told if row["asserted"] else f"{told} (nobody states it as a fact)"


def _shown(text: str) -> str:
    return escape(visible(text))
