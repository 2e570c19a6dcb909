"""A real Neo4j on this machine, for those who have no other: `start`, `stop`, `status`, and what is `missing`."""

from graph.engine.errors import EngineError
from graph.engine.running import (
    BOLT_PORT,
    DEFAULT_HOME,
    HTTP_PORT,
    Running,
    Status,
    missing,
    start,
    status,
    stop,
)

__all__ = [
    "BOLT_PORT",
    "DEFAULT_HOME",
    "HTTP_PORT",
    "EngineError",
    "Running",
    "Status",
    "missing",
    "start",
    "status",
    "stop",
]
