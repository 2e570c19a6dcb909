"""`sayso ask`: any question."""

from functools import cache
from typing import Annotated

import typer

from api.asking import asked
from api.cli.errors import IMPOSSIBLE, NOTHING_FOUND, CommandError
from api.cli.output import note, print_blocks, print_json, print_table, say, shown
from api.cli.program import app, example
from api.cli.session import reading
from api.cli.telling import arrow, support, words
from graph.store.base import Row
from queries.asking import Answer, question_named
from queries.questions import Question, questions

_WIDEST = 7  # columns that a terminal of usual width can show side by side
# The two ends of a relation, in whichever columns a question has them.
_ENDS = (("subject_name", "object_name"), ("from_name", "to_name"), ("name", "other_name"), ("name", "group_name"))
_FOR_PROGRAMS = frozenset(
    {"start", "end_offset", "starts", "ends", "forms", "confidence", "rule", "url", "story", "claim"}
)


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
    given = dict(pair(word, asking) for word in parameters or [])
    with reading(ctx) as store:
        answer = asked(store, question, given)
    if json_:
        print_json(answer.rows)
    elif answer.rows:
        _print(answer, asking.title)
    if not answer.rows:
        note(f"{asking.title}: nothing in this graph.")
        raise typer.Exit(NOTHING_FOUND)


def _print(answer: Answer, title: str) -> None:
    told = [column for column in answer.columns if not _for_programs(column)]
    columns = [column for column in told if any(row[column] not in (None, [], "") for row in answer.rows)]
    ends = next((pair for pair in _ENDS if {*pair, "predicate", "quote", "speaker_name"} <= set(answer.columns)), None)
    if ends:
        _print_relations(answer.rows, title, ends, [column for column in columns if column not in _in_words(ends)])
    elif len(columns) <= _WIDEST:
        print_table(answer.rows, columns, title)
    else:
        print_blocks(answer.rows, columns, title)
    note("--json gives every column.")


def _print_relations(rows: list[Row], title: str, ends: tuple[str, str], others: list[str]) -> None:
    """Each claim or relation as a sentence, with its words and whose they are; below that what else the row holds."""
    say(title)
    for number, row in enumerate(rows, start=1):
        one, other = (row[end] for end in ends)
        say(f"\n{number}. {one} {arrow(row['predicate'], row.get('direction'))} {other}  ({_stance(row)})")
        say(words(row, "   "))
        more = [
            f"{column.replace('_', ' ')}: {shown(row[column])}"
            for column in others
            if row[column] not in (None, [], "")
        ]
        if more:
            say(f"   {'; '.join(more)}")


def _stance(row: Row) -> str:
    """How many claims stand behind a relation; of a single claim how sure it is."""
    if "claims" in row:
        return support(row)
    return ", ".join(filter(None, (row["polarity"], row["modality"], row.get("role"), row.get("event_date"))))


@cache
def _in_words(ends: tuple[str, str]) -> frozenset[str]:
    """The columns that a relation told as a sentence has shown, or need not show."""
    known = {column.name for name in ("claim", "connections") for column in questions()[name].columns}
    return frozenset(known | set(ends))


def _for_programs(column: str) -> bool:
    return column.endswith(("_uid", "_kind")) or column in _FOR_PROGRAMS


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


def pair(word: str, question: Question) -> tuple[str, str]:
    """A word of the command line as a parameter of a question and its value. Raises CommandError."""
    key, equals, value = word.partition("=")
    if not equals:
        takes = ", ".join(f"{parameter.name}=…" for parameter in question.parameters) or "nothing"
        raise CommandError(f"{word!r} is not KEY=VALUE; {question.name} takes {takes}", IMPOSSIBLE)
    return key, value
