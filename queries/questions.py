"""The questions that the graph answers: one file each under `cypher/`, read once into typed values.

A file is a comment header and portable Cypher:

    // Claims between two entities
    // theme: evidence
    // answers: Every claim that a document states between the two, in either direction.
    // path: /entities/{source}/claims/{target}
    // param source: entity, required — one of the two
    // param polarity: polarity, optional — only affirmed or only denied claims
    // param limit: integer 1..1000 = 100 — how many rows
    // param since: date, optional — only documents published on that day or later
    // param until: date, optional — only documents published on that day or earlier
    // differ: source target
    // ascend: since until
    // columns {{claim}}
    // column hops: integer — how many steps apart they are
    // example: source="Mustafa al-Kadhimi" limit=10
    MATCH …

The first line is the title, because the Neo4j Browser names a favourite after it. `path` is the address over HTTP (see
`queries.addresses`); the types of columns are in `queries.columns`. `differ` names parameters that may not have one
value, `ascend` parameters of which none may come before the one to its left. A list of entities is bounded as an
integer is: `entities 2..20, required`. Between double braces stand the only things that are put into the Cypher as
text:

- `{{predicates}}`, all predicates of the ontology as a relationship type list, `{{symmetric}}`, the symmetric ones as
  the inside of a list of strings;
- `{{NAME}}` with `fragments/NAME.cypher`, lines that several questions share;
- `{{max_hops}}`, a declared integer parameter, because no Cypher takes a parameter as the bound of a variable-length
  pattern. Such an integer is checked against its range before it is put in; every other value travels as a parameter.
"""

import re
import shlex
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType

from graph.ontology import Kind, Modality, Polarity, ontology
from queries.addresses import fault_of
from queries.columns import Column, column_of
from queries.errors import MalformedQuestionError

_FIELD = re.compile(r"^(theme|answers|path|example|differ|ascend):\s*(.+)$")
_PARAMETER = re.compile(
    r"^param (?P<name>\w+):\s*(?P<type>[^,=—]+?)\s*(?P<need>, required|, optional|=[^—]*?)?\s+— (?P<means>.+)$"
)
_INTEGER = re.compile(r"^integer (-?\d+)\.\.(-?\d+)$")
_ENTITIES = re.compile(r"^entities(?: (\d+)\.\.(\d+))?$")
_COLUMNS = re.compile(r"^columns \{\{([\w-]+)\}\}$")
_PLACEHOLDER = re.compile(r"\{\{([\w-]+)\}\}")
_DOLLAR = re.compile(r"\$(\w+)")


ENTITIES_AT_MOST = 2000


class Type(StrEnum):
    """What a parameter's value is: `choice` is one of the words that the file lists, `name` is matched as names are,
    and the plural of a type is a list of its values."""

    ENTITY = "entity"
    ENTITIES = "entities"
    DOCUMENT = "document"
    CLAIM = "claim"
    PREDICATE = "predicate"
    PREDICATES = "predicates"
    KIND = "kind"
    KINDS = "kinds"
    POLARITY = "polarity"
    MODALITY = "modality"
    DATE = "date"
    INTEGER = "integer"
    TEXT = "text"
    NAME = "name"
    CHOICE = "choice"


LISTS = frozenset({Type.ENTITIES, Type.PREDICATES, Type.KINDS})  # types whose value is a list


