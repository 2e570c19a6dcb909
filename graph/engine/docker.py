"""The server as a Docker container, with its data in the same home folder."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Mapping

from graph.engine import programs
from graph.engine.errors import EngineError
from graph.engine.home import USER, Home, Server, private_file
from graph.engine.ports import HOST
from graph.engine.settings import as_environment

IMAGE = "neo4j:5.26-community"
MEANS = "docker"


def container(home: Home) -> str:
    """The name of the home's container."""
    return "sayso-neo4j-" + hashlib.sha256(str(home.root).encode()).hexdigest()[:12]


def environment(password: str, heap_mb: int, values: Mapping[str, str]) -> str:
    """The variables of the container, a line each, as `docker run --env-file` reads them."""
    variables = {
        "NEO4J_AUTH": f"{USER}/{password}",
        "NEO4J_server_memory_heap_max__size": f"{heap_mb}m",
        **as_environment(values),
    }
    return "".join(f"{name}={value}\n" for name, value in variables.items())


def arguments(home: Home, env_file: str, *, http_port: int, bolt_port: int) -> list[str]:
    """What follows `docker`: a container that is gone when it ends and answers on this machine only."""
    owner = [] if sys.platform == "win32" else ["--user", f"{os.getuid()}:{os.getgid()}"]
    ports = ["--publish", f"{HOST}:{http_port}:7474", "--publish", f"{HOST}:{bolt_port}:7687"]
    folders = ["--volume", f"{home.data}:/data", "--volume", f"{home.logs}:/logs"]
    name, variables = f"--name={container(home)}", f"--env-file={env_file}"
    return ["run", "--detach", "--rm", name, *owner, *ports, *folders, variables, IMAGE]


def launch(home: Home, *, http_port: int, bolt_port: int, heap_mb: int, values: Mapping[str, str]) -> Server:
    """Start the container; the server in it is not up yet on return. Raises EngineError."""
    ports = {"http_port": http_port, "bolt_port": bolt_port}
    text = environment(home.ensure_password(), heap_mb, values)
    with private_file(home.root / "container.env", text) as env_file:
        done = _docker(*arguments(home, str(env_file), **ports))
    if done.returncode:
        raise EngineError(f"Docker cannot run {IMAGE}: {' '.join(done.stderr.split()) or 'it does not say why'}")
    return Server(MEANS, None, http_port, bolt_port)


def is_running(home: Home) -> bool:
    """Whether the home's container runs. Where no Docker engine does, none of its containers do."""
    if programs.docker() is None:
        return False
    done = _docker("inspect", "--format", "{{.State.Running}}", container(home))
    return done.returncode == 0 and done.stdout.strip() == "true"


def ask_to_end(home: Home, *, wait_s: float) -> None:
    """Stop the container: in order if it can within the time, else at once."""
    _docker("stop", "--time", str(round(wait_s)), container(home))


def _docker(*words: str) -> subprocess.CompletedProcess[str]:
    program = programs.docker()
    if program is None:
        raise EngineError("Docker does not answer (docker info): start its engine")
    return subprocess.run([program, *words], capture_output=True, text=True)  # noqa: S603
