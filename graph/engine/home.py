"""The folder of one local server: its data, its password, and what is known of the one that runs there."""

import contextlib
import json
import os
import secrets
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from graph.engine.errors import EngineError

USER = "neo4j"


@dataclass(frozen=True, slots=True)
class Server:
    """A server that was started: by which means, its process (None in Docker), its ports on this machine."""

    means: str
    pid: int | None
    http_port: int
    bolt_port: int


@dataclass(frozen=True, slots=True)
class Home:
    """Where the files of a server are kept. The root is absolute."""

    root: Path

    @property
    def password_file(self) -> Path:
        return self.root / "password"

    @property
    def data(self) -> Path:
        return self.root / "data"

    @property
    def logs(self) -> Path:
        return self.root / "logs"

    @property
    def conf(self) -> Path:
        return self.root / "conf"

    @property
    def lock(self) -> Path:
        return self.root / "lock"

    @property
    def output(self) -> Path:
        return self.logs / "output.log"

    @property
    def _server(self) -> Path:
        return self.root / "server.json"

    def create(self) -> None:
        """Make the folders that are not there. Raises EngineError."""
        try:
            self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
            for folder in (self.data, self.logs, self.conf, *(self.root / name for name in ("import", "plugins"))):
                folder.mkdir(exist_ok=True)
            (self.root / ".gitignore").write_text("*\n", encoding="utf-8")
        except OSError as error:
            raise EngineError(f"{self.root} cannot be written ({error.strerror}): name another folder") from error

    def has_data(self) -> bool:
        """Whether a server ever ran here."""
        return (self.data / "databases" / "system").exists()

    def ensure_password(self) -> str:
        """The password of this server, made up on first use and kept in a file that only its owner can read.

        Raises EngineError where there are data and the file is gone: the server knows the password, nobody else does.
        """
        if self.password_file.exists():
            return self.password_file.read_text(encoding="ascii").strip()
        if self.has_data():
            raise EngineError(
                f"{self.password_file} is gone, and the graph in {self.data} can be opened with no other password: "
                f"put the file back, or delete {self.root} to begin anew"
            )
        password = secrets.token_hex(16)
        write_private(self.password_file, password + "\n")
        return password

    def remember(self, server: Server) -> None:
        """Note which server runs here."""
        self._server.write_text(json.dumps(asdict(server)), encoding="utf-8")

    def forget(self) -> None:
        """Note that none runs here any more."""
        self._server.unlink(missing_ok=True)

    def server(self) -> Server | None:
        """The server that was last started here, running or not; None after it was stopped."""
        try:
            return Server(**json.loads(self._server.read_text(encoding="utf-8")))
        except (FileNotFoundError, ValueError, TypeError):
            return None

    def last_words(self) -> str:
        """The last error that the server printed or logged, else the last line, on why it ended."""
        lines: list[str] = []
        for log in (self.logs / "neo4j.log", self.output):
            with contextlib.suppress(OSError):
                lines += log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
        errors = [line for line in lines if "error" in line.lower()]
        return (errors or lines or ["it left no word"])[-1].strip()


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner can read, from its first moment on."""
    path.unlink(missing_ok=True)
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:  # noqa: PTH123
        file.write(text)


@contextlib.contextmanager
def private_file(path: Path, text: str) -> Iterator[Path]:
    """A file that only its owner can read, for as long as the block lasts."""
    write_private(path, text)
    try:
        yield path
    finally:
        path.unlink(missing_ok=True)
