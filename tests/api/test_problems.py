"""Everything that can be wrong with a request, and how the service says so."""

import logging
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings, SettingsError
from graph.store import (
    QueryError,
    QueryTimeoutError,
    StoreAccessError,
    StoreBusyError,
    StoreUnavailableError,
    StoreVersionError,
)
from tests.api.conftest import LOCAL, client_of
from tests.queries import world


def _problem(response: Any) -> dict[str, Any]:
    assert response.headers["content-type"] == "application/problem+json"
    body: dict[str, Any] = response.json()
    assert {"type", "title", "status", "detail", "code"} <= body.keys()
    assert body["status"] == response.status_code
    assert body["type"] == f"urn:sayso:problem:{body['code']}"
    assert "\n" not in body["detail"]
    return body


@pytest.mark.parametrize(
    ("address", "status", "code", "said"),
    [
        ("/entities/nobody", 404, "unknown-entity", "nobody"),
        ("/entities/nobody/connections", 404, "unknown-entity", "nobody"),
        ("/claims?subject=Mira Solem", 404, "unknown-entity", "Mira Solen"),
        ("/claims/c0", 404, "unknown-claim", "c0"),
        ("/documents/d0", 404, "unknown-document", "d0"),
        ("/claims?document=d0", 404, "unknown-document", "d0"),
        ("/questions/denails", 404, "unknown-question", "denials"),
        ("/paths?source=Solen&target=Nobody", 404, "unknown-entity", "Nobody"),
        ("/graph?entity=Nobody", 404, "unknown-entity", "Nobody"),
        ("/entity", 404, "unknown-address", "/entity"),
        ("/claims?predicate=BAKS", 422, "unknown-predicate", "BACKS"),
        ("/claims?polarity=maybe", 422, "invalid-parameter", "affirmed"),
        ("/claims?since=yesterday", 422, "invalid-parameter", "YYYY-MM-DD"),
        ("/entities?kind=Animal", 422, "invalid-parameter", "Organization"),
        ("/entities?limit=0", 422, "invalid-parameter", "limit"),
        ("/entities?limit=many", 422, "invalid-parameter", "limit"),
        ("/entities?offset=-1", 422, "invalid-parameter", "offset"),
        ("/entities?knd=Person", 422, "unknown-parameter", "kind"),
        ("/healthz?x=1", 422, "unknown-parameter", "takes no parameters"),
        ("/paths?source=Mira Solen", 422, "invalid-parameter", "target is missing"),
        ("/paths?source=Mira Solen&target=Dana Kerr&max_hops=9", 422, "invalid-parameter", "max_hops"),
        ("/paths?source=Mira Solen&target=Mira Solen", 422, "invalid-parameter", "differ"),
        ("/paths?source=an&target=Mira Solen", 422, "ambiguous-entity", "Dana Kerr"),
        ("/questions/denials?lmit=1", 422, "invalid-parameter", "limit"),
        ("/questions/connections", 422, "invalid-parameter", "entity"),
        ("/diagram.gif", 422, "invalid-parameter", "svg"),
        ("/graph?depth=4", 422, "invalid-parameter", "depth"),
    ],
)
def test_a_wrong_request_is_told_what_is_wrong(
    world_client: TestClient, address: str, status: int, code: str, said: str
) -> None:
    problem = _problem(world_client.get(address))
    assert (problem["status"], problem["code"]) == (status, code)
    assert said in problem["detail"] or said in str(problem.get("errors"))


def test_a_misspelt_parameter_is_answered_with_the_known_ones(world_client: TestClient) -> None:
    problem = _problem(world_client.get("/entities?knd=Person"))
    assert problem["did_you_mean"] == ["kind"]
    assert problem["allowed"] == ["cursor", "fields", "kind", "limit", "offset", "q", "sort"]


def test_a_number_out_of_range_is_answered_with_the_range(world_client: TestClient) -> None:
    problem = _problem(world_client.get("/entities?limit=1001"))
    assert (problem["parameter"], problem["given"], problem["did_you_mean"]) == ("limit", "1001", ["1000"])
    assert (problem["at_least"], problem["at_most"]) == (1, 1000)
    problem = _problem(world_client.get("/paths?source=TL&target=Vash&max_hops=9"))
    assert problem["did_you_mean"] == ["6"]
    [error] = problem["errors"]
    assert (error["in"], error["name"], error["given"], error["at_most"]) == ("query", "max_hops", "9", 6)


def test_a_misspelt_name_is_answered_with_the_nearest(world_client: TestClient) -> None:
    problem = _problem(world_client.get("/claims", params={"subject": "Mira Solem"}))
    assert problem["did_you_mean"] == [world.entity("mira")]


def test_a_misspelt_address_is_answered_with_those_that_there_are(world_client: TestClient) -> None:
    problem = _problem(world_client.get("/entitis"))
    assert "/entities" in problem["did_you_mean"]
    assert "/claims/{uid}" in problem["allowed"]


def test_a_wrong_method_is_answered_with_the_right_one(world_client: TestClient) -> None:
    response = world_client.put("/claims")
    assert _problem(response)["code"] == "wrong-method"
    assert response.headers["allow"] == "GET"


