"""The program: the options before every command, and the one place where errors become a line and an exit status."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module
from importlib.metadata import version
from io import TextIOWrapper
from keyword import iskeyword
from typing import Annotated

import typer

from api.cli.errors import exit_status, one_line
from api.cli.session import Session
from api.settings import Settings

COMMANDS = (
    "run", "ingest", "search", "match", "show", "path", "ask", "measure", "cypher", "diagram", "extract", "dump",
    "restore", "export", "import", "remove", "serve", "mcp", "neo4j", "browser-pack", "doctor", "eval",
)  # fmt: skip

# As the shell counts a program that a signal ended: 128 and the number of the signal.
_INTERRUPTED, _BROKEN_PIPE = 130, 141

app = typer.Typer(
    name="sayso",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="A knowledge graph of who said what about whom: people, organizations, places, and the relations that "
    "documents state, each with its quote and its speaker.",
    epilog="Example: sayso run --docs samples",
)


def example(text: str) -> str:
    """The epilog of a command: an example that can be pasted."""
    return f"Example: {text}"


def _print_version(asked_for: bool) -> None:
    if asked_for:
        print(f"sayso {version('sayso')}")
        raise typer.Exit


@app.callback()
def _options(
    ctx: typer.Context,
    store: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS",
            help="embedded:FOLDER or neo4j://HOST:PORT. Default: SAYSO_STORE, else embedded:sayso-graph.",
        ),
    ] = None,
    debug: Annotated[bool, typer.Option("--debug", help="Show where an error comes from.")] = False,
    _version: Annotated[
        bool, typer.Option("--version", help="Print the version.", is_eager=True, callback=_print_version)
    ] = False,
) -> None:
    settings = Settings.from_environment()
    # The service reads the settings: they must name the store that was asked for.
    ctx.obj = Session(replace(settings, store=store or settings.store))


def complete() -> typer.Typer:
    """The program with all its commands."""
    for name in COMMANDS:
        # A module cannot be called as a word of the language is.
        import_module(f"api.cli.{name.replace('-', '_')}{'_' * iskeyword(name)}")
    return app


def run(arguments: Sequence[str] | None = None) -> int:
    """Runs one command line and gives its exit status; errors are one line on standard error."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        complete()(words, prog_name="sayso")
    except SystemExit as end:
        if isinstance(end.__context__, BrokenPipeError):  # whoever read our output has enough of it
            return _BROKEN_PIPE
        if end.code == _INTERRUPTED:
            print("sayso: stopped; what was done until then stays", file=sys.stderr)
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except Exception as error:
        if "--debug" in words:
            raise
        print(f"sayso: {one_line(error)}", file=sys.stderr)
        return exit_status(error)
    return 0


def main() -> None:
    """The console script. Its streams are UTF-8 wherever it runs: JSON lines are, and names are of every language.

    The name of a file may hold bytes that are no text; they are shown as \\udc80 and the like.
    """
    for stream, errors in ((sys.stdin, "strict"), (sys.stdout, "backslashreplace"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)
    sys.exit(run())
