"""Cypher that is not right on both engines, found in the text before it runs.

The embedded engine takes a subset of Cypher, and some of what it takes it answers differently, without a word;
`portability` lists these constructs. The check reads tokens, not grammar: comments and strings never raise an alarm,
and what only a running engine can tell is left to it.
"""

from dataclasses import dataclass

from queries.statements.portability import BLOCK_COMMENT, CHECKS, Rule
from queries.statements.reading import Reading


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule broken at a place of the text, both counted from 1."""

    rule: Rule
    line: int
    column: int

    def __str__(self) -> str:
        what = f"{self.rule.reason}: the embedded engine {self.rule.effect.value}"
        return f"{self.line}:{self.column}: {what}; write {self.rule.rewrite}"


def lint(cypher: str) -> list[Finding]:
    """Everything in a text that is not right on both engines, in the order of the text; empty when it is portable."""
    reading = Reading(cypher)
    found = {
        Finding(rule, reading.at(place).line, reading.at(place).column)
        for rule, check in CHECKS
        for place in check(reading)
    }
    found |= {Finding(BLOCK_COMMENT, comment.line, comment.column) for comment in reading.block_comments}
    return sorted(found, key=lambda finding: (finding.line, finding.column, finding.rule.name))


def rules() -> tuple[Rule, ...]:
    """Every rule, for the documentation and the tests."""
    return (*(rule for rule, _ in CHECKS), BLOCK_COMMENT)
