"""A page for every question, from the header of its file."""

import shlex
from collections.abc import Mapping
from itertools import groupby

from docs.site.text import code, fenced, plain, table
from queries import Parameter, Question, questions


def pages() -> Mapping[str, str]:
    """The pages by their paths, `index.md` among them."""
    return {"index.md": _index(), **{f"{name}.md": _page(question) for name, question in questions().items()}}


def _index() -> str:
    by_theme = sorted(questions().values(), key=lambda one: (one.theme, one.title))
    parts = [
        "# Questions\n\nEvery question that the graph answers. Each is one file under `queries/cypher/`, and is asked "
        "in the same way on the command line, over HTTP, from Python and by a language model; the Neo4j Browser has it "
        "as a favourite.\n"
    ]
    for theme, group in groupby(by_theme, key=lambda one: one.theme):
        rows = ((f"[{plain(one.title)}]({one.name}.md)", plain(one.answers)) for one in group)
        parts.append(f"## {theme.capitalize()}\n\n{table(('Question', 'Answers'), rows)}")
    return "\n".join(parts)


def _page(question: Question) -> str:
    words = " ".join(f"{name}={shlex.quote(value)}" for name, value in question.example.items())
    given = ", ".join(f"{name}={value!r}" for name, value in question.example.items())
    parameters = (
        (code(one.name), plain(_takes(one)), plain(_default(one)), plain(one.means)) for one in question.parameters
    )
    columns = ((code(column.name), plain(column.means)) for column in question.columns)
    parts = [
        f"# {plain(question.title)}\n\n{plain(question.answers)}\n",
        f"## Ask it\n\nOn the command line:\n\n{fenced(f'sayso ask {question.name} {words}'.strip(), 'sh')}",
        f"Over HTTP: {code(f'GET /questions/{question.name}')}"
        + (f", or {code('GET ' + question.path)}" if question.path else "")
        + ".\n",
        f"From Python:\n\n{fenced(_python(question.name, given), 'py')}",
        f"## Parameters\n\n{table(('Name', 'Value', 'Without it', 'Meaning'), parameters) or 'None.'}",
        f"## Columns\n\n{table(('Name', 'Meaning'), columns)}",
        f"## Cypher\n\n{fenced(question.cypher, 'cypher')}",
    ]
    return "\n".join(parts)


def _python(name: str, given: str) -> str:
    arguments = f'"{name}"' + (f", {given}" if given else "")
    return f"from queries import open_graph\n\nwith open_graph() as graph:\n    answer = graph.ask({arguments})"


def _takes(parameter: Parameter) -> str:
    if parameter.minimum is not None and parameter.maximum is not None:
        return f"{parameter.type}, {parameter.minimum} to {parameter.maximum}"
    if 0 < len(parameter.choices) <= 5:
        return ", ".join(parameter.choices)
    return str(parameter.type)


def _default(parameter: Parameter) -> str:
    if parameter.required:
        return "required"
    return "any" if parameter.default in (None, "") else str(parameter.default)
