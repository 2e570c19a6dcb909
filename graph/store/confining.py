"""A statement handed to a process of its own (`graph.store.confined`), and what comes back from there."""

import json
import subprocess
import sys
from pathlib import Path

from graph.store.base import (
    Fetched,
    Limits,
    Parameters,
    QueryError,
    QueryTimeoutError,
    RefusedStatementError,
    StoreError,
)

MEMORY_BYTES = 512 * 1024 * 1024
_GRACE_S = 5.0  # for starting, reading the graph and writing the answer
_OUT_OF_MEMORY = ("MemoryError", "memory allocation")
_RAISED = {error.__name__: error for error in (RefusedStatementError, QueryTimeoutError, QueryError, StoreError)}


def confined(graph: Path, cypher: str, parameters: Parameters, limits: Limits) -> Fetched:
    """The first rows of a statement that only reads, on the graph in a folder that nobody else uses.

    Raises QueryTimeoutError, QueryError (also where the statement took the process down with it), StoreError.
    """
    task = {
        "graph": str(graph),
        "cypher": cypher,
        "parameters": dict(parameters),
        "seconds": limits.seconds,
        "rows": limits.rows,
        "bytes": limits.bytes,
        "memory": MEMORY_BYTES,
    }
    # -P: a folder named graph where the user stands is no package of ours.
    words = [sys.executable, "-P", "-m", "graph.store.confined"]
    try:
        ended = subprocess.run(  # noqa: S603 - our own module; the statement goes in as data
            words, input=json.dumps(task).encode(), capture_output=True, timeout=limits.seconds + _GRACE_S, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise QueryTimeoutError(
            f"the statement took longer than {limits.seconds:g} s: ask for less, with a LIMIT or a closer MATCH"
        ) from error
    if ended.returncode != 0:
        said = ended.stderr.decode(errors="replace").splitlines()
        if ended.returncode > 0 and not any(sign in line for line in said for sign in _OUT_OF_MEMORY):
            last = said[-1] if said else f"status {ended.returncode}"
            raise StoreError(f"the process for the statement ended with {last!r}: try again, or use a Neo4j")
        raise QueryError(
            f"the statement took more memory than the {MEMORY_BYTES // 1024**2} MiB that it may, and was ended: "
            "ask for less, with a LIMIT or a closer MATCH"
        )
    told = json.loads(ended.stdout)
    if "error" in told:
        raise _RAISED[told["error"]](told["message"])
    return Fetched(tuple(told["columns"]), told["rows"], told["complete"])
