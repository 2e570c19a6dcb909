"""A stranger's Cypher on both engines: attacks that were really tried change nothing and read nothing, and honest
statements are answered."""

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.store import Engine, Limits, QueryTimeoutError, Store
from graph.store.plan import foreign_operators
from queries.errors import RefusedCypherError
from queries.statements.ad_hoc import run_cypher
from queries.statements.guard import CHARACTERS_AT_MOST, check_parameters, check_statement
from tests.queries import world
from tests.queries.state import state

SECRET = "the secret of the file"

WRITES = {
    "create": "CREATE (:Intruder)",
    "create behind a match": "MATCH (n:Entity) CREATE (:Intruder {uid: n.uid})",
    "merge": "MERGE (:Intruder {uid: 'x'})",
    "merge behind a match": "MATCH (n:Entity) MERGE (:Intruder {uid: 'x'}) RETURN n.uid",
    "set": "MATCH (n:Entity) SET n.name = 'taken over'",
    "set a label": "MATCH (n:Entity) SET n:Intruder",
    "remove": "MATCH (n:Entity) REMOVE n.name",
    "delete": "MATCH (n:Entity) DETACH DELETE n",
    "delete a relationship": "MATCH (:Entity)-[r]->() DELETE r RETURN count(r) AS gone",
    "foreach": "FOREACH (x IN [1, 2] | CREATE (:Intruder))",
    "foreach behind a match": "MATCH (n:Entity) FOREACH (x IN [1] | SET n.name = 'taken over')",
    "in a subquery": "MATCH (n:Entity) CALL { WITH n SET n.name = 'taken over' } RETURN n.uid",
    "in a subquery in transactions": "MATCH (n:Entity) CALL { WITH n DETACH DELETE n } IN TRANSACTIONS OF 1 ROW",
    "in one branch of a union": "RETURN 1 AS x UNION CREATE (n:Intruder) RETURN 2 AS x",
    "lower case, over lines": "match (n:Entity)\n// nothing to see\nset\nn.name = 'taken over'",
    "behind a block comment": "MATCH (n:Entity) /* RETURN n */ SET n.name = 'taken over'",
    "an index": "CREATE INDEX intruder FOR (n:Entity) ON (n.name)",
    "a constraint": "CREATE CONSTRAINT intruder FOR (n:Entity) REQUIRE n.name IS UNIQUE",
    "drop a constraint": "DROP CONSTRAINT entity_uid",
    "a procedure that writes": "CALL db.createLabel('Intruder')",
    "a user": "CREATE USER intruder SET PASSWORD 'long enough'",
    "a password": "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'long enough'",
    "a database": "DROP DATABASE neo4j",
}
SEVERAL = {
    "two": "MATCH (n) RETURN n.uid AS uid; MATCH (n) DETACH DELETE n",
    "two, the first empty": "; MATCH (n) DETACH DELETE n",
    "two, over lines": "RETURN 1 AS x;\n// more\nCREATE (:Intruder);",
}
READS_MORE = {
    "users": "SHOW USERS",
    "settings": "SHOW SETTINGS",
    "procedures": "SHOW PROCEDURES YIELD name RETURN name",
    "databases": "SHOW DATABASES",
    "another database": "USE system MATCH (n) RETURN n",
    "end what others run": "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
    "configuration": "CALL dbms.listConfig() YIELD name, value RETURN name, value",
    "configuration, alone": "CALL dbms.listConfig",
    "end a connection": "CALL dbms.killConnection('bolt-1')",
    "procedure in backticks": "CALL `dbms`.`listConfig`() YIELD name RETURN name",
    "procedure behind a comment": "CALL /* { */ dbms.listConfig() YIELD name RETURN name",
    "procedure in a subquery": "CALL { CALL dbms.listConfig() YIELD name RETURN name } RETURN name",
    # These four are in no plan that Neo4j shows.
    "procedure in a list": "RETURN [x IN [1] | COLLECT { CALL dbms.listConfig() YIELD name RETURN name }] AS x",
    "procedure in a predicate": "RETURN any(x IN [1] WHERE EXISTS { CALL db.labels() YIELD label RETURN label }) AS x",
    "procedure in a case": "RETURN CASE WHEN true THEN COUNT { CALL db.labels() YIELD label RETURN label } END AS x",
    "optional procedure": "RETURN [x IN [1] | COLLECT { OPTIONAL CALL db.labels() YIELD label RETURN label }] AS x",
    "procedure behind a strange space": "RETURN [x IN [1] | COLLECT { CALL\u180edb.labels() YIELD label RETURN 1 }]",
    "a procedure of the embedded engine": "CALL pagerank() YIELD node, score RETURN score",
    "a function that runs Cypher": "RETURN apoc.cypher.runFirstColumnSingle('CREATE (:Intruder)', {}) AS x",
    "a function in backticks": "RETURN `apoc.cypher.runFirstColumnSingle`('CREATE (:Intruder)', {}) AS x",
    "its plan": "EXPLAIN MATCH (n) RETURN n",
    "its profile": "PROFILE MATCH (n) RETURN n",
    "another runtime": "CYPHER runtime=parallel MATCH (n) RETURN n.uid AS uid",
    "every version": "FOR VALID_TIME ALL MATCH (n:Entity) RETURN n.uid AS uid",
}
HIDDEN = {
    "an escape for a letter": "MATCH (n) \\u0053ET n.name = 'x'",
    "an escape for a quote": "RETURN 'a\\u0027 AS x CREATE (:Intruder) //'",
    "a line that ends on one engine only": "// nothing\rCREATE (:Intruder)\nRETURN 1 AS x",
    "a paragraph separator": "RETURN 1 AS x //\u2029CREATE (:Intruder)",
    "half a surrogate pair": "RETURN '\ud800' AS x",
    "a null character": "RETURN 1\x00 AS x",
    "nothing": "",
    "only a comment": "// MATCH (n) RETURN n",
    "only a block comment": "/* MATCH (n) RETURN n */",
    "brackets without end": "RETURN " + "(" * 4000 + "1" + ")" * 4000 + " AS x",
    "a text without end": "RETURN '" + "a" * CHARACTERS_AT_MOST + "' AS x",
}


