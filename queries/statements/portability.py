"""The constructs that are not right on both engines, each with how it looks in the text.

Measured with Neo4j 5.26 and kglite 0.21; a rule goes when the engine learns the construct.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from queries.statements.reading import Element, Reading
from queries.statements.tokens import Sort


class Effect(StrEnum):
    """What a construct does on the embedded engine."""

    WRONG = "answers it differently"
    REFUSED = "refuses it"
    SLOW = "scans every node for it"


@dataclass(frozen=True, slots=True)
class Rule:
    """A construct to avoid: what it does on the embedded engine, what it is, and what to write instead."""

    name: str
    effect: Effect
    reason: str
    rewrite: str


Check: TypeAlias = Callable[[Reading], Iterator[int]]

CHECKS: list[tuple[Rule, Check]] = []
"""Every rule with the function that gives the places (of tokens) where a text breaks it."""

BLOCK_COMMENT = Rule(
    "block-comment", Effect.REFUSED, "a comment between /* and */", "// at the beginning of every line"
)

_SHADOWED = ("id", "type", "title", "end")
_SHORTEST = ("SHORTESTPATH", "ALLSHORTESTPATHS")
_WRITES = ("CREATE", "MERGE", "SET", "REMOVE", "DELETE")


def _rule(name: str, effect: Effect, reason: str, rewrite: str) -> Callable[[Check], Check]:
    def keep(check: Check) -> Check:
        CHECKS.append((Rule(name, effect, reason, rewrite), check))
        return check

    return keep


def _nodes(reading: Reading, *clauses: str) -> Iterator[Element]:
    return (e for e in reading.elements if e.is_node and reading.clauses[e.open] in clauses)


def _labels(reading: Reading, element: Element) -> list[str]:
    return [reading.at(i).text for i in element.labels if reading.at(i).is_name]


def _calls(reading: Reading, *functions: str) -> Iterator[int]:
    for i, token in enumerate(reading.tokens):
        if token.is_word(*functions) and reading.at(i + 1).is_sign("(") and not reading.at(i - 1).is_sign("."):
            yield i


@_rule(
    "relationship-property-in-pattern",
    Effect.WRONG,
    "a node pattern compares with a property of a relationship",
    "MATCH (d:Document) WHERE d.uid = r.doc",
)
def _relationship_property(reading: Reading) -> Iterator[int]:
    for element in reading.elements:
        for _, value in reading.keys(element.properties) if element.is_node else ():
            for i in value:
                if reading.at(i).text in reading.relationship_variables and reading.at(i + 1).is_sign("."):
                    yield i


@_rule(
    "all-properties",
    Effect.WRONG,
    "properties() and keys() show keys of the engine's own",
    "the properties by name, {name: x.name}",
)
def _all_properties(reading: Reading) -> Iterator[int]:
    return _calls(reading, "PROPERTIES", "KEYS")


@_rule("map-projection", Effect.WRONG, "a map projection", "an explicit map, {name: x.name}")
def _map_projection(reading: Reading) -> Iterator[int]:
    for i, token in enumerate(reading.tokens):
        if token.is_sign(".") and reading.at(i - 1).is_sign("{", ","):
            yield i


@_rule(
    "shadowed-property",
    Effect.WRONG,
    "a property named id, type, title or end",
    "uid, kind, headline, end_offset, or type(r) for the type of a relationship",
)
def _shadowed_property(reading: Reading) -> Iterator[int]:
    for i, token in enumerate(reading.tokens):
        owner = reading.at(i - 2)
        of_thing = (owner.is_name and owner.text not in reading.map_variables) or owner.is_sign(")", "]")
        is_access = reading.at(i - 1).is_sign(".") and not reading.at(i + 1).is_sign("(")
        if token.is_name and token.text in _SHADOWED and is_access and of_thing:
            yield i
        if token.is_sign("+=", "=") and reading.at(i + 1).is_sign("{") and reading.clauses[i] == "SET":
            braces = range(i + 2, reading.closing.get(i + 1, i + 2))
            yield from (key for key, _ in reading.keys(braces) if reading.at(key).text in _SHADOWED)
    for element in reading.elements:
        yield from (key for key, _ in reading.keys(element.properties) if reading.at(key).text in _SHADOWED)


@_rule(
    "several-labels-written",
    Effect.WRONG,
    "a node is written with several labels at once, so that the first carries the constraint",
    "MERGE (n:Entity {uid: $uid}) SET n:Person",
)
def _several_labels(reading: Reading) -> Iterator[int]:
    return (e.open for e in _nodes(reading, "CREATE", "MERGE") if len(_labels(reading, e)) > 1)


@_rule(
    "keys-in-written-pattern",
    Effect.SLOW,
    "a key other than uid is first seen inside a pattern, and is not indexed",
    "MERGE (n:Entity {uid: $uid}) SET n += $properties",
)
def _written_keys(reading: Reading) -> Iterator[int]:
    for element in _nodes(reading, "CREATE", "MERGE"):
        yield from (key for key, _ in reading.keys(element.properties) if reading.at(key).text != "uid")


@_rule(
    "kind-label-lookup",
    Effect.SLOW,
    "a lookup by uid under a kind's label alone",
    "MATCH (p:Entity:Person {uid: $uid})",
)
def _kind_label(reading: Reading) -> Iterator[int]:
    for element in _nodes(reading, "MATCH"):
        labels = _labels(reading, element)
        keys = [reading.at(key).text for key, _ in reading.keys(element.properties)]
        if "uid" in keys and labels and labels[0] in ("Person", "Organization", "Place"):
            yield element.open


@_rule(
    "uid-in-list",
    Effect.SLOW,
    "uid IN a list",
    "UNWIND $uids AS uid MATCH (n:Entity {uid: uid}), or any(uid IN $uids WHERE uid = n.uid) as a filter",
)
def _uid_in_list(reading: Reading) -> Iterator[int]:
    for i, token in enumerate(reading.tokens):
        if token.is_word("IN") and reading.at(i - 1).text == "uid" and reading.at(i - 2).is_sign("."):
            yield i - 1


@_rule(
    "label-expression",
    Effect.REFUSED,
    "a label expression with |, &, ! or %",
    "WHERE n:A OR n:B, WHERE NOT n:A, or (n:A:B)",
)
def _label_expression(reading: Reading) -> Iterator[int]:
    for element in reading.elements:
        signs = ("|", "&", "!", "%") if element.is_node else ("&", "!", "%")
        yield from (i for i in element.labels if reading.at(i).is_sign(*signs))
    for i, token in enumerate(reading.tokens):
        label_before = reading.at(i - 1).is_name and reading.at(i - 2).is_sign(":") and reading.at(i - 3).is_name
        if token.is_sign("|", "&") and label_before and reading.clauses[i] == "WHERE":
            yield i


@_rule("where-in-pattern", Effect.REFUSED, "a WHERE inside a pattern", "a WHERE clause after the pattern")
def _inline_where(reading: Reading) -> Iterator[int]:
    for element in reading.elements:
        after = element.properties.stop + 1 if element.properties else element.labels.stop
        if reading.at(after).is_word("WHERE") and after < element.close:
            yield after


@_rule("collect-subquery", Effect.REFUSED, "COLLECT { … }", "OPTIONAL MATCH and collect(…)")
def _collect_subquery(reading: Reading) -> Iterator[int]:
    for i, token in enumerate(reading.tokens):
        if token.is_word("COLLECT") and reading.at(i + 1).is_sign("{"):
            yield i


@_rule("quantified-path", Effect.REFUSED, "a quantified path", "a variable-length pattern, -[:TYPE*1..2]->")
def _quantified_path(reading: Reading) -> Iterator[int]:
    for i, token in enumerate(reading.tokens):
        before = reading.at(i - 1)
        group = before.is_sign(")") and reading.at(reading.opening.get(i - 1, -2) + 1).is_sign("(")
        in_pattern = reading.clauses[i] == "MATCH"
        arrow = before.is_sign("->", "-", "-->", "<--", "--") and reading.at(i - 2).is_sign("]", ")")
        if token.is_sign("{", "+", "*") and in_pattern and (group or arrow):
            yield i


@_rule(
    "path-selector",
    Effect.REFUSED,
    "SHORTEST, ANY or ALL SHORTEST before a pattern",
    "shortestPath(…) or allShortestPaths(…) in a MATCH of its own",
)
def _path_selector(reading: Reading) -> Iterator[int]:
    for i, token in enumerate(reading.tokens):
        after, before = reading.at(i + 1), reading.at(i - 1)
        counted = after.sort in (Sort.NUMBER, Sort.PARAMETER) or before.is_word("ANY", "ALL")
        if token.is_word("SHORTEST") and reading.clauses[i] == "MATCH" and counted:
            yield i


@_rule("dynamic-label", Effect.REFUSED, "a label or type computed at run time", "the label itself, from a fixed list")
def _dynamic_label(reading: Reading) -> Iterator[int]:
    for i, token in enumerate(reading.tokens):
        if token.is_sign("$") and reading.at(i + 1).is_sign("("):
            yield i


@_rule(
    "shortest-path-after-comma",
    Effect.REFUSED,
    "shortestPath after a comma",
    "a MATCH of its own for shortestPath",
)
def _shortest_after_comma(reading: Reading) -> Iterator[int]:
    for i in _calls(reading, *_SHORTEST):
        named = reading.at(i - 1).is_sign("=") and reading.at(i - 2).is_name
        if reading.clauses[i] == "MATCH" and reading.at(i - 3 if named else i - 1).is_sign(","):
            yield i


@_rule(
    "where-on-shortest-path",
    Effect.WRONG,
    "a WHERE directly after shortestPath, which Neo4j applies while it searches, kglite only afterwards",
    "the types in the pattern, -[:A|B*1..4]-, or WITH p WHERE … to filter afterwards on both",
)
def _where_on_shortest(reading: Reading) -> Iterator[int]:
    for i in _calls(reading, *_SHORTEST):
        close = reading.closing.get(i + 1, -2)
        if reading.clauses[i] == "MATCH" and reading.at(close + 1).is_word("WHERE"):
            yield close + 1


@_rule("write-in-call", Effect.REFUSED, "a write inside CALL { … }", "UNWIND … and the write after it")
def _write_in_call(reading: Reading) -> Iterator[int]:
    for open_, close in reading.closing.items():
        before = open_ - 1
        if reading.at(before).is_sign(")"):
            before = reading.opening.get(before, 0) - 1
        if reading.at(open_).is_sign("{") and reading.at(before).is_word("CALL"):
            inside = range(open_ + 1, close)
            yield from (i for i in inside if reading.at(i).is_word(*_WRITES) and reading.clauses[i] in _WRITES)


@_rule("timestamp", Effect.REFUSED, "timestamp()", "datetime()")
def _timestamp(reading: Reading) -> Iterator[int]:
    return _calls(reading, "TIMESTAMP")


@_rule("percentile", Effect.REFUSED, "percentileCont() and percentileDisc()", "collect(…) and the percentile in Python")
def _percentile(reading: Reading) -> Iterator[int]:
    return _calls(reading, "PERCENTILECONT", "PERCENTILEDISC")


@_rule("undirected-merge", Effect.REFUSED, "MERGE of an undirected relationship", "MERGE (a)-[:TYPE]->(b)")
def _undirected_merge(reading: Reading) -> Iterator[int]:
    for element in reading.elements:
        directed = reading.at(element.open - 1).is_sign("<-") or reading.at(element.close + 1).is_sign("->")
        if not element.is_node and reading.clauses[element.open] == "MERGE" and not directed:
            yield element.open


@_rule(
    "fulltext-operators",
    Effect.REFUSED,
    "operators of Lucene in a full-text search",
    "plain words",
)
def _lucene(reading: Reading) -> Iterator[int]:
    for i, token in enumerate(reading.tokens):
        if token.is_word("QUERYNODES", "QUERYRELATIONSHIPS") and reading.at(i + 1).is_sign("("):
            for j in range(i + 2, reading.closing.get(i + 1, i + 2)):
                words = reading.at(j).text.split()
                operators = {"AND", "OR", "NOT"} & set(words) or set('~*?"+():^[]{}!') & set(reading.at(j).text)
                if reading.at(j).sort is Sort.STRING and operators:
                    yield j


@_rule(
    "fulltext-labels",
    Effect.REFUSED,
    "a full-text index over several labels",
    "one index for each label",
)
def _fulltext_labels(reading: Reading) -> Iterator[int]:
    for i, token in enumerate(reading.tokens):
        if token.is_word("FULLTEXT") and reading.at(i - 1).is_word("CREATE"):
            for j in range(i, len(reading.tokens)):
                if reading.at(j).is_sign("|"):
                    yield j


@_rule("null-in-merge", Effect.REFUSED, "null in the key of a MERGE", "the value, checked before")
def _null_in_merge(reading: Reading) -> Iterator[int]:
    for element in _nodes(reading, "MERGE"):
        for _, value in reading.keys(element.properties):
            yield from (i for i in value if reading.at(i).is_word("NULL"))


@_rule(
    "map-as-property",
    Effect.REFUSED,
    "a map or a mixed list as the value of a property",
    "one property for each value, and lists of one type",
)
def _map_as_property(reading: Reading) -> Iterator[int]:
    for i, token in enumerate(reading.tokens):
        sets = token.is_sign("=") and reading.clauses[i] == "SET" and reading.at(i - 2).is_sign(".")
        if sets and (reading.at(i + 1).is_sign("{") or _is_mixed_list(reading, i + 1)):
            yield i + 1


def _is_mixed_list(reading: Reading, open_: int) -> bool:
    if not reading.at(open_).is_sign("["):
        return False
    inside = [reading.at(i) for i in range(open_ + 1, reading.closing.get(open_, open_))]
    sorts = {"boolean" if token.is_word("TRUE", "FALSE") else token.sort for token in inside if not token.is_sign(",")}
    return len(sorts & {Sort.STRING, Sort.NUMBER, "boolean"}) > 1
