"""A page for every resource of the HTTP service, from its OpenAPI document."""

from collections.abc import Iterator, Mapping
from typing import Any

from api.app import create_app
from docs.site.text import code, plain, prose, table

_METHODS = ("get", "post", "put", "patch", "delete")


def pages() -> Mapping[str, str]:
    """The pages by their paths, `index.md` among them."""
    described = create_app().openapi()
    by_resource: dict[str, list[tuple[str, str, dict[str, Any]]]] = {}
    for method, path, operation in operations(described):
        by_resource.setdefault(_resource(path), []).append((method, path, operation))
    index = ["# HTTP endpoints\n\nThe same, with forms to try them, is at `/docs` of a running service.\n"]
    for resource, group in sorted(by_resource.items()):
        rows = (
            (f"[{code(_words(method, path))}]({resource}.md)", plain(operation.get("summary", "")))
            for method, path, operation in group
        )
        index.append(f"## {resource}\n\n{table(('Endpoint', 'What it answers'), rows)}")
    return {
        "index.md": "\n".join(index),
        **{f"{resource}.md": _page(resource, group, described) for resource, group in by_resource.items()},
    }


def operations(described: Mapping[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Method, path and description of every endpoint of an OpenAPI document."""
    for path, item in described["paths"].items():
        for method in _METHODS:
            if method in item:
                yield method, path, item[method]


def _page(resource: str, group: list[tuple[str, str, dict[str, Any]]], described: Mapping[str, Any]) -> str:
    parts = [f"# {plain('/' + resource)}\n" if resource != "root" else "# The service itself\n"]
    for method, path, operation in group:
        parts.append(f"## {code(_words(method, path))}\n")
        parts.append(f"{prose(operation.get('description') or operation.get('summary', ''))}\n")
        parameters = [_resolved(one, described) for one in operation.get("parameters", [])]
        parts.append(table(("Parameter", "In", "Value", "Meaning"), (_parameter(one) for one in parameters)))
        statuses = (
            (code(status), prose(_resolved(answer, described).get("description", "")))
            for status, answer in operation.get("responses", {}).items()
        )
        parts.append(table(("Status", "When"), statuses))
    return "\n".join(parts)


def _parameter(one: Mapping[str, Any]) -> tuple[str, str, str, str]:
    needed = " (required)" if one.get("required") and one["in"] != "path" else ""
    return code(one["name"]), one["in"], plain(_type(one.get("schema", {})) + needed), prose(one.get("description", ""))


def _type(schema: Mapping[str, Any]) -> str:
    kinds = [one for one in schema.get("anyOf", [schema]) if one.get("type") != "null"]
    said = " or ".join(str(one.get("type", "one of a list")) for one in kinds)
    low, high = (next((one[key] for one in kinds if key in one), None) for key in ("minimum", "maximum"))
    return f"{said}, {low} to {high}" if low is not None and high is not None else said


def _resolved(one: Mapping[str, Any], described: Mapping[str, Any]) -> Mapping[str, Any]:
    found: Any = described
    if "$ref" not in one:
        return one
    for part in one["$ref"].removeprefix("#/").split("/"):
        found = found[part]
    assert isinstance(found, Mapping)
    return found


def _resource(path: str) -> str:
    return path.strip("/").split("/")[0].split(".")[0] or "root"


def _words(method: str, path: str) -> str:
    return f"{method.upper()} {path}"
