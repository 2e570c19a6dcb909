"""From an exception to one line and an exit status."""

from api.listening import PortError
from api.remote import RemoteError
from api.settings import SettingsError
from api.visible import visible
from graph.dump import InvalidDumpError
from graph.engine.errors import EngineError
from graph.record import InvalidRecordError
from graph.store.base import StoreError
from queries.diagram.errors import DiagramError
from queries.errors import AmbiguousEntityError, AskError, NotFoundError

NOTHING_FOUND = 1
IMPOSSIBLE = 2


class CommandError(Exception):
    """A command cannot do what is asked. The message is one line: the value, the cause and the way out."""

    def __init__(self, message: str, status: int = IMPOSSIBLE) -> None:
        super().__init__(message)
        self.status = status


_EXPECTED = (
    AskError,
    CommandError,
    DiagramError,
    EngineError,
    InvalidDumpError,
    InvalidRecordError,
    PortError,
    RemoteError,
    SettingsError,
    StoreError,
)


def one_line(error: Exception) -> str:
    """What to tell the user. Of an error that nobody foresaw, also how to see more."""
    text = visible(" ".join(str(error).split()))
    if isinstance(error, _EXPECTED):
        return text
    if isinstance(error, OSError):
        reason = error.strerror or text
        return f"{error.filename}: {reason}" if error.filename else reason
    return f"{type(error).__name__}: {text} (a fault of the program; sayso --debug … shows where)"


def exit_status(error: Exception) -> int:
    """1 where the thing asked for is not there or not the only one, else 2."""
    if isinstance(error, CommandError):
        return error.status
    return NOTHING_FOUND if isinstance(error, NotFoundError | AmbiguousEntityError) else IMPOSSIBLE
