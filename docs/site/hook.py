"""What mkdocs runs while it builds: the reference is made from the program itself, never written by hand.

Pages of `docs/` that no entry of the navigation names are put under "More", so that none can be forgotten. A link to a
file of the repository outside `docs/` leads to a copy of that file in the site.
"""

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from docs.site import commands, endpoints, questions

REFERENCE = {"Questions": questions, "Commands": commands, "HTTP endpoints": endpoints}
_LINK = re.compile(r"\[(?P<words>[^\[\]]*)\]\((?P<target>(?:\.\./)+[^)#\s]+)(?:#[^)\s]*)?\)")


def reference() -> dict[str, dict[str, str]]:
    """The generated pages: per section, their Markdown by path in `docs/`."""
    return {
        title: {f"reference/{module.__name__.rpartition('.')[2]}/{path}": text for path, text in module.pages().items()}
        for title, module in REFERENCE.items()
    }


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Puts the generated pages, and the pages that nobody named, into the navigation."""
    named = set(_paths(config.nav))
    docs = Path(config.docs_dir)
    written = sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*.md"))
    unnamed = [path for path in written if path not in named]
    sections = [
        {title: sorted(pages, key=lambda path: (not path.endswith("index.md"), path))}
        for title, pages in reference().items()
    ]
    for entry in config.nav or []:
        if "Reference" in entry:
            entry["Reference"] = [*sections, *entry["Reference"]]
    if unnamed:
        config.nav = [*(config.nav or []), {"More": unnamed}]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the generated pages and the repository's files to which pages link."""
    for pages in reference().values():
        for path, text in pages.items():
            files.append(File.generated(config, path, content=text))
    root = Path(config.config_file_path).parent
    for page in Path(config.docs_dir).rglob("*.md"):
        for match in _LINK.finditer(page.read_text(encoding="utf-8")):
            linked = _outside(page.relative_to(config.docs_dir).as_posix(), match["target"])
            if linked and (root / linked).is_file() and files.get_file_from_path(_copy(linked)) is None:
                files.append(File.generated(config, _copy(linked), content=(root / linked).read_bytes()))
    return files


def on_page_markdown(markdown: str, page: Any, config: MkDocsConfig, files: Files) -> str:
    """Links that leave `docs/` lead to the copies; those to folders, of which there is none, become words."""

    def instead(match: re.Match[str]) -> str:
        path = _outside(page.file.src_uri, match["target"])
        if path is None:
            return match[0]
        if files.get_file_from_path(_copy(path)) is None:
            return match["words"]
        here = posixpath.dirname(page.file.src_uri) or "."
        return f"[{match['words']}]({posixpath.relpath(_copy(path), here)})"

    return _LINK.sub(instead, markdown)


def _outside(page: str, target: str) -> str | None:
    """The path in the repository of what a page links to; None where that is within `docs/`, or outside of all."""
    path = posixpath.normpath(posixpath.join("docs", posixpath.dirname(page), target))
    return None if path.startswith(("docs/", "..")) else path


def _index_first(path: str) -> tuple[bool, str]:
    return not path.endswith("/index.md"), path


def _copy(path: str) -> str:
    # Markdown would become a page of its own.
    return f"repository/{path}.txt" if path.endswith(".md") else f"repository/{path}"


def _paths(nav: Any) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict):
        yield from _paths(list(nav.values()))
    elif isinstance(nav, list):
        for one in nav:
            yield from _paths(one)
