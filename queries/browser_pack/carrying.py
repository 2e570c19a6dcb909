"""Cypher whose parameters are replaced by the values of one map, `asked`, that its first clause makes.

The Neo4j Browser keeps parameters apart from a statement: a favourite that needs some cannot run as it stands. A
variable can be set in the statement, but a WITH drops it unless it names it; so every WITH that stands before a use
is made to carry it.
"""

from collections.abc import Iterable, Mapping

from queries.statements.reading import Reading
from queries.statements.tokens import Sort

VARIABLE = "asked"


def carry(cypher: str, in_place: Mapping[str, int]) -> str:
    """The statement with `asked.name` for `$name`, to be put after a WITH that makes `asked`.

    After SKIP and LIMIT, where Cypher takes no variable, stands the integer of `in_place` under that name. A statement
    with UNION on its outermost level is not for this: its second half does not see the first clause.
    """
    reading = Reading(cypher)
    starts = _starts(cypher)
    edits, uses = list[tuple[int, int, str]](), list[int]()
    for i, token in enumerate(reading.tokens):
        if token.sort is not Sort.PARAMETER:
            continue
        name, at = token.text.removeprefix("$"), starts[token.line - 1] + token.column - 1
        if reading.at(i - 1).is_word("SKIP", "LIMIT"):
            edits.append((at, at + len(token.text), str(in_place[name])))
        else:
            uses.append(i)
            edits.append((at, at + len(token.text), f"{VARIABLE}.{name}"))
    for i in _carriers(reading, uses):
        last = i + 1 if reading.at(i + 1).is_word("DISTINCT") else i
        end = starts[reading.at(last).line - 1] + reading.at(last).column - 1 + len(reading.at(last).text)
        edits.append((end, end, f" {VARIABLE},"))
    for start, end, text in sorted(edits, reverse=True):
        cypher = cypher[:start] + text + cypher[end:]
    return cypher


def uses_as_value(cypher: str) -> set[str]:
    """The parameters that stand somewhere else than directly after SKIP or LIMIT."""
    reading = Reading(cypher)
    return {
        token.text.removeprefix("$")
        for i, token in enumerate(reading.tokens)
        if token.sort is Sort.PARAMETER and not reading.at(i - 1).is_word("SKIP", "LIMIT")
    }


def _carriers(reading: Reading, uses: Iterable[int]) -> Iterable[int]:
    """The WITHs after which, within their own block, a parameter is used."""
    for i, token in enumerate(reading.tokens):
        is_clause = token.is_word("WITH") and not reading.at(i - 1).is_word("STARTS", "ENDS")
        if is_clause and not reading.at(i + 1).is_sign("*"):
            end = min(
                (close for open_, close in reading.closing.items() if open_ < i < close), default=len(reading.tokens)
            )
            if any(i < use < end for use in uses):
                yield i


def _starts(cypher: str) -> list[int]:
    """Where each line begins."""
    starts = [0]
    for line in cypher.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return starts
