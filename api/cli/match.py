"""`sayso match`: the names of a list against the entities of the graph."""

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from api.cli.errors import IMPOSSIBLE, NOTHING_FOUND, CommandError
from api.cli.output import note, print_json, print_table
from api.cli.program import app, example
from api.cli.ranges import within
from api.cli.session import reading
from graph.ontology import Kind
from queries.matching.candidates import Match

_COLUMNS = ("name", "entity", "kind", "score", "certain", "reasons", "documents", "claims", "uid")


@app.command(epilog=example("sayso match --file names.txt --kind Person --csv > matched.csv"))
def match(
    ctx: typer.Context,
    names: Annotated[list[str] | None, typer.Argument(help="Names, or uids.")] = None,
    file: Annotated[str | None, typer.Option("--file", "-f", help="A file with one name a line; - reads them.")] = None,
    kind: Annotated[Kind | None, typer.Option(help="Only Person, Organization or Place.")] = None,
    limit: Annotated[int, within(1, 50, "How many candidates a name at most.")] = 3,
    json_: Annotated[bool, typer.Option("--json", help="Print names and candidates as JSON.")] = False,
    csv: Annotated[bool, typer.Option("--csv", help="Print one candidate a line as CSV.")] = False,
) -> None:
    """Find which entities the names of a list may mean, each candidate with a score and the reasons for it.

    A candidate is certain only where the whole name is the same and nobody else comes near.
    """
    from queries.matching.candidates import match_names

    wanted = [*(names or []), *(_lines(file) if file else [])]
    if not wanted:
        raise CommandError("no names are given: write them behind match, or name a file with --file", IMPOSSIBLE)
    if json_ and csv:
        raise CommandError("--json and --csv are both given: choose one", IMPOSSIBLE)
    with reading(ctx) as store:
        found = match_names(store, wanted, [kind] if kind else [], limit)
    rows = [row for name, matches in zip(wanted, found, strict=True) for row in _rows(name, matches)]
    if json_:
        print_json([_told(name, matches) for name, matches in zip(wanted, found, strict=True)])
    elif csv:
        from api.cli.sheets import print_csv

        print_csv(rows, _COLUMNS)
    else:
        print_table(rows, _COLUMNS)
    unmatched = sum(not matches for matches in found)
    if unmatched:
        note(f"{unmatched} of {len(wanted)} names are like no name in this graph.")
    if unmatched == len(wanted):
        raise typer.Exit(NOTHING_FOUND)


def _rows(name: str, matches: tuple[Match, ...]) -> list[dict[str, Any]]:
    """One row a candidate; one with the name alone where there is none."""
    rows = [
        {
            "name": name,
            "entity": one.name,
            "kind": str(one.kind),
            "score": one.score,
            "certain": "yes" if one.certain else "no",
            "reasons": [reason.says for reason in one.reasons],
            "documents": one.documents,
            "claims": one.claims,
            "uid": one.uid,
        }
        for one in matches
    ]
    return rows or [{"name": name}]


def _told(name: str, matches: tuple[Match, ...]) -> dict[str, Any]:
    candidates = [
        {
            **{key: getattr(one, key) for key in ("uid", "name", "kind", "aliases", "documents", "claims", "score")},
            "certain": one.certain,
            "reasons": [{"code": reason.code, "score": reason.score, "says": reason.says} for reason in one.reasons],
        }
        for one in matches
    ]
    return {"name": name, "candidates": candidates}


def _lines(file: str) -> list[str]:
    try:
        text = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise CommandError(f"{file} is no UTF-8 text: save it as UTF-8, one name a line", IMPOSSIBLE) from error
    return [line.strip() for line in text.splitlines() if line.strip()]
