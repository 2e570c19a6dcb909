"""`sayso neo4j`: a real Neo4j on this machine."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from api.cli.output import note, print_json
from api.cli.program import app, example
from api.cli.ranges import within
from graph.engine import BOLT_PORT, DEFAULT_HOME, HTTP_PORT, Running, start, status, stop

group = typer.Typer(
    name="neo4j",
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Run a real Neo4j on this machine, with Docker where that is, else with Java and Maven.",
    epilog=example("sayso neo4j start"),
)
app.add_typer(group)

Home = Annotated[Path, typer.Option(help="The folder that the server lives in.")]
Json = Annotated[bool, typer.Option("--json", help="Print where it answers as JSON.")]


@group.command("start", epilog=example("sayso neo4j start --http-port 7475 --bolt-port 7688"))
def start_(
    home: Home = DEFAULT_HOME,
    http_port: Annotated[int, within(0, 65535, "Of the Browser; 0 for any free one.")] = HTTP_PORT,
    bolt_port: Annotated[int, within(0, 65535, "Of the database; 0 for any free one.")] = BOLT_PORT,
    json_: Json = False,
) -> None:
    """Start it, and tell where its Browser is and how to log in."""
    _tell(start(home, http_port=http_port, bolt_port=bolt_port, on_progress=note), json_)


@group.command("stop", epilog=example("sayso neo4j stop"))
def stop_(home: Home = DEFAULT_HOME) -> None:
    """Stop it; the graph stays in its folder."""
    note("Stopped." if stop(home) else f"No Neo4j runs in {home}.")


@group.command("status", epilog=example("sayso neo4j status --json"))
def status_(home: Home = DEFAULT_HOME, json_: Json = False) -> None:
    """Tell whether it runs, and where. Exit status 1 when it does not."""
    now = status(home)
    if now.running is not None:
        _tell(now.running, json_)
        return
    if json_:
        print_json({"running": False, "starting": now.starting, "home": str(now.home)})
    else:
        note(f"Neo4j is starting in {now.home}." if now.starting else f"No Neo4j runs in {now.home}; sayso neo4j start")
    raise typer.Exit(1)


def _tell(running: Running, json_: bool) -> None:
    if json_:
        print_json({"running": True, **asdict(running)})
        return
    print(f"Browser:  {running.browser_url}")
    print(f"Log in:   {running.user}, with the password in {running.password_file}")
    print(f"sayso:    SAYSO_NEO4J_PASSWORD_FILE={running.password_file} sayso --store {running.bolt_url} ingest FILES")
