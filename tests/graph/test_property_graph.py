"""The stored graph for Neo4j and for the embedded engine: what is written builds the identical graph there."""

import io
import os
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph import engine
from graph.engine import java, programs
from graph.engine.home import Home
from graph.evidence import document_uids
from graph.exchange import cypher_script, neo4j_csv
from graph.exchange.cypher_script import literal
from graph.exchange.tables import NODES, SUMMARY
from graph.loading import load, prepare
from graph.ontology import Kind, ontology
from graph.store import Store, open_store
from graph.store.bolt import open_bolt
from tests.graph.hostile import NAMES, record_of_names
from tests.graph.support import entity, graph_as_value, record
from tests.neo4j_fixture import MARKS, QUICK_START
from tests.queries import world
from tests.queries.conftest import fill

_NO_TOOLS = "neo4j-admin and cypher-shell are among the files that sayso neo4j start fetches for a Java"


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The hand-made graph and a hostile document."""
    opened = open_store(f"embedded:{tmp_path_factory.mktemp('property-graph') / 'graph'}")
    fill(opened)
    load(opened, record_of_names())
    yield opened
    opened.close()


def _run(store: Store, script: bytes) -> None:
    for line in script.decode().split("\n"):
        if line and not line.startswith("//"):
            with store.transaction() as transaction:
                transaction.run(line.removesuffix(";"))


def test_the_script_builds_the_identical_graph_and_changes_nothing_there(full: Store, tmp_path: Path) -> None:
    script = b"".join(cypher_script.write(full, document_uids(full)))
    other = open_store(f"embedded:{tmp_path / 'other'}")
    _run(other, script)
    assert graph_as_value(other) == graph_as_value(full)
    assert b"".join(cypher_script.write(other, document_uids(other))) == script
    prepare(other)
    assert not load(other, world.records()["wire"]).added
    _run(other, script)
    assert graph_as_value(other) == graph_as_value(full)
    other.close()


def test_a_text_in_a_script_is_that_text_and_no_statement(store: Store) -> None:
    for text in [*NAMES, "", "\\u0027", "\\\\u0027", "'", "\\'", "\x00"]:
        written = literal(text)
        assert store.read(f"RETURN {written} AS text") == [{"text": text}]
        assert not any(ord(character) < 32 for character in written)
        assert not set(written) & {"\u202e", "\u2066", "\u2028"}


def test_a_part_of_the_graph_holds_its_documents_whole_and_nothing_that_leads_out_of_it(
    full: Store, tmp_path: Path
) -> None:
    part = open_store(f"embedded:{tmp_path / 'part'}")
    _run(part, b"".join(cypher_script.write(full, [world.document("gazette")])))
    assert document_uids(part) == [world.document("gazette")]
    counts = {label: part.read(f"MATCH (n:{label}) RETURN count(n) AS count")[0]["count"] for label in NODES}
    assert (counts["Claim"], counts["Entity"], counts["Graph"]) == (4, 5, 0)
    relations = part.read(
        "MATCH (a:Entity)-[r]->(b:Entity) RETURN a.name AS a, type(r) AS r, b.name AS b, r.claims AS n"
    )
    assert {(row["a"], row["r"], row["b"]): row["n"] for row in relations} == {
        ("Harbour Council", "BACKS", "Tide League"): 3,
        ("Oren Vash", "WORKS_FOR", "Northern Bank"): 1,
        ("Northern Bank", "OWNS", "Salt Company"): 1,
        ("Tide League", "ATTACKED", "Salt Company"): 1,
        ("Salt Company", "BACKS", "Tide League"): 1,
    }
    part.close()


def _archive(store: Store) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(b"".join(neo4j_csv.write(store, document_uids(store)))))


def test_the_character_between_members_of_a_list_is_replaced_inside_of_them(store: Store) -> None:
    prepare(store)
    text = "Mara\x1fVoss slept."
    load(store, record(text, (entity("e", Kind.PERSON, text, "Mara\x1fVoss"),)))
    cells = _archive(store).read("Appearance.csv").decode()
    assert '"Mara\x1fVoss"' in cells, "a text keeps it"
    assert '"Mara\N{REPLACEMENT CHARACTER}Voss"' in cells, "a member of a list does not"


def test_the_archive_is_whole_and_its_command_names_every_table_once(full: Store) -> None:
    archive = _archive(full)
    assert archive.testzip() is None
    command = archive.read("import.sh").decode()
    tables = [name for name in archive.namelist() if name.endswith(".csv")]
    assert len(tables) == len(NODES) + 10
    assert all(command.count(f"={name}") + command.count(f"-{name}") >= 1 for name in tables)
    assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    types = {line.split(",")[2].strip('"') for line in archive.read("relations.csv").decode().splitlines()[1:]}
    assert types <= ontology().keys()


@pytest.fixture
def imported(full: Store, tmp_path: Path) -> Iterator[Store]:
    """A Neo4j of its own into which the real neo4j-admin imported the archive, with what is to be run after it."""
    if programs.missing_java() or not java.jars().is_dir():
        pytest.skip(_NO_TOOLS)
    _archive(full).extractall(tmp_path / "tables")
    home = Home(tmp_path / "home")
    home.create()
    admin = tmp_path / "bin" / "neo4j-admin"
    admin.parent.mkdir()
    admin.write_text(
        f'#!/bin/sh\nexec java -Xmx512m -cp "{java.jars()}/*" org.neo4j.cli.AdminTool "$@" --max-off-heap-memory=256m\n'
    )
    admin.chmod(0o755)
    environment = {
        **os.environ,
        "PATH": f"{admin.parent}:{os.environ['PATH']}",
        "NEO4J_HOME": str(home.root),
        "NEO4J_CONF": str(home.conf),
        "JDK_JAVA_OPTIONS": QUICK_START,
    }
    done = subprocess.run(["sh", tmp_path / "tables" / "import.sh"], env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JDK_JAVA_OPTIONS", QUICK_START)
        try:
            running = engine.start(home.root, http_port=0, bolt_port=0, heap_mb=512)
            secret = {"SAYSO_NEO4J_USER": running.user, "SAYSO_NEO4J_PASSWORD_FILE": str(running.password_file)}
            store = open_bolt(running.bolt_url, secret)
            _run(store, (tmp_path / "tables" / "after-import.cypher").read_bytes())
            yield store
            store.close()
        finally:
            engine.stop(home.root)


class TestOnNeo4j:
    pytestmark = MARKS

    def test_the_columns_are_all_the_properties_that_a_store_holds(self, neo4j_store: Store) -> None:
        fill(neo4j_store)
        keys = neo4j_store.read("MATCH (n) UNWIND labels(n) AS label UNWIND keys(n) AS key RETURN DISTINCT label, key")
        found = {(row["label"], row["key"]) for row in keys if row["label"] in NODES and row["key"] != "uid"}
        assert found <= {(label, column) for label, columns in NODES.items() for column in columns}
        ties = neo4j_store.read("MATCH (:Entity)-[r]->(:Entity) UNWIND keys(r) AS key RETURN DISTINCT key")
        assert {row["key"] for row in ties} == set(SUMMARY)

    def test_cypher_shell_runs_the_script_to_the_identical_graph(
        self, full: Store, neo4j_store: Store, neo4j_server: engine.Running, tmp_path: Path
    ) -> None:
        if programs.missing_java() or not java.jars().is_dir():
            pytest.skip(_NO_TOOLS)
        script = tmp_path / "graph.cypher"
        script.write_bytes(b"".join(cypher_script.write(full, document_uids(full))))
        environment = {
            **os.environ,
            "NEO4J_USERNAME": neo4j_server.user,
            "NEO4J_PASSWORD": neo4j_server.password_file.read_text().strip(),
            "JDK_JAVA_OPTIONS": QUICK_START,
        }
        shell = ["java", "-cp", f"{java.jars()}/*", "org.neo4j.shell.Main", "-a", neo4j_server.bolt_url]
        done = subprocess.run([*shell, "-f", script], env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        assert graph_as_value(neo4j_store) == graph_as_value(full)

    def test_neo4j_admin_imports_the_archive_as_the_identical_graph(self, full: Store, imported: Store) -> None:
        assert graph_as_value(imported) == graph_as_value(full)
