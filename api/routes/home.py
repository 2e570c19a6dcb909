"""The page at `/`: a search form, and links into the graph that is loaded. It asks nothing of the internet."""

import base64
import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from html import escape
from importlib.resources import files
from string import Template
from typing import Annotated
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from api.asking import asked
from api.resources import ResourcesNeeded
from graph.store.base import Row, Store, StoreError
from queries.questions import questions

router = APIRouter(include_in_schema=False)
# Those that answer without a parameter.
_PLAIN = frozenset({"/entities", "/claims", "/documents", "/questions", "/healthz", "/readyz"})
_NUMBERS = frozenset({"Documents", "Claims", "Connections"})
_PICTURE = (
    '<figure><a href="/diagram.svg"><img src="/diagram.svg" alt="Diagram of the most connected entities"></a>'
    "<figcaption>Dashed: only alleged or planned. Red: denied. Open the picture to follow its entities, and hover to "
    "read who says so.</figcaption></figure>"
)
_EMPTY = (
    '<p class="note">The graph is empty. Put documents in: <code>sayso ingest FILES</code>, or POST /documents.</p>'
)


@router.get("/", response_class=HTMLResponse)
def home(request: Request, resources: ResourcesNeeded, q: Annotated[str, Query(max_length=200)] = "") -> HTMLResponse:
    """The start page, with what was found when something was searched for."""
    try:
        found, connected = _search(resources.store, q), _most_connected(resources.store)
    except StoreError as error:
        found, connected = f'<p class="note">The store does not answer: {escape(str(error))}</p>', ""
    page = Template(_page("home.html")).substitute(
        style=_page("home.css"),
        q=escape(q),
        found=found,
        connected=connected,
        questions="".join(_question(name) for name in questions()),
        addresses="".join(_address(*one) for one in _operations(request.app.openapi())),
    )
    return HTMLResponse(page, headers={"Content-Security-Policy": _policy()})


def _search(store: Store, q: str) -> str:
    if not q.strip():
        return ""
    rows = asked(store, "search", {"q": q, "limit": 20}).rows
    if not rows:
        return f"<p>Nothing here is called {escape(repr(q))}.</p>"
    heads = ("Name", "Kind", "Also called", "Documents", "Claims", "")
    return f"<section><h2>Found</h2>{_table(heads, map(_found, rows))}</section>"


def _found(row: Row) -> tuple[str, ...]:
    aliases = escape(", ".join(row["aliases"]))
    return _entity(row), row["kind"], aliases, str(row["documents"]), str(row["claims"]), _views(row)


def _most_connected(store: Store) -> str:
    rows = asked(store, "most-connected", {"limit": 10}).rows
    if not rows:
        return _EMPTY
    cells = ((_entity(row), row["kind"], str(row["connections"]), _views(row)) for row in rows)
    paths = ""
    if len(rows) > 1:
        ends = urlencode({"source": rows[0]["uid"], "target": rows[1]["uid"]})
        names = f"{escape(rows[0]['name'])} and {escape(rows[1]['name'])}"
        paths = f'<p><a href="/paths?{ends}">How {names} are connected</a></p>'
    return _PICTURE + _table(("Name", "Kind", "Connections", ""), cells) + paths


def _entity(row: Row) -> str:
    return f'<a href="/entities/{quote(row["uid"])}">{escape(row["name"])}</a>'


def _views(row: Row) -> str:
    uid = quote(row["uid"])
    return (
        f'<a href="/entities/{uid}/connections">connections</a> · <a href="/claims?subject={uid}">claims</a> · '
        f'<a href="/diagram.svg?entity={uid}">diagram</a>'
    )


def _table(heads: Sequence[str], rows: Iterable[Iterable[str]]) -> str:
    marks = [' class="number"' if head in _NUMBERS else ' class="views"' if not head else "" for head in heads]
    head = _cells("th", heads, marks)
    body = "".join(f"<tr>{_cells('td', row, marks)}</tr>" for row in rows)
    return f'<div class="wide"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def _cells(tag: str, cells: Iterable[str], marks: Iterable[str]) -> str:
    return "".join(f"<{tag}{mark}>{cell}</{tag}>" for cell, mark in zip(cells, marks, strict=True))


def _question(name: str) -> str:
    question = questions()[name]
    needs = [parameter.name for parameter in question.parameters if parameter.required]
    title = escape(question.title)
    link = f"{title} (needs {', '.join(needs)})" if needs else f'<a href="/questions/{name}">{title}</a>'
    return f"<li>{link}: {escape(question.answers)}</li>"


def _operations(page: dict[str, dict[str, dict[str, dict[str, str]]]]) -> Iterable[tuple[str, str, str]]:
    for path, operations in page["paths"].items():
        for method, operation in operations.items():
            yield method.upper(), path, operation["summary"]


def _address(method: str, path: str, summary: str) -> str:
    shown = f'<a href="{path}">{path}</a>' if method == "GET" and path in _PLAIN else escape(path)
    return f"<tr><td>{method}</td><td>{shown}</td><td>{escape(summary)}</td></tr>"


@cache
def _page(name: str) -> str:
    return files("api").joinpath("pages", name).read_text(encoding="utf-8")


@cache
def _policy() -> str:
    style = base64.b64encode(hashlib.sha256(_page("home.css").encode()).digest()).decode()
    own = "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    return f"default-src 'none'; img-src 'self'; style-src 'sha256-{style}'; {own}"
