"""The examples of the OpenAPI page. They are real answers, kept in `examples.json`: a test asks each again.

Longer lists are cut; `python -m tests.api.make_examples` asks anew and writes the file.
"""

import json
from functools import cache
from importlib.resources import files
from typing import Any

FILE = "examples.json"


@cache
def examples() -> list[dict[str, Any]]:
    """One request per operation with its answer: method, path, parameters (of path and query), body, status, answer."""
    rows: list[dict[str, Any]] = json.loads(files("api").joinpath(FILE).read_text(encoding="utf-8"))
    return rows


def add_examples(page: dict[str, Any]) -> None:
    """Puts the examples into an OpenAPI page."""
    for one in examples():
        operation = page["paths"].get(one["path"], {}).get(one["method"].lower())
        if operation is None:  # an example that is out of date fails a test, and does not take the service down
            continue
        for parameter in operation.get("parameters", ()):
            if parameter["name"] in one["parameters"]:
                parameter["example"] = one["parameters"][parameter["name"]]
        if one["body"] is not None:
            taken = operation["requestBody"]["content"]
            taken.get("application/json", next(iter(taken.values())))["example"] = one["body"]
        content = operation["responses"][str(one["status"])].get("content", {}).get("application/json")
        if content is not None:
            content["example"] = one["answer"]
