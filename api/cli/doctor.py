"""`sayso doctor`: is everything here that sayso needs?"""

from dataclasses import asdict
from typing import Annotated

import typer

from api.cli.output import console, print_json
from api.cli.program import app, example
from api.cli.session import session_of


@app.command(epilog=example("sayso doctor --json"))
def doctor(
    ctx: typer.Context, json_: Annotated[bool, typer.Option("--json", help="Print the findings as JSON.")] = False
) -> None:
    """Check Python, the packages, the language model, the store, what Neo4j needs, and the disk.

    Exit status 1 when something needed is missing; what is optional only warns.
    """
    from api.checks import Level, checks

    findings = list(checks(session_of(ctx).store))
    if json_:
        print_json([asdict(finding) for finding in findings])
    else:
        colours = {Level.OK: "green", Level.WARN: "yellow", Level.FAIL: "red"}
        for finding in findings:
            console().print(f"[{colours[finding.level]}]{finding.level:4}[/] ", end="")
            console().print(f"{finding.what}: {finding.detail}", markup=False, highlight=False)
    if any(finding.level is Level.FAIL for finding in findings):
        raise typer.Exit(1)