def _loads(url: str) -> dict[str, str]:
    load = f"LOAD CSV FROM '{url}' AS line"
    return {
        "first": f"{load} RETURN line",
        "with headers": f"LOAD CSV WITH HEADERS FROM '{url}' AS line RETURN line",
        "lower case, over lines": f"load // nothing\n csv from '{url}' as line return line",
        "in backticks": f"`LOAD` CSV FROM '{url}' AS line RETURN line",
        "behind a block comment": f"LOAD /* */ CSV FROM '{url}' AS line RETURN line",
        "behind a match": f"MATCH (n:Entity) WITH n LIMIT 1 {load} RETURN line",
        "in a union": f"RETURN ['x'] AS line UNION {load} RETURN line",
        "in a subquery": f"CALL {{ {load} RETURN line }} RETURN line",
        "in a list": f"RETURN [x IN [1] | COLLECT {{ {load} RETURN line }}] AS line",
        "with a carriage return": f"// nothing\rLOAD CSV FROM '{url}' AS line\nRETURN line",
        "with an escape": f"RETURN 1 AS x UNION \\u004cOAD CSV FROM '{url}' AS x RETURN x",
        "behind a plan": f"EXPLAIN {load} RETURN line",
    }


@pytest.mark.parametrize("attacks", [WRITES, SEVERAL, READS_MORE, HIDDEN], ids=["write", "several", "more", "hidden"])
def test_no_attack_is_answered_or_changes_anything(world_store: Store, attacks: dict[str, str]) -> None:
    before = state(world_store)
    for name, attack in attacks.items():
        with pytest.raises(RefusedCypherError) as refused:
            run_cypher(world_store, attack)
            pytest.fail(name)
        assert "\n" not in str(refused.value), name
    assert state(world_store) == before


@pytest.mark.parametrize("attack", [*WRITES.values()])
def test_the_stores_themselves_refuse_what_writes(world_store: Store, attack: str) -> None:
    """Should the look at the text miss something, the store still stands behind it."""
    before = state(world_store)
    with pytest.raises(Exception, match=r".") as refused:
        world_store.read_ad_hoc(attack, {}, Limits(seconds=5))
    assert type(refused.value).__name__ in ("RefusedStatementError", "QueryError")
    assert state(world_store) == before


