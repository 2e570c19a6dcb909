"""Every operation of the OpenAPI page, tried with values made up from its own description, right and wrong ones.

Whatever comes back must be as the page says: the status, the media type and the shape of the body; never a fault.
"""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from api.app import create_app
from api.examples import examples
from api.settings import Settings
from graph.store import open_store
from tests.api.make_examples import asked

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


@pytest.fixture(scope="module")
def page(world_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[schemathesis.BaseSchema]:
    """The page of a service over the hand-made graph."""
    store = open_store(f"embedded:{copytree(world_folder, tmp_path_factory.mktemp('contract') / 'graph')}")
    app = create_app(Settings(hosts=()), store)
    generation = {"mode": "all", "deterministic": True}
    # Without the phase that tries every bound of every parameter: `test_bad_input` does, and it takes minutes.
    phases = {"coverage": {"enabled": False}}
    config = SchemathesisConfig.from_dict({"generation": generation, "phases": phases, "seed": 1})
    yield schemathesis.openapi.from_asgi("/openapi.json", app, config=config)
    store.close()


schema = schemathesis.pytest.from_fixture("page")


@schema.parametrize()
@settings(max_examples=8, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))
def test_an_operation_answers_as_its_page_says(case: schemathesis.Case) -> None:
    case.call_and_validate(checks=CHECKS)


@pytest.mark.parametrize("one", [one for one in examples() if one["method"] == "GET"], ids=lambda one: one["path"])
def test_an_example_fits_the_schema_of_its_operation(
    page: schemathesis.BaseSchema, world_client: TestClient, one: dict[str, Any]
) -> None:
    response = asked(world_client, "GET", one["path"], one["parameters"], None)
    page[one["path"]]["GET"].validate_response(response)
