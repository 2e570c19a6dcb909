"""`sayso ask`: any question."""

from typing import Annotated

import typer

from api.asking import asked
from api.cli.errors import IMPOSSIBLE, NOTHING_FOUND, CommandError
from api.cli.output import note, print_json, print_table
from api.cli.program import app, example
from api.cli.session import reading
from queries.asking import question_named
from queries.questions import Question, questions


@app.command(epilog=example("sayso ask denials predicate=BACKS limit=5"))
def ask(
    ctx: typer.Context,
    question: Annotated[str | None, typer.Argument(help="Its name; without one, all questions are listed.")] = None,
    parameters: Annotated[
        list[str] | None, typer.Argument(metavar="KEY=VALUE", help="Its parameters; entities by name or uid.")
    ] = None,
    json_: Annotated[bool, typer.Option("--json", help="Print the rows as JSON.")] = False,
) -> None:
    """Put a question to the graph, or list the questions."""
    if question is None:
        _list(json_)
        return
    asking = question_named(question)
    given = dict(_pair(word, asking) for word in parameters or [])
    with reading(ctx) as store:
        answer = asked(store, question, given)
    if json_:
        print_json(answer.rows)
    elif answer.rows:
        columns = [column for column in answer.columns if any(row[column] not in (None, [], "") for row in answer.rows)]
        print_table(answer.rows, columns, asking.title)
    if not answer.rows:
        note(f"{asking.title}: nothing in this graph.")
        raise typer.Exit(NOTHING_FOUND)


def _list(json_: bool) -> None:
    rows = [
        {
            "question": name,
            "answers": one.answers,
            "parameters": [parameter.name + ("" if parameter.required else "?") for parameter in one.parameters],
        }
        for name, one in questions().items()
    ]
    if json_:
        print_json(rows)
    else:
        print_table(rows, ("question", "answers", "parameters"))


def _pair(word: str, question: Question) -> tuple[str, str]:
    key, equals, value = word.partition("=")
    if not equals:
        takes = ", ".join(f"{parameter.name}=…" for parameter in question.parameters) or "nothing"
        raise CommandError(f"{word!r} is not KEY=VALUE; {question.name} takes {takes}", IMPOSSIBLE)
    return key, value
