"""Whether a stranger's statement may be put to a store at all, told from its text and its parameters.

The stores hold a statement to reading (`Store.read_ad_hoc`). The text is looked at for what a store cannot tell, or
tells too late: Neo4j leaves the operators of a subquery inside an expression out of its plan, so a procedure or a LOAD
CSV in there shows only here. The check reads tokens; so that engine and check read the same tokens, characters that end
a line on one engine only, and escapes that Neo4j resolves before it reads anything else, are refused.
"""

import math
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from queries.errors import RefusedCypherError
from queries.statements.reading import Reading
from queries.statements.tokens import Sort

CHARACTERS_AT_MOST = 10_000
_NESTING_AT_MOST = 50  # brackets in brackets
_BEGINNINGS = ("MATCH", "OPTIONAL", "WITH", "UNWIND", "RETURN", "CALL")
_ALLOWED_CONTROLS = frozenset("\t\n")
_NAMESPACES = frozenset(
    ("date", "datetime", "duration", "localdatetime", "localtime", "point", "time", "vector", "similarity")
)
_AS_PARAMETER = "hand it over as a parameter, WHERE x.name = $name"
_INTEGERS = range(-(2**63), 2**63)

Rule: TypeAlias = Callable[[Reading], Iterator[str]]


def check_statement(cypher: str) -> None:
    """Raises RefusedCypherError unless the text is one statement that, as far as a text shows, reads the graph and
    nothing else."""
    for reason in _in_characters(cypher):
        raise _refused(cypher, reason)
    reading = Reading(cypher)
    for rule in _RULES:
        for reason in rule(reading):
            raise _refused(cypher, reason)


def check_parameters(parameters: Mapping[str, Any]) -> None:
    """Raises RefusedCypherError unless the values are what both engines take: null, truth values, 64 bit integers,
    finite numbers, sound text, and lists and maps of these."""
    for name, value in parameters.items():
        for reason in _in_value(value, 0):
            raise RefusedCypherError(f"the parameter {name[:40]!r} {reason}", name[:40])


def _in_characters(cypher: str) -> Iterator[str]:
    if len(cypher) > CHARACTERS_AT_MOST:
        yield f"it has {len(cypher)} characters, and may have {CHARACTERS_AT_MOST}: hand data over as parameters"
    for character in cypher:
        if character not in _ALLOWED_CONTROLS and unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp"):
            yield f"it holds the character U+{ord(character):04X}, which not all take for the same: {_AS_PARAMETER}"
    if "\\u" in cypher.lower():
        yield f"it holds an escape \\u…, behind which code can hide: write the character itself, or {_AS_PARAMETER}"
    if all(re.search(rf"\b{word}\b", cypher, re.IGNORECASE) for word in ("load", "csv")):
        # In strings and comments too: this one must not hang on where a string ends.
        yield f"LOAD CSV reads files and addresses from outside; where the two words are only text, {_AS_PARAMETER}"


def _beginning(reading: Reading) -> Iterator[str]:
    first = reading.at(0)
    if not first.is_word(*_BEGINNINGS):
        shown = repr(first.text[:20]) if first.text else "nothing"
        yield f"it begins with {shown}, and must begin with one of {', '.join(_BEGINNINGS)}"


def _signs(reading: Reading) -> Iterator[str]:
    for token in reading.tokens:
        if token.sort is Sort.SIGN and not (token.text.isascii() and token.text.isprintable()):
            yield f"it holds U+{ord(token.text[0]):04X} outside a text, which may pass for a space: leave it out"


def _statements(reading: Reading) -> Iterator[str]:
    if any(token.is_sign(";") for token in reading.tokens[:-1]):
        yield "it is more than one statement: send them one by one"


def _nesting(reading: Reading) -> Iterator[str]:
    depth = 0
    for token in reading.tokens:
        depth += 1 if token.is_sign("(", "[", "{") else -1 if token.is_sign(")", "]", "}") else 0
        if depth > _NESTING_AT_MOST:
            yield f"its brackets stand more than {_NESTING_AT_MOST} deep in each other: split it with WITH"
            return


def _procedures(reading: Reading) -> Iterator[str]:
    for i, token in enumerate(reading.tokens):
        is_clause = token.is_word("CALL") and not reading.at(i - 1).is_sign(".", ":")
        if is_clause and reading.at(i + 1).is_name:
            yield f"it calls the procedure {reading.at(i + 1).text[:40]!r}: CALL may only open a subquery, CALL {{ … }}"


def _functions(reading: Reading) -> Iterator[str]:
    for i, token in enumerate(reading.tokens):
        if not reading.at(i + 1).is_sign("(") or not token.is_name:
            continue
        if token.sort is Sort.QUOTED:
            yield f"it calls a function by a name in backticks, `{token.text[:40]}`: write the name without them"
        if reading.at(i - 1).is_sign(".") and reading.at(i - 2).text.lower() not in _NAMESPACES:
            yield (
                f"it calls {reading.at(i - 2).text[:40]}.{token.text[:40]}(), which is no function of Cypher's own: "
                f"there are those without a dot, and those of {', '.join(sorted(_NAMESPACES - {'similarity'}))}"
            )


_RULES: tuple[Rule, ...] = (_signs, _beginning, _statements, _nesting, _procedures, _functions)


def _in_value(value: Any, depth: int) -> Iterator[str]:
    match value:
        case None | bool():
            return
        case int() if value not in _INTEGERS:
            yield "is no integer of 64 bits: hand it over as text"
        case float() if not math.isfinite(value):
            yield f"is {value}, and must be a finite number"
        case str() if any(unicodedata.category(character) == "Cs" for character in value):
            yield "holds half of a surrogate pair, which is no character"
        case dict() | list() if depth == _NESTING_AT_MOST:
            yield f"is more than {_NESTING_AT_MOST} lists or maps deep"
        case dict():
            for key, inner in value.items():
                yield from _in_value(key, depth + 1)
                yield from _in_value(inner, depth + 1)
        case list():
            for inner in value:
                yield from _in_value(inner, depth + 1)
        case int() | float() | str():
            return
        case _:
            yield f"is of the type {type(value).__name__}, which neither engine takes: hand it over as text"


def _refused(cypher: str, reason: str) -> RefusedCypherError:
    start = " ".join(cypher.split())[:60]
    return RefusedCypherError(f"the statement {start!r} is not run: {reason}", start)
