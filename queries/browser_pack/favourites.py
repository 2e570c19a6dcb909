"""Favourites of the Neo4j Browser: Cypher that runs as it stands, under a title that is its first line.

Two sorts. A table is made from a question of `queries.questions`: its parameters stand in the first lines, with the
example's values, each with what it means. A drawing is a file of `drawings/` and answers nodes and relationships, so
that the Browser draws them:

    // Draw who backs whom
    // theme: relations
    // answers: Every stated support, with the entities at its ends.
    MATCH …
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from queries.browser_pack.carrying import VARIABLE, carry, uses_as_value
from queries.errors import MalformedQuestionError
from queries.parameters import checked
from queries.questions import Parameter, Question, Type, questions

_HEADER = re.compile(
    r"// (?P<title>.+)\n// theme: (?P<theme>.+)\n// answers: (?P<answers>.+)\n(?P<cypher>(?!//)[\s\S]+)"
)
_NEWEST = {
    Type.DOCUMENT: "head(COLLECT { MATCH (d:Document) RETURN d.uid ORDER BY d.published DESC, d.uid LIMIT 1 })",
    Type.CLAIM: "head(COLLECT { MATCH (c:Claim) RETURN c.uid ORDER BY c.confidence DESC, c.uid LIMIT 1 })",
}
_LOOKED_UP = (Type.ENTITY, Type.ENTITIES, Type.DOCUMENT, Type.CLAIM)
_HOW_TO = "The lines below hold what is asked about: change a name or a value and run it. null, or no name, is any."


@dataclass(frozen=True, slots=True)
class Favourite:
    """One favourite. `name` is that of its file, without an ending; `text` begins with `// ` and the title."""

    name: str
    title: str
    theme: str
    answers: str
    text: str
    is_drawing: bool


def favourites() -> list[Favourite]:
    """All favourites by theme, the drawings of a theme before its tables, each in the order of the titles."""
    tables = [_table(question) for question in questions().values()]
    return sorted([*drawings(), *tables], key=lambda one: (one.theme, not one.is_drawing, one.title, one.name))


@cache
def drawings() -> tuple[Favourite, ...]:
    """The favourites that draw. Raises MalformedQuestionError."""
    folder = files("queries.browser_pack").joinpath("drawings")
    paths = sorted((path for path in folder.iterdir() if path.name.endswith(".cypher")), key=lambda path: path.name)
    return tuple(drawing(path.name.removesuffix(".cypher"), path.read_text(encoding="utf-8")) for path in paths)


def drawing(name: str, text: str) -> Favourite:
    """The favourite of a file's text. Raises MalformedQuestionError."""
    match = _HEADER.fullmatch(text)
    if not match:
        raise MalformedQuestionError(
            f"queries/browser_pack/drawings/{name}.cypher:1: the first lines must be `// ` and the title, "
            "`// theme: …` and `// answers: …`, and Cypher must follow"
        )
    title, theme, answers, cypher = match["title"], match["theme"], match["answers"], match["cypher"].strip()
    return Favourite(f"draw-{name}", title, theme, answers, f"// {title}\n// {answers}\n{cypher}\n", is_drawing=True)


def statement(question: Question, given: Mapping[str, str]) -> str:
    """The question as one statement without parameters, with these values: entities by name or alias, several with
    commas between them, documents and claims by uid, all else as on the command line.

    A document or a claim that is not given is the newest, and the surest. Raises BadParameterError.
    """
    looked_up = {parameter.name for parameter in question.parameters if parameter.type in _LOOKED_UP}
    others = tuple(parameter for parameter in question.parameters if parameter.name not in looked_up)
    values = checked(
        replace(question, parameters=others), {name: value for name, value in given.items() if name not in looked_up}
    )
    integers = {name: value for name, value in values.items() if isinstance(value, int)}
    cypher = question.rendered(integers)
    used = uses_as_value(cypher)
    lines = []
    for parameter in question.parameters:
        if parameter.name in used:
            if parameter.name in looked_up:
                written = _lookup(parameter, given.get(parameter.name))
            else:
                written = _literal(values[parameter.name])
            lines.append((f"{parameter.name}: {written}", parameter.means))
    body = carry(cypher, integers)
    if not lines:
        return body
    first = ",\n".join(f"  // {means}\n  {line}" for line, means in lines)
    return f"WITH {{\n{first}\n}} AS {VARIABLE}\n{body}"


def _table(question: Question) -> Favourite:
    types = {parameter.name: parameter.type for parameter in question.parameters}
    given = {name: value for name, value in question.example.items() if types[name] not in _NEWEST}
    cypher = statement(question, given)
    comments = [question.title, question.answers, *([_HOW_TO] if cypher.startswith("WITH {") else [])]
    text = "".join(f"// {line}\n" for line in comments) + cypher + "\n"
    return Favourite(question.name, question.title, question.theme, question.answers, text, is_drawing=False)


def _lookup(parameter: Parameter, given: str | None) -> str:
    """The expression that finds the uid of what a person names."""
    if parameter.type in _NEWEST:
        return _literal(given) if given or not parameter.required else _NEWEST[parameter.type]
    if parameter.type is Type.ENTITY:
        name = _literal(given or "")
        found = f"MATCH (e:Entity) WHERE {name} IN e.aliases + e.name RETURN e.uid ORDER BY e.claims DESC, e.uid"
        return f"head(COLLECT {{ {found} }})"
    if not given:
        return "null"
    names = _literal([name.strip() for name in given.split(",")])
    return f"COLLECT {{ UNWIND {names} AS name MATCH (e:Entity) WHERE name IN e.aliases + e.name RETURN e.uid }}"


def _literal(value: str | int | list[str] | None) -> str:
    if value is None:
        return "null"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list):
        return f"[{', '.join(_literal(one) for one in value)}]"
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'"