class _Failing:
    """A store on which everything fails in one way."""

    address = "embedded:failing"

    def __init__(self, error: Exception) -> None:
        self.error = error

    def read(self, *_: object, **__: object) -> list[dict[str, Any]]:
        raise self.error

    def transaction(self) -> Any:
        raise self.error

    def close(self) -> None:
        pass


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (StoreUnavailableError("nothing answers"), "store-unavailable"),
        (StoreAccessError("the password is wrong"), "store-access"),
        (StoreBusyError("another process has it"), "store-busy"),
        (StoreVersionError("too new"), "store-version"),
    ],
)
def test_a_store_that_is_down_is_a_503_and_the_process_still_alive(error: Exception, code: str) -> None:
    client = client_of(_Failing(error))
    for address in ("/readyz", "/entities", "/questions/denials"):
        problem = _problem(client.get(address))
        assert (problem["status"], problem["code"], problem["detail"]) == (503, code, str(error))
    assert client.get("/healthz").status_code == 200
    page = client.get("/")
    assert page.status_code == 200 and str(error) in page.text


@pytest.mark.parametrize("error", [RuntimeError("secret inside"), QueryError("secret inside")])
def test_a_fault_is_a_500_that_shows_nothing_and_is_logged(error: Exception, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, "sayso.api"):
        problem = _problem(client_of(_Failing(error)).get("/readyz"))
    assert (problem["status"], problem["code"]) == (500, "internal-error")
    assert "secret" not in str(problem)
    assert [record.exc_info is not None for record in caplog.records] == [True]


def test_a_question_that_takes_too_long_is_a_504() -> None:
    problem = _problem(client_of(_Failing(QueryTimeoutError("more than 30 s"))).get("/claims"))
    assert (problem["status"], problem["code"]) == (504, "query-timeout")


def test_a_store_that_cannot_be_opened_is_a_503_until_it_can(tmp_path: Any) -> None:
    folder = tmp_path / "graph"
    folder.mkdir()
    (folder / "letter.txt").write_text("not a store")
    with TestClient(create_app(Settings(store=f"embedded:{folder}")), base_url=LOCAL) as client:
        assert _problem(client.get("/readyz"))["code"] == "store-error"
        (folder / "letter.txt").unlink()
        assert client.get("/readyz").status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "", "127.0.0.1.evil.example", "[::1"])
def test_a_name_that_is_not_the_services_is_refused(world_client: TestClient, host: str) -> None:
    assert _problem(world_client.get("/healthz", headers={"host": host}))["code"] == "unknown-host"


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost", "LOCALHOST:1", "[::1]:8000"])
def test_local_names_are_the_services(world_client: TestClient, host: str) -> None:
    assert world_client.get("/healthz", headers={"host": host}).status_code == 200


def test_names_can_be_given_and_local_ones_stay() -> None:
    settings = Settings.from_environment({"SAYSO_HOSTS": "graph.example, other.example"})
    client = client_of(_Failing(RuntimeError()), settings)
    names = ["graph.example", "other.example:80", "localhost", "evil.example"]
    assert [client.get("/healthz", headers={"host": name}).status_code for name in names] == [200, 200, 200, 421]
    anyone = client_of(_Failing(RuntimeError()), Settings.from_environment({"SAYSO_HOSTS": "*"}))
    assert anyone.get("/healthz", headers={"host": "evil.example"}).status_code == 200


def test_another_web_site_may_not_change_the_graph(world_client: TestClient) -> None:
    response = world_client.delete(f"/documents/{world.document('wire')}", headers={"origin": "http://evil.example"})
    assert _problem(response)["code"] == "foreign-origin"
    assert world_client.get(f"/documents/{world.document('wire')}").status_code == 200


def test_no_other_site_is_allowed_to_read(world_client: TestClient) -> None:
    response = world_client.get("/healthz", headers={"origin": "http://evil.example"})
    assert not [name for name in response.headers if name.startswith("access-control")]


@pytest.mark.parametrize("size", ["many", "0", "-1", "5000", "nan"])
def test_a_useless_upload_limit_is_refused(size: str) -> None:
    with pytest.raises(SettingsError, match="SAYSO_MAX_UPLOAD_MB"):
        Settings.from_environment({"SAYSO_MAX_UPLOAD_MB": size})


def test_a_wrong_method_names_all_that_the_address_takes(world_client: TestClient) -> None:
    answer = world_client.put("/documents")
    assert answer.status_code == 405 and answer.headers["allow"] == "GET, POST"
    assert _problem(answer)["allowed"] == ["GET", "POST"]
    assert _problem(world_client.put("/documents/d0"))["allowed"] == ["DELETE", "GET"]


@pytest.mark.parametrize("address", ["/", "/healthz", "/entities", "/diagram.svg"])
def test_head_is_answered_like_get(world_client: TestClient, address: str) -> None:
    head, whole = world_client.head(address), world_client.get(address)
    assert head.status_code == whole.status_code == 200
    assert head.headers["content-type"] == whole.headers["content-type"]


def test_the_start_page_may_show_its_own_picture_and_nothing_from_elsewhere(world_client: TestClient) -> None:
    page = world_client.get("/")
    assert '<img src="/diagram.svg"' in page.text
    assert "img-src 'self'" in page.headers["content-security-policy"]
