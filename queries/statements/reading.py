"""What a textual check needs to know of a Cypher statement: its brackets, its patterns, and which clause is where."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from queries.statements.tokens import Sort, Token, tokens

CLAUSES = frozenset(
    (
        *("MATCH", "MERGE", "CREATE", "SET", "REMOVE", "DELETE", "WITH", "RETURN", "WHERE", "UNWIND", "CALL"),
        *("FOREACH", "UNION", "YIELD", "ORDER", "SKIP", "LIMIT"),
    )
)
_OPENING = {"(": ")", "[": "]", "{": "}"}
_BEFORE_A_PATTERN = CLAUSES | frozenset(
    ("OPTIONAL", "AND", "OR", "XOR", "NOT", "EXISTS", "IN", "AS", "THEN", "ELSE", "WHEN", "COUNT", "COLLECT", "FOR")
)


@dataclass(frozen=True, slots=True)
class Element:
    """A node `(n:Label {key: value})` or relationship `-[r:TYPE]->` of a pattern; the numbers are places of tokens."""

    is_node: bool
    open: int
    close: int
    name: str | None
    labels: range
    properties: range


class Reading:
    """A statement's tokens with their structure. Unbalanced brackets are tolerated: the engine will refuse those."""

    def __init__(self, cypher: str) -> None:
        all_ = tokens(cypher)
        self.tokens = [token for token in all_ if token.sort is not Sort.BLOCK_COMMENT]
        self.block_comments = [token for token in all_ if token.sort is Sort.BLOCK_COMMENT]
        self.closing = _closing(self.tokens)
        self.opening = {close: open_ for open_, close in self.closing.items()}
        self.clauses = _clauses(self.tokens)

    def at(self, place: int) -> Token:
        """The token at a place; an empty sign before the first and after the last, so that rules may look around."""
        return self.tokens[place] if 0 <= place < len(self.tokens) else Token(Sort.SIGN, "", 0, 0)

    @cached_property
    def elements(self) -> list[Element]:
        """The nodes and relationships of every pattern."""
        found = (self._node(i) or self._relationship(i) for i in self.closing)
        return [element for element in found if element]

    @cached_property
    def relationship_variables(self) -> frozenset[str]:
        """The variables that stand for one relationship."""
        bound = {element.name for element in self.elements if not element.is_node and element.name}
        for i, token in enumerate(self.tokens):
            if token.is_word("RELATIONSHIPS", "RELS") and self.at(i - 1).is_word("IN"):
                bound.add(self.at(i - 2).text)
            elif token.is_word("RELATIONSHIPS", "RELS") and self.at(i - 1).is_word("UNWIND"):
                after = self.closing.get(i + 1, i)
                if self.at(after + 1).is_word("AS"):
                    bound.add(self.at(after + 2).text)
        return frozenset(bound)

    @cached_property
    def map_variables(self) -> frozenset[str]:
        """The variables that are known to be maps: rows of a parameter, or literal maps."""
        bound = set()
        for i, token in enumerate(self.tokens):
            if token.is_word("AS") and self.at(i + 1).is_name:
                before = i - 1
                while self.at(before).is_sign(")", "]"):
                    before -= 1
                from_parameter = self.at(before).sort is Sort.PARAMETER and self.at(before - 1).is_word("UNWIND")
                if from_parameter or self.at(before).is_sign("}"):
                    bound.add(self.at(i + 1).text)
            if token.is_word("IN") and self.at(i + 1).sort is Sort.PARAMETER and self.at(i - 1).is_name:
                bound.add(self.at(i - 1).text)
        return frozenset(bound)

    def keys(self, braces: range) -> Iterator[tuple[int, range]]:
        """The keys of a map between braces, each with the places of its value."""
        start, depth = braces.start, 0
        for i in braces:
            depth += 1 if self.at(i).is_sign(*_OPENING) else -1 if self.at(i).is_sign(*_OPENING.values()) else 0
            last = i + 1 == braces.stop
            if last or (depth == 0 and self.at(i).is_sign(",")):
                if self.at(start + 1).is_sign(":"):
                    yield start, range(start + 2, i + 1 if last else i)
                start = i + 1

    def _node(self, open_: int) -> Element | None:
        before = self.at(open_ - 1)
        called = before.is_name and not before.is_word(*_BEFORE_A_PATTERN)
        if not self.at(open_).is_sign("(") or called:
            return None
        return self._element(open_, is_node=True)

    def _relationship(self, open_: int) -> Element | None:
        if not self.at(open_).is_sign("[") or not self.at(open_ - 1).is_sign("-", "<-"):
            return None
        return self._element(open_, is_node=False)

    def _element(self, open_: int, *, is_node: bool) -> Element | None:
        close, here, name = self.closing[open_], open_ + 1, None
        if self.at(here).is_name and not self.at(here).is_word("WHERE"):
            name, here = self.at(here).text, here + 1
        first_label = here
        while here < close and not self.at(here).is_sign("{") and not self.at(here).is_word("WHERE"):
            here += 1
        if here > first_label and not self.at(first_label).is_sign(":", "*") and not self.at(first_label).is_word("IS"):
            return None
        labels, properties = range(first_label, here), range(0)
        if self.at(here).is_sign("{") and here in self.closing:
            properties, here = range(here + 1, self.closing[here]), self.closing[here] + 1
        if here != close and not self.at(here).is_word("WHERE"):
            return None
        return Element(is_node, open_, close, name, labels, properties)


def _closing(all_: list[Token]) -> dict[int, int]:
    closing, stack = {}, list[int]()
    for i, token in enumerate(all_):
        if token.is_sign(*_OPENING):
            stack.append(i)
        elif token.is_sign(*_OPENING.values()) and stack and _OPENING[all_[stack[-1]].text] == token.text:
            closing[stack.pop()] = i
    return dict(sorted(closing.items()))


def _clauses(all_: list[Token]) -> list[str]:
    """The clause in which each token stands, itself included where it begins one; a bracket ends what began in it."""
    clauses, current, stack = [], "", list[str]()
    for i, token in enumerate(all_):
        if token.is_sign(*_OPENING):
            stack.append(current)
        elif token.is_sign(*_OPENING.values()) and stack:
            current = stack.pop()
        elif token.is_word(*CLAUSES) and not _is_part_of_a_phrase(all_, i):
            current = token.text.upper()
        clauses.append(current)
    return clauses


def _is_part_of_a_phrase(all_: list[Token], i: int) -> bool:
    """`STARTS WITH`, `ON CREATE`, `AS match`, `.limit`, `:Match`, `{set: 1}` are no clauses."""
    before = all_[i - 1] if i else Token(Sort.SIGN, "", 0, 0)
    after = all_[i + 1] if i + 1 < len(all_) else before
    return before.is_word("STARTS", "ENDS", "ON", "AS") or before.is_sign(".", ":") or after.is_sign(":")
