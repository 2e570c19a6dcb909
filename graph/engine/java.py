"""The server as a process of this machine: fetched from Maven once, then run by Java.

The process inherits a lock on a file of its home and holds it as long as it lives, so whether it runs is asked of the
operating system and never guessed from a process number that may long belong to another.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from importlib.resources import files
from pathlib import Path

from graph.engine import programs
from graph.engine.errors import EngineError
from graph.engine.home import USER, Home, Server, private_file
from graph.engine.settings import as_file, listening

VERSION = "5.26.30"
MEANS = "java"

_OPEN_PACKAGES = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
_SERVER = "org.neo4j.server.CommunityEntryPoint"
_ADMIN = "org.neo4j.cli.AdminTool"


def jars() -> Path:
    """The folder of the server's files, there or not: SAYSO_CACHE, else the user's cache folder."""
    cache = os.environ.get("SAYSO_CACHE") or os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(cache).resolve() / "sayso" / f"neo4j-{VERSION}" / "lib"


def missing() -> list[str]:
    """What this machine lacks to run the server with Java, each with how to get it; Maven only until it is fetched."""
    reasons = [programs.missing_java(), None if jars().is_dir() else programs.missing_maven()]
    return [reason for reason in reasons if reason]


def fetch(say: Callable[[str], None]) -> Path:
    """The folder of the server's files, fetched with Maven the first time. Raises EngineError."""
    folder, program = jars(), programs.maven()
    if folder.is_dir():
        return folder
    if program is None:
        raise EngineError(str(programs.missing_maven()))
    say(f"Fetching Neo4j {VERSION} with Maven, 140 MB, this once, into {folder}")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as work:
        pom, fetched = Path(work, "pom.xml"), Path(work, "lib")
        pom.write_bytes(files("graph.engine").joinpath("pom.xml").read_bytes())
        goal = ["dependency:copy-dependencies", "-DincludeScope=runtime", f"-DoutputDirectory={fetched}"]
        done = subprocess.run([program, "-B", "-q", "-f", pom, *goal], capture_output=True, text=True)  # noqa: S603
        if done.returncode:
            said = next((line for line in done.stdout.splitlines() if "ERROR" in line), "it does not say why")
            raise EngineError(f"Maven cannot fetch Neo4j {VERSION}: {said}; look at the network and ~/.m2/settings.xml")
        if not folder.is_dir():  # another process may have been faster
            fetched.rename(folder)
    return folder


def take_lock(home: Home) -> int | None:
    """An open file that holds the home's lock, to be closed by the caller; None while another process holds it."""
    if sys.platform == "win32":
        raise EngineError(str(programs.missing_java()))
    import fcntl

    lock = os.open(home.lock, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(lock)
        return None
    return lock


def is_running(home: Home) -> bool:
    """Whether a server of this home runs, or is just being started."""
    if not home.lock.exists():
        return False
    lock = take_lock(home)
    if lock is None:
        return True
    os.close(lock)
    return False


def launch(
    home: Home,
    lock: int,
    *,
    http_port: int,
    bolt_port: int,
    heap_mb: int,
    values: Mapping[str, str],
    say: Callable[[str], None],
) -> Server:
    """Start the server's process, which inherits the lock; it is not up yet on return. Raises EngineError."""
    program, folder = programs.java(), fetch(say)
    if program is None:
        raise EngineError(str(programs.missing_java()))
    shutil.rmtree(home.conf)
    home.conf.mkdir()
    text = as_file({**values, **listening(http_port=http_port, bolt_port=bolt_port)})
    (home.conf / "neo4j.conf").write_text(text, encoding="utf-8")
    _set_first_password(home, program, folder)
    opened = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in _OPEN_PACKAGES]
    command: list[str | Path] = [program, f"-Xmx{heap_mb}m", *opened, "-cp", f"{folder}/*", _SERVER]
    with home.output.open("wb") as output:
        process = subprocess.Popen(  # noqa: S603
            [*command, f"--home-dir={home.root}", f"--config-dir={home.conf}"],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=home.root,
            start_new_session=True,  # Ctrl-C in the terminal must not reach it
            pass_fds=(lock,),
        )
    return Server(MEANS, process.pid, http_port, bolt_port)


def _set_first_password(home: Home, program: Path, folder: Path) -> None:
    password = home.ensure_password()
    if home.has_data():
        return
    # In a file that the tool reads: arguments are there for every user of the machine to see.
    with private_file(home.root / "first-password", password) as argument:
        done = subprocess.run(  # noqa: S603
            [program, "-Xmx128m", "-cp", f"{folder}/*", _ADMIN, "dbms", "set-initial-password", f"@{argument}"],
            capture_output=True,
            text=True,
            env={**os.environ, "NEO4J_HOME": str(home.root), "NEO4J_CONF": str(home.conf)},
        )
    if done.returncode:
        said = (done.stderr.strip() or "it does not say why").splitlines()[0]
        raise EngineError(f"the first password of {USER} cannot be set in {home.root}: {said}")


def ask_to_end(home: Home) -> None:
    """Tell the running server to shut down in order."""
    _signal(home, signal.SIGTERM)


def kill(home: Home) -> None:
    """End the server at once. Its transaction log brings its data in order at the next start."""
    if sys.platform != "win32":
        _signal(home, signal.SIGKILL)


def _signal(home: Home, number: signal.Signals) -> None:
    server = home.server()
    if server and server.pid and is_running(home):
        try:
            os.kill(server.pid, number)
        except ProcessLookupError:
            return
        except PermissionError as error:
            raise EngineError(f"Neo4j (process {server.pid}) belongs to another user: stop it as that user") from error
