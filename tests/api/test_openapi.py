"""The OpenAPI page: complete, and its examples are true."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.examples import examples
from tests.api.make_examples import asked

Operation = tuple[str, str]


def _operations(client: TestClient) -> dict[Operation, dict[str, Any]]:
    paths = client.get("/openapi.json").json()["paths"]
    return {(method.upper(), path): one for path, methods in paths.items() for method, one in methods.items()}


def _title(one: dict[str, Any]) -> str:
    return f"{one['method']} {one['path']}"


def is_shown_by(example: Any, actual: Any) -> bool:
    """Whether an example is an answer with its longer lists cut."""
    if isinstance(example, dict):
        same = isinstance(actual, dict) and example.keys() == actual.keys()
        return same and all(is_shown_by(value, actual[key]) for key, value in example.items())
    if isinstance(example, list):
        whole = isinstance(actual, list) and len(actual) >= len(example) and bool(actual) == bool(example)
        return whole and all(is_shown_by(one, other) for one, other in zip(example, actual, strict=False))
    return bool(example == actual)


def test_the_examples_are_exactly_the_operations(world_client: TestClient) -> None:
    assert {(one["method"], one["path"]) for one in examples()} == set(_operations(world_client))


def _changes(one: dict[str, Any]) -> bool:
    return one["method"] != "GET" and one["path"].startswith("/documents")


@pytest.mark.parametrize("one", [one for one in examples() if not _changes(one)], ids=_title)
def test_an_example_is_what_the_service_answers(world_client: TestClient, one: dict[str, Any]) -> None:
    response = asked(world_client, one["method"], one["path"], one["parameters"], one["body"])
    assert response.status_code == one["status"]
    if one["answer"] is None:
        assert response.content
    else:
        assert is_shown_by(one["answer"], response.json())


@pytest.mark.parametrize("one", [one for one in examples() if _changes(one)], ids=_title)
def test_an_example_that_changes_the_graph_does_so(own_client: TestClient, one: dict[str, Any]) -> None:
    response = asked(own_client, one["method"], one["path"], one["parameters"], one["body"])
    assert response.status_code == one["status"]
    if one["answer"] is not None:
        # How much the text states is for the pipeline to say, and may change with it.
        assert response.json().keys() == one["answer"].keys()
        assert response.json()["uid"] == one["answer"]["uid"]


def test_every_operation_shows_its_example_answer_and_parameters(world_client: TestClient) -> None:
    operations = _operations(world_client)
    for one in examples():
        operation = operations[one["method"], one["path"]]
        shown = {
            parameter["name"]: parameter["example"]
            for parameter in operation.get("parameters", ())
            if "example" in parameter
        }
        assert shown == one["parameters"]
        if one["answer"] is not None:
            content = operation["responses"][str(one["status"])]["content"]["application/json"]
            assert content["example"] == one["answer"]


def test_every_operation_says_what_it_does_and_which_errors_it_answers(world_client: TestClient) -> None:
    for (_, path), operation in _operations(world_client).items():
        assert operation["summary"] and operation["description"]
        for parameter in operation.get("parameters", ()):
            assert parameter["in"] == "path" or parameter.get("description"), (path, parameter["name"])
        errors = {status: one for status, one in operation["responses"].items() if int(status) >= 400}
        assert all("application/problem+json" in one["content"] for one in errors.values()), path


def test_every_reference_on_the_page_leads_somewhere(world_client: TestClient) -> None:
    page = world_client.get("/openapi.json").json()
    references: list[str] = []

    def walk(value: Any) -> None:
        if isinstance(value, dict):
            references.extend([value["$ref"]] if isinstance(value.get("$ref"), str) else [])
            for inner in value.values():
                walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)

    walk(page["paths"])
    assert references
    assert {one.rpartition("/")[2] for one in references} <= page["components"]["schemas"].keys()
