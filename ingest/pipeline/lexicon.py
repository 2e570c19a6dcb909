"""Reading the word lists in `ingest/data`, which people who know the subject may edit."""

import csv
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

_DROPPED = str.maketrans("", "", "'’‘ʼ`´")


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of `ingest/data/<name>.csv` by their heading; lines that begin with # are comments."""
    text = files("ingest").joinpath(f"data/{name}.csv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    yield from csv.DictReader(lines)


@cache
def words(name: str) -> frozenset[str]:
    """The lines of `ingest/data/<name>.txt`; lines that begin with # are comments."""
    text = files("ingest").joinpath(f"data/{name}.txt").read_text(encoding="utf-8")
    lines = (line.strip() for line in text.splitlines())
    return frozenset(line for line in lines if line and not line.startswith("#"))


def fold(word: str) -> str:
    """A word without regard to case, accents and apostrophes inside it: `Kata’ib` and `Kataib` are one."""
    bare = word.translate(_DROPPED)
    if bare.isascii():
        return bare.casefold()
    split = unicodedata.normalize("NFKD", bare)
    return "".join(mark for mark in split if not unicodedata.combining(mark)).casefold()
