"""The process that runs one stranger's statement on a copy of an embedded graph: `python -m graph.store.confined`.

kglite holds its sessions to reading, but runs in the process that asks: it can read every file that this may read (LOAD
CSV), it does not always keep to its time, and a text that doubles forty times asks for a terabyte and ends the process.
So a stranger's statement gets a process that, once the graph is in memory, can open no file, may take so much more
memory and no more, and can be killed. What comes in and goes out is one JSON object each, on standard input and output.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from graph.store.base import Limits, QueryError, StoreError
from graph.store.limiting import fetched
from graph.store.session import open_session, plain_row, told

if sys.platform != "win32":
    import resource

_WORK_UNITS = 50_000_000  # rows, list items and scanned nodes: some seconds of them


def main() -> None:
    """Answers the statement on standard input."""
    task = json.load(sys.stdin)
    try:
        answer = _answer(task)
    except StoreError as error:
        answer = {"error": type(error).__name__, "message": str(error)}
    json.dump(answer, sys.stdout)


def _answer(task: Mapping[str, Any]) -> dict[str, Any]:
    graph = Path(task["graph"])
    session = open_session(graph, graph)
    _shut_in(task["memory"])
    limits = Limits(task["seconds"], task["rows"], task["bytes"])
    result = told(
        lambda: session.cypher(
            task["cypher"],
            params=task["parameters"],
            timeout_ms=max(1, round(limits.seconds * 1000)),
            max_work_units=_WORK_UNITS,
            row_limit=limits.rows + 1,
        )
    )
    if isinstance(result, str):
        raise QueryError("FORMAT at the end of the statement is not taken: choose the format of the answer outside it")
    kept = fetched(result.columns, map(plain_row, result), limits)
    return {"columns": kept.columns, "rows": kept.rows, "complete": kept.complete}


def _shut_in(memory: int) -> None:
    """No file can be opened any more, and only so many bytes more be taken, where the system can be told so."""
    if sys.platform == "win32":
        return
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (_taken() + memory,) * 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


def _taken() -> int:
    """The bytes of address space that the process has now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    return pages * resource.getpagesize()


if __name__ == "__main__":
    main()
