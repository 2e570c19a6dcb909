"""Word lists that are data: `ingest/data/*.txt`, one entry a line under `[section]` lines, `#` for remarks."""

import re
from collections.abc import Iterable
from functools import cache
from importlib import resources


@cache
def sections(name: str) -> dict[str, tuple[str, ...]]:
    """The sections of a list, entries in lower case."""
    found, entries = dict[str, list[str]](), list[str]()
    for line in resources.files("ingest").joinpath("data", name).read_text(encoding="utf-8").splitlines():
        line = line.strip()
        if line.startswith("[") and line.endswith("]"):
            entries = found[line[1:-1]] = []
        elif line and not line.startswith("#"):
            entries.append(line.casefold())
    return {section: tuple(entries) for section, entries in found.items()}


def any_word_of(entries: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of the entries as whole words, in capitals or not."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, entries))})\b", re.IGNORECASE)
