"""Cypher as a list of tokens: as much reading as a check of the text needs, and no grammar.

Comments and the insides of strings are told apart from code, which is all that makes a textual check trustworthy.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Sort(StrEnum):
    """What a token is."""

    WORD = "word"
    QUOTED = "quoted name"
    STRING = "string"
    NUMBER = "number"
    PARAMETER = "parameter"
    SIGN = "sign"
    BLOCK_COMMENT = "block comment"


@dataclass(frozen=True, slots=True)
class Token:
    """One token. `text` of a string is what stands between its quotes; `line` and `column` count from 1."""

    sort: Sort
    text: str
    line: int
    column: int

    def is_word(self, *words: str) -> bool:
        """Whether it is one of these words, whatever its case."""
        return self.sort is Sort.WORD and self.text.upper() in words

    def is_sign(self, *signs: str) -> bool:
        """Whether it is one of these signs."""
        return self.sort is Sort.SIGN and self.text in signs

    @property
    def is_name(self) -> bool:
        """Whether it may be a variable, a label or a property."""
        return self.sort in (Sort.WORD, Sort.QUOTED)


_TOKEN = re.compile(
    r"""
    (?P<space>\s+)
  | (?P<line_comment>//[^\n]*)
  | (?P<block_comment>/\*.*?(?:\*/|\Z))
  | (?P<string>'(?:[^'\\]|\\.)*(?:'|\Z)|"(?:[^"\\]|\\.)*(?:"|\Z))
  | (?P<quoted>`(?:[^`]|``)*(?:`|\Z))
  | (?P<parameter>\$(?:\w+|`(?:[^`]|``)*`))
  | (?P<number>\d+\.\d+(?:[eE][+-]?\d+)?|\d+(?:[eE][+-]?\d+)?)
  | (?P<word>[^\W\d]\w*)
  | (?P<sign><--|-->|<-|->|--|<=|>=|<>|=~|\+=|\.\.|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_SORTS = {
    "block_comment": Sort.BLOCK_COMMENT,
    "string": Sort.STRING,
    "quoted": Sort.QUOTED,
    "parameter": Sort.PARAMETER,
    "number": Sort.NUMBER,
    "word": Sort.WORD,
    "sign": Sort.SIGN,
}


def tokens(cypher: str) -> list[Token]:
    """The tokens of a text, spaces and line comments left out. Never fails: what is not Cypher becomes signs."""
    return list(_tokens(cypher))


def _tokens(cypher: str) -> Iterator[Token]:
    line, line_start = 1, 0
    for match in _TOKEN.finditer(cypher):
        text = match.group()
        sort = _SORTS.get(match.lastgroup or "")
        if sort is not None:
            inside = text[1:-1] if sort in (Sort.STRING, Sort.QUOTED) else text
            yield Token(sort, inside, line, match.start() - line_start + 1)
        breaks = text.count("\n")
        if breaks:
            line += breaks
            line_start = match.start() + text.rindex("\n") + 1
