"""How commands speak: results on standard output (a table, or JSON for programs), everything else on standard error."""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from api.cli.errors import CommandError
from api.visible import visible

if TYPE_CHECKING:
    from rich.console import Console

_WIDE = 200  # columns where nobody looks: a file or a pipe must not lose words to a narrow table


def console() -> "Console":
    """Standard output, as wide as the terminal."""
    from rich.console import Console

    return Console() if sys.stdout.isatty() else Console(width=_WIDE)


def note(text: str) -> None:
    """A line for the person, not for the pipe."""
    print(visible(text), file=sys.stderr)


def say(text: str) -> None:
    """A line of the result, as a person reads it."""
    print(visible(text))


@contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """A file to write, which is at `path` only once it is whole: one that breaks off must not replace a good one.

    Raises CommandError where it cannot be written.
    """
    half = path.with_name(path.name + ".part")
    try:
        try:
            with half.open("wb") as file:
                yield file
            half.replace(path)
        except BaseException:
            half.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise CommandError(f"{path} cannot be written: {error.strerror}; name another place with -o") from error


def print_json(value: object) -> None:
    """One JSON value."""
    print(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def print_table(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], title: str | None = None) -> None:
    """Rows as a table: the named columns only, lists joined, missing values empty."""
    from rich.box import SIMPLE_HEAD
    from rich.markup import escape
    from rich.table import Table

    table = Table(title=escape(title) if title else None, title_justify="left", box=SIMPLE_HEAD)
    for column in columns:
        # A uid is there to be copied: never in two pieces.
        table.add_column(column.replace("_", " "), overflow="fold", no_wrap=column == "uid")
    for row in rows:
        table.add_row(*(escape(shown(row.get(column))) for column in columns))
    console().print(table)


def print_blocks(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], title: str) -> None:
    """Rows with too many columns for a table: one below the other, a column a line, missing values left out."""
    say(title)
    for number, row in enumerate(rows, start=1):
        print(f"\n{number}.")
        for column in columns:
            if row[column] not in (None, [], ""):
                print(f"   {column.replace('_', ' ')}: {shown(row[column])}")


def shown(value: object) -> str:
    """A value as a person reads it."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(shown(part) for part in value)
    return visible(str(value))
