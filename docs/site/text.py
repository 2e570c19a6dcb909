"""Markdown of values: tables and headings in which no text of a header can be taken for markup."""

from collections.abc import Iterable, Sequence

_MARKUP = str.maketrans({letter: f"\\{letter}" for letter in "\\`*_{}[]<>#|"})


def plain(text: str) -> str:
    """The text on one line, as itself."""
    return " ".join(text.translate(_MARKUP).split())


def code(text: str) -> str:
    """The text as code, on one line, also within a table."""
    return f"`{' '.join(text.split()).replace('`', chr(39)).replace('|', chr(92) + '|')}`" if text.strip() else ""


def prose(text: str) -> str:
    """The text on one line, as itself but for what stands between backticks, which is code."""
    parts = " ".join(text.split()).split("`")
    if len(parts) % 2 == 0:
        return plain(text)
    return "".join(code(part) if i % 2 else part.translate(_MARKUP) for i, part in enumerate(parts))


def fenced(text: str, language: str = "") -> str:
    """A block of code."""
    fence = "`" * max(3, max((len(run) for run in text.split() if set(run) == {"`"}), default=0) + 1)
    return f"{fence}{language}\n{text.rstrip()}\n{fence}\n"


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of cells that are Markdown already; empty without rows."""
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    if not lines:
        return ""
    head = ["| " + " | ".join(columns) + " |", "|" + " --- |" * len(columns)]
    return "\n".join([*head, *lines]) + "\n"
