"""The guide of the pack: one HTML page that needs nothing from anywhere else.

The Browser plays guides only from hosts that its server allows, and no longer from files; so this is a page to open
beside it, whose links put a favourite into the Browser's editor.
"""

from collections.abc import Sequence
from html import escape
from importlib.resources import files
from itertools import groupby
from string import Template
from urllib.parse import quote

from queries.browser_pack.favourites import Favourite
from queries.diagram import style


def guide(all_: Sequence[Favourite], browser_url: str, archive: str, style_sheet: str) -> str:
    """The page: how to import the pack, how to read the graph, and every favourite by theme with a link to open it."""
    page = Template(files("queries.browser_pack").joinpath("guide.html").read_text(encoding="utf-8"))
    return page.substitute(
        browser=escape(browser_url),
        archive=escape(archive),
        style=escape(style_sheet),
        legend="".join(
            f'<span class="kind" style="background:{look.fill};border-color:{look.border}">{kind}</span> '
            for kind, look in style.NODES.items()
        ),
        favourites="".join(
            _theme(theme, list(group), browser_url) for theme, group in groupby(all_, key=lambda one: one.theme)
        ),
    )


def editor_link(browser_url: str, cypher: str) -> str:
    """The address that opens the Browser with this text in its editor."""
    return f"{browser_url}?cmd=edit&arg={quote(cypher, safe='')}"


def _theme(theme: str, group: Sequence[Favourite], browser_url: str) -> str:
    entries = "".join(_entry(one, browser_url) for one in group)
    return f'<section id="{escape(theme)}"><h2>{escape(theme.capitalize())}</h2>{entries}</section>\n'


def _entry(one: Favourite, browser_url: str) -> str:
    link = escape(editor_link(browser_url, one.text))
    mark = ' <small class="drawn">drawn</small>' if one.is_drawing else ""
    return (
        f'<article><h3><a href="{link}" target="neo4j-browser">{escape(one.title)}</a>{mark}</h3>'
        f"<p>{escape(one.answers)}</p><details><summary>Cypher</summary><pre>{escape(one.text)}</pre></details></article>\n"
    )
