"""`sayso browser-pack`: the questions, a style and a guide for the Neo4j Browser."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.errors import CommandError
from api.cli.output import note, whole_file
from api.cli.program import app, example
from graph.engine import HTTP_PORT
from queries.browser_pack import ARCHIVE, GUIDE, STYLE, pack

DEFAULT_BROWSER = f"http://127.0.0.1:{HTTP_PORT}/browser/"


@app.command("browser-pack", epilog=example("sayso browser-pack --out for-the-browser"))
def browser_pack(
    out: Annotated[Path, typer.Option("--out", "-o", help="The folder for the files.")] = Path("sayso-browser"),
    browser: Annotated[
        str, typer.Option(metavar="URL", help="The Browser to which the guide's links lead.")
    ] = DEFAULT_BROWSER,
) -> None:
    """Write every question as a favourite for the Neo4j Browser, with a style for the graph and a guide."""
    if not browser.startswith(("http://", "https://")):
        raise CommandError(f"{browser!r} is no address of a Browser; write one such as {DEFAULT_BROWSER}")
    files = pack(browser.rstrip("/") + "/")
    for path, content in files.items():
        place = out / path
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CommandError(
                f"{place.parent} cannot be made: {error.strerror}; name another folder with -o"
            ) from error
        with whole_file(place) as file:
            file.write(content)
    note(f"Open {out / GUIDE}: it tells what to do with {ARCHIVE} and {STYLE}.")
