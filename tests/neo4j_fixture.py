"""One real Neo4j for all tests, from a folder that is gone afterwards; emptied before each test that uses it.

The tests are marked `neo4j` and share an xdist group, so that with `--dist loadgroup` one worker has them all and one
server is started. Where none can be run they are skipped with what to install; with CI=true that is a failure.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph import engine
from graph.store.bolt import BoltStore, open_bolt

MARKS = [pytest.mark.neo4j, pytest.mark.xdist_group("neo4j")]

# A server that lives for minutes does not earn back the time that the second compiler takes.
QUICK_START = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"

# A graph that is emptied for every test looks to the server as if it changed beyond recognition, which has it plan the
# same statements anew all the time.
KEEP_PLANS = {"dbms.cypher.statistics_divergence_threshold": "1", "dbms.cypher.min_replan_interval": "1h"}

CANNOT_RUN = "the Neo4j tests cannot run here"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say once, not once a test, why they were skipped."""
    whys = [str(report.longrepr[2]) for report in terminalreporter.stats.get("skipped", []) if report.longrepr]
    ours = [why.removeprefix("Skipped: ") for why in whys if CANNOT_RUN in why]
    if ours:
        terminalreporter.write_line(f"{len(ours)} skipped, {ours[0]}")


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[engine.Running]:
    """The server. Not for tests that change its users or stop it."""
    reasons = engine.missing()
    if reasons:
        line = f"{CANNOT_RUN}: {'; '.join(reasons)}"
        if os.environ.get("CI") == "true":
            pytest.fail(line, pytrace=False)
        pytest.skip(line)
    home: Path = tmp_path_factory.mktemp("neo4j")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JDK_JAVA_OPTIONS", QUICK_START)
        try:
            yield engine.start(home, http_port=0, bolt_port=0, heap_mb=512, more_settings=KEEP_PLANS)
        finally:
            engine.stop(home)


@pytest.fixture(scope="session")
def neo4j_environment(neo4j_server: engine.Running) -> dict[str, str]:
    """The variables with which a program reaches the server."""
    return {"SAYSO_NEO4J_USER": neo4j_server.user, "SAYSO_NEO4J_PASSWORD_FILE": str(neo4j_server.password_file)}


@pytest.fixture(scope="session")
def _neo4j_connection(neo4j_server: engine.Running, neo4j_environment: dict[str, str]) -> Iterator[BoltStore]:
    store = open_bolt(neo4j_server.bolt_url, neo4j_environment)
    yield store
    store.close()


@pytest.fixture
def neo4j_store(_neo4j_connection: BoltStore) -> BoltStore:
    """A store in the server, without a node. Constraints stay: they are the same in every test."""
    with _neo4j_connection.transaction() as transaction:
        transaction.run("MATCH (n) DETACH DELETE n")
    return _neo4j_connection