def test_no_file_is_read(world_store: Store, tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text(f"{SECRET}\n", encoding="utf-8")
    for url in (secret.as_uri(), str(secret)):
        for name, attack in _loads(url).items():
            with pytest.raises(RefusedCypherError) as refused:
                run_cypher(world_store, attack)
                pytest.fail(name)
            assert SECRET not in str(refused.value)


def test_the_process_of_the_embedded_engine_cannot_open_a_file(embedded_world: Store, tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text(f"{SECRET}\n", encoding="utf-8")
    load = f"LOAD CSV FROM '{secret}' AS line RETURN line"
    assert embedded_world.read(load) == [{"line": [SECRET]}]  # what an unguarded read would give away
    with pytest.raises(Exception, match="cannot open"):
        embedded_world.read_ad_hoc(load, {}, Limits())


class _Listener(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.server.heard.append(self.path)  # type: ignore[attr-defined]
        self.send_response(200)
        self.end_headers()
        self.wfile.write(SECRET.encode())

    def log_message(self, *_words: object) -> None:
        return


@pytest.fixture
def listener() -> Iterator[http.server.HTTPServer]:
    """A web server that remembers who called."""
    server = http.server.HTTPServer(("127.0.0.1", 0), _Listener)
    server.heard = []  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def test_no_address_is_called(world_store: Store, listener: http.server.HTTPServer) -> None:
    url = f"http://127.0.0.1:{listener.server_port}/lines.csv"
    for attack in _loads(url).values():
        with pytest.raises(RefusedCypherError):
            run_cypher(world_store, attack)
    with pytest.raises(Exception, match=r"."):
        world_store.read_ad_hoc(f"LOAD CSV FROM '{url}' AS line RETURN line", {}, Limits())
    assert listener.heard == []  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "statement",
    [
        "UNWIND range(1, 100000000000) AS x RETURN count(x) AS n",
        "UNWIND range(1, 1000000) AS x UNWIND range(1, 1000000) AS y RETURN count(*) AS n",
        "MATCH (a), (b), (c), (d), (e) WHERE a.uid + b.uid + c.uid + d.uid + e.uid = 'x' RETURN count(*) AS n",
        "MATCH p = (a)-[*1..40]-(b) RETURN count(p) AS n",
    ],
)
def test_what_would_run_for_hours_is_stopped_and_the_store_answers_on(world_store: Store, statement: str) -> None:
    with pytest.raises((QueryTimeoutError, RefusedCypherError)):
        run_cypher(world_store, statement, limits=Limits(seconds=1))
    assert run_cypher(world_store, "MATCH (n:Entity) RETURN count(n) AS n").rows == [{"n": len(world.NAMES)}]


def test_what_would_fill_the_memory_is_stopped_and_the_store_answers_on(world_store: Store) -> None:
    with pytest.raises((QueryTimeoutError, RefusedCypherError)):
        run_cypher(
            world_store, "RETURN size(reduce(s = 'a', x IN range(1, 45) | s + s)) AS n", limits=Limits(seconds=5)
        )
    assert run_cypher(world_store, "MATCH (n:Entity) RETURN count(n) AS n").rows == [{"n": len(world.NAMES)}]


HONEST = {
    "a lookup with a parameter": (
        "MATCH (n:Entity) WHERE n.name = $name RETURN n.uid AS uid, n.kind AS kind",
        [{"uid": world.entity("mira"), "kind": "Person"}],
    ),
    "the shortest path": (
        "MATCH (a:Entity {name: $name}) MATCH (b:Entity {name: 'Tide League'}) "
        "MATCH p = shortestPath((a)-[:LEADS|BACKS*1..4]-(b)) RETURN [n IN nodes(p) | n.name] AS names, length(p) AS n",
        [{"names": ["Mira Solen", "Harbour Council", "Tide League"], "n": 2}],
    ),
    "an aggregation": (
        "MATCH (n:Entity) RETURN n.kind AS kind, count(n) AS n ORDER BY kind",
        [{"kind": "Organization", "n": 4}, {"kind": "Person", "n": 4}, {"kind": "Place", "n": 1}],
    ),
    "an optional match": (
        "MATCH (n:Entity:Person) OPTIONAL MATCH (n)-[:LEADS]->(o:Entity) RETURN n.name AS name, o.name AS leads "
        "ORDER BY name",
        [
            {"name": "Dana Kerr", "leads": "Northern Bank"},
            {"name": "Ilse Brandt", "leads": None},
            {"name": "Mira Solen", "leads": "Harbour Council"},
            {"name": "Oren Vash", "leads": None},
        ],
    ),
    "an unwound list": ("UNWIND [3, 1, 2] AS x WITH x ORDER BY x RETURN collect(x) AS xs", [{"xs": [1, 2, 3]}]),
    "a union": ("RETURN 1 AS x UNION ALL RETURN 2 AS x", [{"x": 1}, {"x": 2}]),
    "a subquery": (
        "MATCH (n:Entity {name: $name}) CALL { WITH n MATCH (n)-[:LEADS]->(o) RETURN o.name AS leads } RETURN leads",
        [{"leads": "Harbour Council"}],
    ),
    "words of a clause as text": (
        "RETURN 'SET; CREATE (x) CALL db.labels()' AS text",
        [{"text": "SET; CREATE (x) CALL db.labels()"}],
    ),
    "a comment and a last semicolon": ("MATCH (n:Entity) // CALL db.labels()\nRETURN count(n) AS n;", [{"n": 9}]),
    "dates": ("RETURN date('2020-07-01') AS day, date.truncate('month', date('2020-07-09')) AS month", None),
    "numbers that JSON does not have": (
        "RETURN 1e308 * 10 AS x, -1e308 * 10 AS y",
        [{"x": "Infinity", "y": "-Infinity"}],
    ),
    "no rows": ("MATCH (n:Entity {name: 'nobody'}) RETURN n.uid AS uid", []),
}


@pytest.mark.parametrize("name", HONEST)
def test_an_honest_statement_is_answered(world_store: Store, name: str) -> None:
    statement, rows = HONEST[name]
    found = run_cypher(world_store, statement, {"name": "Mira Solen"} if "$name" in statement else {})
    assert found.complete
    if rows is not None:
        assert found.rows == rows


def test_nodes_relationships_paths_and_dates_are_plain_and_alike(world_store: Store) -> None:
    found = run_cypher(
        world_store,
        "MATCH p = (a:Entity {name: 'Northern Bank'})-[r:OWNS]->(b) RETURN a, r, p, date('2020-07-01') AS day",
    )
    (row,) = found.rows
    assert found.columns == ("a", "r", "p", "day")
    assert row["day"] == "2020-07-01"
    assert row["a"]["labels"] == ["Entity", "Organization"]
    assert row["a"]["properties"]["uid"] == world.entity("bank")
    assert (row["r"]["relationship"], row["r"]["properties"]["claims"]) == ("OWNS", 1)
    assert [node["properties"]["name"] for node in row["p"]["nodes"]] == ["Northern Bank", "Salt Company"]
    assert [one["relationship"] for one in row["p"]["relationships"]] == ["OWNS"]


def test_rows_and_bytes_are_bounded_and_the_answer_says_so(world_store: Store) -> None:
    names = "MATCH (n:Entity) RETURN n.name AS name ORDER BY name"
    few = run_cypher(world_store, names, limits=Limits(rows=2))
    assert [row["name"] for row in few.rows] == ["Dana Kerr", "Harbour Council"]
    assert not few.complete
    assert run_cypher(world_store, names, limits=Limits(rows=9)).complete
    small = run_cypher(world_store, "MATCH (d:Document) RETURN d.text AS text", limits=Limits(bytes=1000))
    assert not small.complete
    assert sum(len(row["text"]) for row in small.rows) <= 1000


def test_what_the_embedded_engine_answers_wrongly_is_refused_there_alone(world_store: Store) -> None:
    statement = "MATCH (n:Entity {name: 'Oren Vash'}) RETURN n {.name, .kind} AS n"
    if world_store.engine is Engine.EMBEDDED:
        with pytest.raises(RefusedCypherError, match="a map projection"):
            run_cypher(world_store, statement)
    else:
        assert run_cypher(world_store, statement).rows == [{"n": {"name": "Oren Vash", "kind": "Person"}}]


@pytest.mark.parametrize(
    ("value", "why"),
    [
        (2**63, "64 bits"),
        (float("nan"), "finite"),
        (["a", {"b": "\udc00"}], "surrogate"),
        ({"\ud800": 1}, "surrogate"),
        (b"bytes", "bytes"),
    ],
)
def test_a_parameter_that_an_engine_would_choke_on_is_named(world_store: Store, value: object, why: str) -> None:
    with pytest.raises(RefusedCypherError, match=f"'p'.*{why}"):
        run_cypher(world_store, "RETURN $p AS p", {"p": value})


def test_parameters_of_every_plain_kind_come_back_as_they_went_in(world_store: Store) -> None:
    value = {"a": [1, -(2**63), 2.5, True, None, "'; MATCH (n) DETACH DELETE n //"], "b": {"c": []}}
    assert run_cypher(world_store, "RETURN $p AS p", {"p": value}).rows == [{"p": value}]


def test_a_parameter_that_is_missing_and_a_statement_that_makes_no_sense_are_one_line(world_store: Store) -> None:
    for statement in ("RETURN $nothing AS x", "MATCH (n RETURN n", "RETURN nothing AS x"):
        with pytest.raises(RefusedCypherError) as refused:
            run_cypher(world_store, statement)
        assert "\n" not in str(refused.value)


def test_a_value_nested_without_end_is_refused() -> None:
    value: list[object] = []
    for _ in range(100):
        value = [value]
    with pytest.raises(RefusedCypherError, match="deep"):
        check_parameters({"p": value})


def test_an_operator_that_nobody_has_looked_at_is_foreign() -> None:
    plan = {
        "operatorType": "ProduceResults@neo4j",
        "children": [{"operatorType": "Apply@neo4j", "children": [{"operatorType": "BrandNew(All)@neo4j"}]}],
    }
    assert foreign_operators(plan) == ["BrandNew(All)"]


@given(st.text(alphabet="CALLdbcsv .{}()[]'\"`/*\\\n;:$x=-", max_size=60))
def test_any_text_is_judged_without_another_error(text: str) -> None:
    try:
        check_statement(f"MATCH (n) {text}")
    except RefusedCypherError as refused:
        assert "\n" not in str(refused)
