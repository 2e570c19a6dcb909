"""`sayso diagram`: a picture of a piece of the graph."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from api.cli.ask import pair
from api.cli.drawing import FORMATS, format_of, write_picture
from api.cli.errors import NOTHING_FOUND, CommandError
from api.cli.output import note
from api.cli.program import app, example
from api.cli.ranges import within
from api.cli.session import reading
from api.pieces import picture, piece
from queries.asking import question_named
from queries.pieces import QUESTION


@app.command(epilog=example("sayso diagram 'Kataib Hezbollah' --depth 1 -o kataib.svg"))
def diagram(
    ctx: typer.Context,
    entities: Annotated[
        list[str] | None,
        typer.Argument(
            help="Around or between which: names or uids; without, the most connected. With --question: its KEY=VALUE."
        ),
    ] = None,
    between: Annotated[bool, typer.Option("--between", help="The chains of relations between the entities.")] = False,
    document: Annotated[str | None, typer.Option(help="Instead: what this document states (its uid).")] = None,
    question: Annotated[
        str | None, typer.Option(help="Instead: the answer to this question, as with sayso ask.")
    ] = None,
    depth: Annotated[int | None, within(0, 3, "How many steps from the entities, 1 by default.")] = None,
    max_hops: Annotated[
        int | None, within(1, 6, "Between: how many links a chain may have, 4 by default, 3 of all.")
    ] = None,
    chains: Annotated[
        str | None, typer.Option(help="Between: the shortest chains, or all that meet no entity twice.")
    ] = None,
    predicates: Annotated[
        str | None, typer.Option(help="Around: only these relations, with commas between them.")
    ] = None,
    kinds: Annotated[str | None, typer.Option(help="Around: only by way of Person, Organization or Place.")] = None,
    polarity: Annotated[str | None, typer.Option(help="Around: only affirmed or only denied claims.")] = None,
    modality: Annotated[
        str | None, typer.Option(help="Around: only actual, possible, planned or hypothetical claims.")
    ] = None,
    min_sources: Annotated[
        int | None, within(1, 100, "Around: how many independent stories must state a relation.")
    ] = None,
    since: Annotated[str | None, typer.Option(help="Around: only documents of that day or later, YYYY-MM-DD.")] = None,
    until: Annotated[str | None, typer.Option(help="Around: only documents of that day or earlier.")] = None,
    limit: Annotated[int | None, within(1, 500, "How many entities at most, 30 by default.")] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help=f"A file: {', '.join(FORMATS)}; without, Mermaid on standard output."),
    ] = None,
) -> None:
    """Draw a piece of the graph: who is said to be connected with whom, affirmed, denied or only alleged.

    Where the graph states nothing of what is asked, the picture says so, and the exit status is 1.
    """
    asking: dict[str, object] = {
        "document": document,
        "depth": depth,
        "max_hops": max_hops,
        "chains": chains,
        "predicates": predicates,
        "kinds": kinds,
        "polarity": polarity,
        "modality": modality,
        "min_sources": min_sources,
        "since": since,
        "until": until,
        "limit": limit,
    }
    asking = {name: value for name, value in asking.items() if value is not None}
    if question is not None:
        asking = _of_question(question, entities or (), ["between"] * between + list(asking))
    elif between:
        asking["between"] = _several(entities or ())
    elif entities:
        asking["entity"] = entities
    if output is not None:
        format_of(output)
    with reading(ctx) as store:
        drawn = piece(store, asking)
    if output is None:
        sys.stdout.write(picture(drawn, "mmd").decode())
    else:
        write_picture(drawn, output)
        note(f"{len(drawn.subgraph.nodes)} entities, {len(drawn.subgraph.edges)} relations in {output}")
    if drawn.empty:
        raise CommandError(f"{drawn.title}: there is nothing in this graph, as the picture says", NOTHING_FOUND)


def _of_question(name: str, words: Sequence[str], others: Sequence[str]) -> dict[str, object]:
    asked = question_named(name)
    if others:
        options = ", ".join(f"--{other.replace('_', '-')}" for other in others)
        raise CommandError(f"{options} goes with entities; what {name} takes is written as KEY=VALUE after it")
    return {QUESTION: name, **dict(pair(word, asked) for word in words)}


def _several(entities: Sequence[str]) -> list[str]:
    if len(entities) < 2:
        raise CommandError(f"--between needs two entities or more, and {len(entities)} is given")
    return list(entities)
