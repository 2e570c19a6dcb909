"""Start, stop and look at a real Neo4j Community server on this machine, with Docker where it works, else with Java."""

import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from graph.engine import docker, java, programs
from graph.engine.errors import EngineError
from graph.engine.home import USER, Home, Server
from graph.engine.ports import HOST, answers_bolt, free_port, is_free, listens
from graph.engine.settings import settings

DEFAULT_HOME = Path(".sayso/neo4j")
HTTP_PORT = 7474
BOLT_PORT = 7687
HEAP_MB = 1024

_STOP_WAIT_S = 60.0
_POLL_S = 0.1


@dataclass(frozen=True, slots=True)
class Running:
    """A server that answers: where, to whom, and the file that holds the password."""

    browser_url: str
    bolt_url: str
    user: str
    password_file: Path


@dataclass(frozen=True, slots=True)
class Status:
    """What is known of the server of a home: `running` where it answers, `starting` where it runs and does not yet."""

    home: Path
    running: Running | None
    starting: bool
    pid: int | None


def missing() -> list[str]:
    """What this machine lacks to run a Neo4j, each with how to get it; empty where it can."""
    lacks = [] if programs.docker() else java.missing()
    return [*lacks, "or, instead of these, a running Docker engine (`docker info` finds none)"] if lacks else []


def start(
    home: Path = DEFAULT_HOME,
    *,
    http_port: int = HTTP_PORT,
    bolt_port: int = BOLT_PORT,
    heap_mb: int = HEAP_MB,
    more_settings: Mapping[str, str] = MappingProxyType({}),
    wait_s: float = 120.0,
    on_progress: Callable[[str], None] = lambda _: None,
) -> Running:
    """The server of the home, started where it does not run yet, once it answers.

    Port 0 stands for any free one; `more_settings` of Neo4j, by their names, go before ours. Where the server runs
    already, it is left as it is, on its own ports. Raises EngineError.
    """
    place = Home(home.resolve())
    place.create()
    deadline = time.monotonic() + wait_s
    if _runs(place):
        return _await(place, deadline)
    lacks = missing()
    if lacks:
        raise EngineError(f"Neo4j cannot be run here: {'; '.join(lacks)}")
    ports = {"http_port": _port(http_port, "http"), "bolt_port": _port(bolt_port, "bolt")}
    values = {**settings(**ports), **more_settings}
    if programs.docker():
        on_progress(f"Starting Neo4j with Docker ({docker.IMAGE})")
        place.remember(docker.launch(place, **ports, heap_mb=heap_mb, values=values))
        return _await(place, deadline)
    lock = java.take_lock(place)
    if lock is not None:
        try:
            place.forget()
            server = java.launch(place, lock, **ports, heap_mb=heap_mb, values=values, say=on_progress)
            place.remember(server)
        finally:
            os.close(lock)
    on_progress(f"Starting Neo4j {java.VERSION} with Java")
    # Fetching the files may have taken longer than any start.
    return _await(place, max(deadline, time.monotonic() + wait_s))


def stop(home: Path = DEFAULT_HOME) -> bool:
    """Stop the server of the home in order, and return once it has ended; False where none ran. Raises EngineError."""
    place = Home(home.resolve())
    server = place.server()
    if server is None or not _runs(place):
        return False
    if server.means == docker.MEANS:
        docker.ask_to_end(place, wait_s=_STOP_WAIT_S)
    else:
        java.ask_to_end(place)
    if not _ended(place, _STOP_WAIT_S):
        java.kill(place)
        if not _ended(place, _STOP_WAIT_S):
            raise EngineError(f"Neo4j (process {server.pid}) does not end: look at {place.logs}")
    place.forget()
    return True


def status(home: Path = DEFAULT_HOME) -> Status:
    """What runs in the home. Starts nothing and creates nothing. Raises EngineError."""
    place = Home(home.resolve())
    server = place.server()
    if not _runs(place):
        return Status(place.root, None, False, None)
    if server and _answers(server):
        return Status(place.root, _running(place, server), False, server.pid)
    return Status(place.root, None, True, server.pid if server else None)


def _runs(place: Home) -> bool:
    server = place.server()
    if server and server.means == docker.MEANS:
        return docker.is_running(place)
    return java.is_running(place)


def _answers(server: Server) -> bool:
    # HTTP comes up last.
    return answers_bolt(server.bolt_port) and listens(server.http_port)


def _running(place: Home, server: Server) -> Running:
    urls = f"http://{HOST}:{server.http_port}/browser/", f"bolt://{HOST}:{server.bolt_port}"
    return Running(*urls, user=USER, password_file=place.password_file)


def _port(port: int, name: str) -> int:
    if port == 0:
        return free_port()
    if not is_free(port):
        raise EngineError(
            f"port {port} is taken: stop what listens there (another Neo4j?), or choose another with --{name}-port, "
            "0 for any free one"
        )
    return port


def _await(place: Home, deadline: float) -> Running:
    while time.monotonic() < deadline:
        server = place.server()
        if server and _answers(server):
            return _running(place, server)
        if not _runs(place):
            place.forget()
            raise EngineError(f"Neo4j ended while it started: {place.last_words()} (more in {place.logs})")
        time.sleep(_POLL_S)
    stop(place.root)
    raise EngineError(f"Neo4j did not answer in time and was stopped: look at {place.logs}")


def _ended(place: Home, wait_s: float) -> bool:
    deadline = time.monotonic() + wait_s
    while _runs(place):
        if time.monotonic() > deadline:
            return False
        time.sleep(_POLL_S)
    return True
