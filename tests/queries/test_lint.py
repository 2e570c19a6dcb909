"""The lint: every rule finds its construct where it stands, and nothing in the rewrite, in comments or in strings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries import questions
from queries.statements.lint import lint, rules
from queries.statements.tokens import Sort, tokens

# For every rule: texts that break it, and texts like them that do not.
EXAMPLES: dict[str, tuple[list[str], list[str]]] = {
    "relationship-property-in-pattern": (
        [
            "MATCH (a)-[r:BACKS]->(b) MATCH (d:Document {uid: r.doc}) RETURN d.uid",
            "MATCH p = (a)-->(b) UNWIND relationships(p) AS r MATCH (d:Document {uid: r.doc}) RETURN d.uid",
        ],
        [
            "MATCH (a)-[r:BACKS]->(b) MATCH (d:Document) WHERE d.uid = r.doc RETURN d.uid",
            "UNWIND $rows AS r MATCH (d:Document {uid: r.doc}) RETURN d.uid",
        ],
    ),
    "all-properties": (
        ["MATCH (n) RETURN properties(n) AS p", "MATCH (n) RETURN KEYS (n) AS k"],
        ["MATCH (n) RETURN {uid: n.uid} AS p", "MATCH (n) RETURN n.keys AS k, n.properties AS p"],
    ),
    "map-projection": (
        ["MATCH (n) RETURN n {.*} AS n", "MATCH (n) RETURN n {name: 1, .uid} AS n"],
        ["MATCH (n) RETURN {name: n.name, uid: n.uid} AS n", "MATCH (n:Entity {uid: 'x'}) RETURN n.uid, n.name"],
    ),
    "shadowed-property": (
        [
            "MATCH (n) RETURN n.title",
            "MATCH (n:Entity {id: 'x'}) RETURN n.uid",
            "MATCH (a)-[r]->(b) RETURN r.type",
            "MATCH (a)-[r]->(b) RETURN startNode(r).id",
            "MATCH (n:Entity {uid: 'x'}) SET n += {end: 3}",
        ],
        [
            "MATCH (a)-[r]->(b) RETURN type(r) AS type, a.kind AS kind",
            "UNWIND $rows AS row RETURN row.id, row.title",
            "WITH {title: 'x'} AS m RETURN m.title",
            "MATCH (n) RETURN {id: n.uid, title: n.headline} AS node",
            "MATCH (c:Claim) RETURN c.end_offset",
        ],
    ),
    "several-labels-written": (
        ["CREATE (:Person:Entity)", "MERGE (n:Entity:Person {uid: 'x'})"],
        ["MERGE (n:Entity {uid: 'x'}) SET n:Person", "MATCH (n:Entity:Person) RETURN n.uid"],
    ),
    "keys-in-written-pattern": (
        ["CREATE (n:Entity {uid: 'x', name: 'y'})", "MERGE (n:Entity {name: 'y'})"],
        ["MERGE (n:Entity {uid: 'x'}) SET n.name = 'y'", "MATCH (n:Entity {name: 'y'}) RETURN n.uid"],
    ),
    "kind-label-lookup": (
        ["MATCH (p:Person {uid: $uid}) RETURN p.name"],
        ["MATCH (p:Entity:Person {uid: $uid}) RETURN p.name", "MATCH (p:Person) RETURN p.name"],
    ),
    "uid-in-list": (
        ["MATCH (n:Entity) WHERE n.uid IN $uids RETURN n.name", "MATCH (n) WHERE n.uid in ['a', 'b'] RETURN n.name"],
        [
            "UNWIND $uids AS uid MATCH (n:Entity {uid: uid}) RETURN n.name",
            "MATCH (n:Entity) WHERE any(uid IN $uids WHERE uid = n.uid) RETURN n.name",
        ],
    ),
    "label-expression": (
        [
            "MATCH (n:Person|Place) RETURN n.name",
            "MATCH (n:!Person) RETURN n.name",
            "MATCH (n:Entity&Person) RETURN n.name",
            "MATCH (a)-[:!IN]->(b) RETURN a.uid",
            "MATCH (n) WHERE n:Person|Place RETURN n.name",
        ],
        [
            "MATCH (n) WHERE n:Person OR n:Place RETURN n.name",
            "MATCH (n) WHERE NOT n:Person RETURN n.name",
            "MATCH (n:Entity:Person)-[:BACKS|OWNS*1..2]->(m) RETURN m.name",
            "MATCH (n) RETURN [x IN n.aliases | toUpper(x)] AS names",
        ],
    ),
    "where-in-pattern": (
        ["MATCH (n:Entity WHERE n.claims > 2) RETURN n", "MATCH ()-[r:BACKS WHERE r.claims > 1]->(b) RETURN b.uid"],
        ["MATCH (n:Entity) WHERE n.claims > 2 RETURN n.name", "MATCH (n) RETURN [x IN n.a WHERE x > 2] AS some"],
    ),
    "collect-subquery": (
        ["MATCH (n) RETURN COLLECT { MATCH (n)--(m) RETURN m.name } AS names"],
        ["MATCH (n)--(m) RETURN n.uid, collect({name: m.name}) AS names"],
    ),
    "quantified-path": (
        [
            "MATCH ((a)-[:BACKS]->(b)){1,3} RETURN a.uid",
            "MATCH (a)-[:BACKS]->+(b) RETURN a.uid",
            "MATCH (a)-[:BACKS]-{1,2}(b) RETURN a.uid",
            "MATCH (a)-->*(b) RETURN a.uid",
        ],
        ["MATCH (a)-[:BACKS*1..3]->(b) RETURN a.uid", "MATCH (a) WHERE (a.x - 1) * (a.y + 2) > 0 RETURN -(a.x) + 1"],
    ),
    "path-selector": (
        [
            "MATCH p = SHORTEST 1 (a)-[:BACKS]-+(b) RETURN length(p)",
            "MATCH p = ANY SHORTEST (a)-[:BACKS]-+(b) RETURN length(p)",
            "MATCH p = ALL SHORTEST (a)-[:BACKS]-+(b) RETURN length(p)",
        ],
        ["MATCH p = shortestPath((a)-[:BACKS*]-(b)) RETURN length(p)", "MATCH (a) RETURN a.shortest AS shortest"],
    ),
    "dynamic-label": (
        ["MATCH (n:$($label)) RETURN n.uid", "MATCH (n) SET n:$(n.kind)"],
        ["MATCH (n:Person) RETURN n.uid", "RETURN ($label) AS label"],
    ),
    "shortest-path-after-comma": (
        [
            "MATCH (a:Entity), (b:Entity), p = shortestPath((a)-[*1..3]-(b)) RETURN length(p)",
            "MATCH (a:Entity), shortestPath((a)-[*1..3]-(b)) RETURN a.uid",
        ],
        ["MATCH (a:Entity), (b:Entity) MATCH p = allShortestPaths((a)-[:BACKS*1..3]-(b)) RETURN length(p)"],
    ),
    "where-on-shortest-path": (
        ["MATCH p = shortestPath((a)-[*1..3]-(b)) WHERE all(r IN relationships(p) WHERE r.denied = 0) RETURN p"],
        ["MATCH p = shortestPath((a)-[:BACKS*1..3]-(b)) WITH p WHERE length(p) > 1 RETURN length(p)"],
    ),
    "write-in-call": (
        [
            "UNWIND $x AS x CALL { WITH x MERGE (n:Entity {uid: x}) } RETURN 1",
            "MATCH (n) CALL (n) { SET n.seen = true } RETURN n.uid",
        ],
        [
            "MATCH (a) CALL { WITH a MATCH (a)-->(b) RETURN b.uid AS uid LIMIT 1 } RETURN uid",
            "MATCH (a) CALL { WITH a RETURN a.set AS created } RETURN created AS merge",
        ],
    ),
    "block-comment": (
        ["MATCH (n) /* all of them */ RETURN n.uid"],
        ["MATCH (n) // all of them /* really */\nRETURN n.uid", "RETURN '/* no */' AS text"],
    ),
    "timestamp": (["RETURN timestamp() AS now"], ["RETURN datetime() AS now", "MATCH (n) RETURN n.timestamp AS t"]),
    "percentile": (
        ["MATCH (n) RETURN percentileCont(n.claims, 0.5) AS median"],
        ["MATCH (n) RETURN avg(n.claims) AS mean"],
    ),
    "undirected-merge": (
        ["MATCH (a) MATCH (b) MERGE (a)-[:MET_WITH]-(b)"],
        ["MATCH (a) MATCH (b) MERGE (a)-[:MET_WITH]->(b)", "MATCH (a)-[:MET_WITH]-(b) MERGE (a)<-[:BACKS]-(b)"],
    ),
    "fulltext-operators": (
        ["CALL db.index.fulltext.queryNodes('names', 'kadh* OR iraq') YIELD node RETURN node.uid"],
        ["CALL db.index.fulltext.queryNodes('names', 'kadhimi iraq') YIELD node RETURN node.uid"],
    ),
    "fulltext-labels": (
        ["CREATE FULLTEXT INDEX names FOR (n:Person|Place) ON EACH [n.name]"],
        ["CREATE FULLTEXT INDEX names FOR (n:Entity) ON EACH [n.name]"],
    ),
    "null-in-merge": (
        ["MERGE (n:Entity {uid: null})"],
        ["MERGE (n:Entity {uid: $uid})", "MATCH (n:Entity {uid: $uid}) WHERE n.name IS NULL RETURN n.uid"],
    ),
    "map-as-property": (
        ["MATCH (n) SET n.place = {lat: 1, lon: 2}", "MATCH (n) SET n.names = ['a', 1]"],
        ["MATCH (n) SET n.lat = 1, n.names = ['a', 'b']", "MATCH (n) SET n += {lat: 1}"],
    ),
}


def _names(cypher: str) -> set[str]:
    return {finding.rule.name for finding in lint(cypher)}


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, (bad, _) in EXAMPLES.items() for text in bad])
def test_a_rule_finds_its_construct(name: str, text: str) -> None:
    assert name in _names(text)


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, (_, good) in EXAMPLES.items() for text in good])
def test_a_rule_lets_its_rewrite_pass(name: str, text: str) -> None:
    assert _names(text) == set()


def test_every_rule_has_an_example() -> None:
    assert set(EXAMPLES) == {rule.name for rule in rules()}


@pytest.mark.parametrize("text", [text for bad, _ in EXAMPLES.values() for text in bad])
def test_nothing_is_found_in_a_string_or_a_comment(text: str) -> None:
    inside = text.replace("'", "")
    assert lint(f"MATCH (n:Entity) // {inside}\nWHERE n.name = '{inside}' AND n.kind = \"{inside}\" RETURN n.uid") == []


@pytest.mark.parametrize("name", questions())
def test_every_question_file_is_portable(name: str) -> None:
    assert [str(finding) for finding in lint(questions()[name].rendered({}))] == []


def test_a_finding_names_the_place_the_reason_and_the_way_out() -> None:
    (finding,) = lint("MATCH (n:Entity)\n  // a comment\nRETURN n.uid,\n       n.title AS title")
    assert (finding.line, finding.column) == (4, 10)
    assert str(finding) == (
        "4:10: a property named id, type, title or end: the embedded engine answers it differently; "
        "write uid, kind, headline, end_offset, or type(r) for the type of a relationship"
    )


def test_strings_with_escapes_and_quoted_names_are_read_whole() -> None:
    found = [(token.sort, token.text) for token in tokens(r"RETURN 'it\'s /* x' AS `a.title`, $`odd name`, 1.5e3")]
    assert found == [
        (Sort.WORD, "RETURN"),
        (Sort.STRING, r"it\'s /* x"),
        (Sort.WORD, "AS"),
        (Sort.QUOTED, "a.title"),
        (Sort.SIGN, ","),
        (Sort.PARAMETER, "$`odd name`"),
        (Sort.SIGN, ","),
        (Sort.NUMBER, "1.5e3"),
    ]


@given(st.lists(st.sampled_from([*"(){}[]-<>|&!+*'\"`/$:.,= \n1n", "MATCH ", "CALL ", "WHERE ", "uid"])).map("".join))
def test_any_text_at_all_is_read_without_an_error(text: str) -> None:
    assert all(finding.line >= 1 and finding.column >= 1 for finding in lint(text))