@dataclass(frozen=True, slots=True)
class Parameter:
    """One value that a question takes. `minimum` and `maximum` bound an integer, or the length of a list of entities,
    both included; `choices` are the values of a closed type, in the order in which they are best shown."""

    name: str
    type: Type
    required: bool
    default: int | str | None
    means: str
    minimum: int | None = None
    maximum: int | None = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A question: what it answers, what it takes, what it gives, and its Cypher.

    `path` is the address over HTTP, empty where it has none. `cypher` still holds `{{name}}` for the integers named in
    `inlined`; `rendered` puts them in. `example` maps parameters to values as a user would write them, entities by
    name. No two of the parameters named in `differ` may have one value; those named in `ascend`, where given, must not
    descend.
    """

    name: str
    title: str
    theme: str
    answers: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    example: Mapping[str, str]
    cypher: str
    path: str = ""
    inlined: tuple[str, ...] = ()
    differ: tuple[str, ...] = ()
    ascend: tuple[str, ...] = ()

    def parameter(self, name: str) -> Parameter:
        """The parameter of that name. Raises KeyError."""
        return {parameter.name: parameter for parameter in self.parameters}[name]

    def rendered(self, integers: Mapping[str, int]) -> str:
        """The Cypher with the inlined integers in place, each its default where it is not given.

        Raises ValueError for an integer outside its range: what is put in as text is always checked.
        """
        cypher = self.cypher
        for name in self.inlined:
            parameter = self.parameter(name)
            value = int(integers.get(name, parameter.default or 0))
            if not (parameter.minimum or 0) <= value <= (parameter.maximum or 0):
                raise ValueError(f"{name} is {value}, allowed is {parameter.minimum} to {parameter.maximum}")
            cypher = cypher.replace("{{" + name + "}}", str(value))
        return cypher


@dataclass(frozen=True, slots=True)
class Fragment:
    """Lines of Cypher that several questions share, with the columns that they add."""

    columns: tuple[Column, ...]
    cypher: str


@cache
def questions() -> Mapping[str, Question]:
    """Every question by name (the file's, without its ending), in the order of the names."""
    folder = files("queries").joinpath("cypher")
    fragments = {name: parse_fragment(name, text) for name, text in _texts(folder.joinpath("fragments"))}
    return MappingProxyType({name: parse(name, text, fragments) for name, text in _texts(folder)})


def _texts(folder: Traversable) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.name.endswith(".cypher"):
            yield path.name.removesuffix(".cypher"), path.read_text(encoding="utf-8")


def parse(name: str, text: str, fragments: Mapping[str, Fragment] = MappingProxyType({})) -> Question:
    """The question of a file's text. Raises MalformedQuestionError, which names the line."""
    header, body = _split(text)
    if not header or not header[0]:
        raise _malformed(name, 1, "the first line must be `// ` and the title")
    fields: dict[str, str] = {}
    parameters: list[Parameter] = []
    columns: list[Column] = []
    for number, line in enumerate(header[1:], start=2):
        if field := _FIELD.match(line):
            fields[field[1]] = field[2].strip()
        elif line.startswith("param "):
            parameters.append(_parameter(name, number, line))
        elif column := column_of(line):
            columns.append(column)
        elif (shared := _COLUMNS.match(line)) and shared[1] in fragments:
            columns.extend(fragments[shared[1]].columns)
        else:
            raise _malformed(name, number, f"cannot read {line!r}; see queries/questions.py for the format")
    for needed in ("theme", "answers", "example"):
        if needed not in fields:
            raise _malformed(name, 1, f"the header has no `// {needed}:` line")
    if not columns:
        raise _malformed(name, 1, "the header has no `// column` line")
    for what, names in (("parameter", [p.name for p in parameters]), ("column", [c.name for c in columns])):
        if repeated := sorted({one for one in names if names.count(one) > 1}):
            raise _malformed(name, 1, f"the {what} {repeated[0]} is declared twice")
    cypher, inlined = _expand(name, body, parameters, fragments)
    return Question(
        name=name,
        title=header[0],
        theme=fields["theme"],
        answers=fields["answers"],
        parameters=tuple(parameters),
        columns=tuple(columns),
        example=_example(name, fields["example"], parameters),
        cypher=cypher,
        path=_path(name, fields.get("path", ""), parameters),
        inlined=inlined,
        differ=_related(name, "differ", fields, parameters),
        ascend=_related(name, "ascend", fields, parameters),
    )


def parse_fragment(name: str, text: str) -> Fragment:
    """The fragment of a file's text: `// column` lines among free comments, then Cypher."""
    header, body = _split(text)
    columns = tuple(column for line in header if (column := column_of(line)))
    if not body:
        raise _malformed(f"fragments/{name}", len(header), "there is no Cypher")
    return Fragment(columns, body)


def _split(text: str) -> tuple[list[str], str]:
    lines = text.splitlines()
    count = next((i for i, line in enumerate(lines) if not line.startswith("//")), len(lines))
    return [line[2:].strip() for line in lines[:count]], "\n".join(lines[count:]).strip()


def _parameter(file: str, number: int, line: str) -> Parameter:
    match = _PARAMETER.match(line)
    if not match:
        raise _malformed(file, number, f"cannot read {line!r}; write `param name: type, optional — what it means`")
    name, type_, need = match["name"], match["type"], (match["need"] or "").strip(" ,")
    means = match["means"].strip()
    default = need.removeprefix("=").strip() if need.startswith("=") else None
    required = need == "required"
    if integer := _INTEGER.match(type_):
        low, high = int(integer[1]), int(integer[2])
        if default is None and not required:
            raise _malformed(file, number, f"integer {name} needs `required` or a default, `= 10`")
        if default is not None and not (default.lstrip("-").isdigit() and low <= int(default) <= high):
            raise _malformed(file, number, f"the default {default} of {name} is not within {low}..{high}")
        number_default = None if default is None else int(default)
        return Parameter(name, Type.INTEGER, required, number_default, means, low, high)
    if "|" in type_:
        choices = tuple(type_.split("|"))
        if default is not None and default not in choices:
            raise _malformed(file, number, f"the default {default} of {name} is none of {type_}")
        return Parameter(name, Type.CHOICE, required, default, means, choices=choices)
    entities = _ENTITIES.match(type_)
    if not entities and type_ not in set(Type) - {Type.CHOICE, Type.INTEGER}:
        raise _malformed(file, number, f"there is no parameter type {type_!r}; there are {', '.join(Type)}")
    if not need:
        raise _malformed(file, number, f"say whether {name} is `required` or `optional`")
    if entities:
        low, high = int(entities[1] or 1), int(entities[2] or ENTITIES_AT_MOST)
        return Parameter(name, Type.ENTITIES, required, default, means, low, high)
    return Parameter(name, Type(type_), required, default, means, choices=choices_of(Type(type_)))


def choices_of(type_: Type) -> tuple[str, ...]:
    """The values of a type that the ontology closes; empty for an open one."""
    closed: dict[Type, Iterable[str]] = {
        Type.PREDICATE: ontology(),
        Type.PREDICATES: ontology(),
        Type.KIND: Kind,
        Type.KINDS: Kind,
        Type.POLARITY: Polarity,
        Type.MODALITY: Modality,
    }
    return tuple(str(choice) for choice in closed.get(type_, ()))


def _related(file: str, field: str, fields: Mapping[str, str], parameters: list[Parameter]) -> tuple[str, ...]:
    names = tuple(fields.get(field, "").split())
    if strange := set(names) - {parameter.name for parameter in parameters}:
        raise _malformed(file, 1, f"`{field}` names {', '.join(sorted(strange))}, which no `param` declares")
    return names


def _expand(
    file: str, body: str, parameters: list[Parameter], fragments: Mapping[str, Fragment]
) -> tuple[str, tuple[str, ...]]:
    if not body:
        raise _malformed(file, 1, "there is no Cypher under the header")
    texts = {name: fragment.cypher for name, fragment in fragments.items()}
    vocabulary = {"predicates": "|".join(ontology()), "symmetric": _symmetric()}
    cypher = _PLACEHOLDER.sub(lambda match: texts.get(match[1], match[0]), body)
    cypher = _PLACEHOLDER.sub(lambda match: vocabulary.get(match[1], match[0]), cypher)
    integers = {parameter.name for parameter in parameters if parameter.type is Type.INTEGER}
    inlined = tuple(dict.fromkeys(_PLACEHOLDER.findall(cypher)))
    for name in inlined:
        if name not in integers:
            raise _malformed(file, 1, f"{{{{{name}}}}} is neither a fragment nor an integer parameter")
    declared, used = {parameter.name for parameter in parameters}, {*_DOLLAR.findall(cypher), *inlined}
    if used - declared:
        raise _malformed(file, 1, f"the Cypher uses {', '.join(sorted(used - declared))}, which no `param` declares")
    if declared - used:
        raise _malformed(file, 1, f"the parameter {', '.join(sorted(declared - used))} is declared, but not used")
    return cypher, inlined


def _path(file: str, path: str, parameters: list[Parameter]) -> str:
    needed = frozenset(one.name for one in parameters if one.required and one.type not in LISTS)
    if path and (fault := fault_of(path, needed)):
        raise _malformed(file, 1, fault)
    return path


def _symmetric() -> str:
    return ", ".join(f"'{predicate.name}'" for predicate in ontology().values() if predicate.symmetric)


def _example(file: str, text: str, parameters: list[Parameter]) -> Mapping[str, str]:
    pairs = [] if text == "(none)" else [word.partition("=") for word in shlex.split(text)]
    example = {name: value for name, _, value in pairs}
    required = {parameter.name for parameter in parameters if parameter.required}
    if strange := example.keys() - {parameter.name for parameter in parameters}:
        raise _malformed(file, 1, f"the example gives {', '.join(sorted(strange))}, which no `param` declares")
    if missing := required - example.keys():
        raise _malformed(file, 1, f"the example lacks {', '.join(sorted(missing))}")
    return MappingProxyType(example)


def _malformed(file: str, line: int, reason: str) -> MalformedQuestionError:
    return MalformedQuestionError(f"queries/cypher/{file}.cypher:{line}: {reason}")
