"""Tags, compression, names of requests and other sites: what goes round every answer."""

import gzip
import json
import logging
import zlib
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from api.app import create_app
from api.caching import is_known, is_text, takes_gzip
from api.settings import Settings, SettingsError
from graph.loading import load, remove
from graph.store import Store, StoreUnavailableError
from tests.api.conftest import LOCAL, client_of
from tests.queries import world

PLAIN = {"Accept-Encoding": "identity"}
ZIPPED = {"Accept-Encoding": "gzip"}
LINES = {"Accept": "application/x-ndjson"}
DESK = "https://desk.example"


@pytest.fixture(scope="module")
def open_client(world_client: TestClient) -> Iterator[TestClient]:
    """A service whose answers one other site may read."""
    store = world_client.app.state.resources.store  # type: ignore[attr-defined]
    yield client_of(store, Settings(cors_origins=(DESK,)))


# Tags.


@pytest.mark.parametrize(
    "address", ["/entities", "/claims/disputed", "/graph", "/diagram.svg", "/diagram.png", "/", "/docs"]
)
def test_an_answer_that_is_known_is_not_sent_again(world_client: TestClient, address: str) -> None:
    first = world_client.get(address)
    tag = first.headers["etag"]
    assert tag.startswith('"') and first.headers["cache-control"] == "no-cache"
    again = world_client.get(address, headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == tag and again.headers.get("vary") == first.headers.get("vary")
    assert not {"content-type", "content-length", "content-encoding"} & set(again.headers)
    other = world_client.get(address, headers={"If-None-Match": '"something-else"'})
    assert (other.status_code, other.content) == (200, first.content)


def test_a_tag_changes_with_the_graph_and_comes_back_with_it(own_store: Store) -> None:
    client = client_of(own_store)

    def tag() -> str:
        return client.get("/claims").headers["etag"]

    before, herald = tag(), world.records()["herald"]
    assert tag() == before
    remove(own_store, world.document("herald"))
    assert tag() != before
    assert client.get("/claims", headers={"If-None-Match": before}).status_code == 200
    load(own_store, herald)
    assert tag() == before


def test_a_tag_changes_with_the_question(world_client: TestClient) -> None:
    addresses = ["/claims", "/claims?limit=3", "/claims?sort=-confidence", "/claims?fields=quote", "/claims/denied"]
    assert len({world_client.get(address).headers["etag"] for address in addresses}) == len(addresses)


def test_what_gzip_makes_has_a_tag_of_its_own_and_the_same_each_time(world_client: TestClient) -> None:
    plain, zipped = (world_client.get("/claims", headers=headers) for headers in (PLAIN, ZIPPED))
    assert plain.headers["etag"] != zipped.headers["etag"]
    assert world_client.get("/claims", headers=ZIPPED).headers["etag"] == zipped.headers["etag"]
    for own, headers in ((plain, PLAIN), (zipped, ZIPPED)):
        again = world_client.get("/claims", headers={**headers, "If-None-Match": own.headers["etag"]})
        assert again.status_code == 304
    crossed = world_client.get("/claims", headers={**PLAIN, "If-None-Match": zipped.headers["etag"]})
    assert crossed.status_code == 200


@pytest.mark.parametrize("address", ["/claims", "/entities/nobody", "/claims?limit=0", "/diagram.png"])
def test_head_has_the_headers_of_get(world_client: TestClient, address: str) -> None:
    names = ("etag", "content-length", "content-type", "content-encoding", "vary", "link", "cache-control")
    head, whole = world_client.head(address), world_client.get(address)
    assert head.status_code == whole.status_code
    own = {name for name in names if "request_id" not in whole.text or name != "content-length"}
    assert {name: head.headers.get(name) for name in own} == {name: whole.headers.get(name) for name in own}


def test_a_known_tag_holds_for_head_too(world_client: TestClient) -> None:
    tag = world_client.head("/claims").headers["etag"]
    assert world_client.head("/claims", headers={"If-None-Match": tag}).status_code == 304


def test_errors_streams_and_changes_have_no_tag(world_client: TestClient, own_client: TestClient) -> None:
    assert "etag" not in world_client.get("/entities/nobody").headers
    assert "etag" not in world_client.get("/claims", headers=LINES).headers
    assert "etag" not in own_client.delete(f"/documents/{world.document('wire')}").headers
    stale = world_client.get("/entities/nobody", headers={"If-None-Match": "*"})
    assert stale.status_code == 404


@pytest.mark.parametrize(
    ("given_", "known"),
    [('"a"', True), ('W/"a"', True), ('"b", "a"', True), ("*", True), ('"b"', False), ("a", False), ("", False)],
)
def test_a_tag_is_compared_as_the_standard_says(given_: str, known: bool) -> None:
    assert is_known('"a"', given_) is known


# Compression.


def test_a_long_text_is_sent_short_to_whoever_takes_it(world_client: TestClient) -> None:
    plain = world_client.get("/claims", headers=PLAIN)
    assert "content-encoding" not in plain.headers and "Accept-Encoding" in plain.headers["vary"]
    with world_client.stream("GET", "/claims", headers=ZIPPED) as response:
        raw = b"".join(response.iter_raw())
        assert response.headers["content-encoding"] == "gzip"
        assert int(response.headers["content-length"]) == len(raw) < len(plain.content) / 3
        assert "Accept-Encoding" in response.headers["vary"]
    assert gzip.decompress(raw) == plain.content


@pytest.mark.parametrize("address", ["/healthz", "/diagram.png"])
def test_what_is_short_or_packed_already_is_left_as_it_is(world_client: TestClient, address: str) -> None:
    assert "content-encoding" not in world_client.get(address, headers=ZIPPED).headers


def test_lines_are_sent_short_and_each_as_it_comes(world_client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.answers.paging.BATCH", 4)
    monkeypatch.setattr("api.answers.responding.BATCH", 4)
    opened = zlib.decompressobj(16 + zlib.MAX_WBITS)
    with world_client.stream("GET", "/claims", headers={**LINES, **ZIPPED}) as response:
        assert response.headers["content-encoding"] == "gzip" and "content-length" not in response.headers
        pieces = [opened.decompress(piece) for piece in response.iter_raw()]
    text = b"".join(pieces)
    assert opened.eof and len(text.splitlines()) == 17
    assert [json.loads(line) for line in text.splitlines()] == world_client.get("/claims").json()["items"]


@pytest.mark.parametrize(
    ("header", "takes"),
    [
        ("gzip", True),
        ("br, GZIP;q=0.5", True),
        ("*", True),
        ("gzip;q=0", False),
        ("gzip; q=0.000, *", False),
        ("identity", False),
        ("", False),
        ("x-gzip-not", False),
    ],
)
def test_gzip_is_sent_only_to_those_who_say_so(header: str, takes: bool) -> None:
    assert takes_gzip(header) is takes


def test_only_texts_are_made_shorter() -> None:
    texts = ("text/html; charset=utf-8", "application/json", "application/problem+json", "image/svg+xml")
    assert all(is_text(name) for name in (*texts, "application/x-ndjson", "application/rdf+xml"))
    assert not any(is_text(name) for name in ("image/png", "application/zip", ""))


@given(st.text(max_size=30), st.text(max_size=30))
def test_no_header_is_too_strange_to_be_read(encoding: str, tag: str) -> None:
    assert takes_gzip(encoding) in (True, False)
    assert is_known('"a"', tag) in (True, False)


# Names of requests.


def test_a_request_keeps_the_name_that_it_brings(world_client: TestClient) -> None:
    response = world_client.get("/healthz", headers={"X-Request-ID": "desk-42.a:b_c"})
    assert response.headers["x-request-id"] == "desk-42.a:b_c"


@pytest.mark.parametrize("name", ["", " ", "a b", "x" * 65, "a\tb", "<script>", "-x", "naïve".encode()])
def test_a_name_that_is_not_sound_is_replaced(world_client: TestClient, name: str | bytes) -> None:
    given_ = world_client.get("/healthz", headers={"X-Request-ID": name}).headers["x-request-id"]
    assert len(given_) == 32 and given_.isalnum()


def test_every_request_has_another_name(world_client: TestClient) -> None:
    assert len({world_client.get("/healthz").headers["x-request-id"] for _ in range(5)}) == 5


@pytest.mark.parametrize(
    ("method", "address", "headers", "status"),
    [
        ("GET", "/nothing", {}, 404),
        ("GET", "/entities/nobody", {}, 404),
        ("PUT", "/claims", {}, 405),
        ("POST", "/documents", {"content-length": "99999999999"}, 413),
        ("POST", "/documents", {"content-type": "text/plain"}, 415),
        ("GET", "/healthz", {"host": "evil.example"}, 421),
        ("GET", "/claims?limit=0", {}, 422),
        ("DELETE", "/documents/d0", {"origin": "http://evil.example"}, 403),
        ("DELETE", "/documents/d0", {"origin": "http://[evil"}, 403),
    ],
)
def test_every_problem_names_its_request_and_a_way_out(
    world_client: TestClient, method: str, address: str, headers: dict[str, str], status: int
) -> None:
    response = world_client.request(method, address, headers={**headers, "X-Request-ID": "here"})
    problem = response.json()
    assert (response.status_code, response.headers["content-type"]) == (status, "application/problem+json")
    assert problem["request_id"] == response.headers["x-request-id"] == "here"
    assert problem["code"] and len(problem["detail"]) > 30


class _Down:
    """A store of which nothing can be had."""

    address = "embedded:down"

    def __init__(self, error: Exception) -> None:
        self._error = error

    def read(self, *_: object, **__: object) -> Any:
        raise self._error

    def transaction(self) -> Any:
        raise self._error

    def close(self) -> None:
        pass


def test_the_log_calls_a_request_by_its_name_and_stays_one_line(caplog: pytest.LogCaptureFixture) -> None:
    client = client_of(_Down(RuntimeError("inside")))
    with caplog.at_level(logging.INFO, "sayso.api"):
        response = client.get("/documents/a%0AERROR forged", headers={"X-Request-ID": "here"})
    assert response.status_code == 500 and response.json()["request_id"] == "here"
    told = [record.getMessage() for record in caplog.records]
    assert told == [
        "here GET /documents/a%0AERROR%20forged failed",
        "here GET /documents/a%0AERROR%20forged: 500",
    ]


# Other sites.


def test_a_named_site_may_read(open_client: TestClient) -> None:
    response = open_client.get("/entities?limit=2", headers={"Origin": DESK})
    assert response.headers["access-control-allow-origin"] == DESK
    assert "Origin" in response.headers["vary"] and "Accept-Encoding" in response.headers["vary"]
    exposed = {name.strip() for name in response.headers["access-control-expose-headers"].split(",")}
    assert {"ETag", "Link", "X-Request-ID"} <= exposed


@pytest.mark.parametrize("address", ["/nothing", "/entities/nobody", "/claims?limit=0"])
def test_a_named_site_may_read_what_went_wrong(open_client: TestClient, address: str) -> None:
    response = open_client.get(address, headers={"Origin": DESK})
    assert response.status_code >= 400 and response.headers["access-control-allow-origin"] == DESK


@pytest.mark.parametrize("error", [RuntimeError("inside"), StoreUnavailableError("down")])
def test_a_named_site_may_read_that_the_service_failed(error: Exception) -> None:
    client = client_of(_Down(error), Settings(cors_origins=(DESK,)))
    response = client.get("/claims", headers={"Origin": DESK})
    assert response.status_code >= 500 and response.headers["access-control-allow-origin"] == DESK


def test_a_known_answer_may_be_read_from_a_named_site(open_client: TestClient) -> None:
    tag = open_client.get("/claims", headers={"Origin": DESK}).headers["etag"]
    again = open_client.get("/claims", headers={"Origin": DESK, "If-None-Match": tag})
    assert (again.status_code, again.headers["access-control-allow-origin"]) == (304, DESK)


def test_another_site_may_not_read(open_client: TestClient) -> None:
    response = open_client.get("/claims", headers={"Origin": "https://evil.example"})
    assert "access-control-allow-origin" not in response.headers
    assert "Origin" in response.headers["vary"]


def _before(client: TestClient, origin: str, method: str, **headers: str) -> Any:
    asking = {"Origin": origin, "Access-Control-Request-Method": method, **headers}
    return client.options("/claims", headers=asking)


def test_a_browser_that_asks_first_is_told(open_client: TestClient) -> None:
    allowed = _before(open_client, DESK, "GET", **{"Access-Control-Request-Headers": "if-none-match, x-request-id"})
    assert (allowed.status_code, allowed.headers["access-control-allow-origin"]) == (200, DESK)
    for refused in (
        _before(open_client, "https://evil.example", "GET"),
        _before(open_client, DESK, "DELETE"),
        _before(open_client, DESK, "GET", **{"Access-Control-Request-Headers": "x-other"}),
    ):
        assert (refused.status_code, refused.json()["code"]) == (400, "crossing-refused")
        assert "SAYSO_CORS_ORIGINS" in refused.json()["detail"] and "Origin" in refused.headers["vary"]


def test_a_browser_that_asks_first_under_a_wrong_name_learns_nothing(open_client: TestClient) -> None:
    response = _before(open_client, DESK, "GET", Host="evil.example")
    assert response.status_code == 421
    assert not [name for name in response.headers if name.startswith("access-control")]


def test_a_named_site_may_read_and_not_change(open_client: TestClient) -> None:
    response = open_client.delete(f"/documents/{world.document('wire')}", headers={"Origin": DESK})
    assert (response.status_code, response.json()["code"]) == (403, "foreign-origin")


def test_no_site_may_read_unless_it_is_named(world_client: TestClient) -> None:
    assert _before(world_client, DESK, "GET").json()["code"] == "wrong-method"
    headers = world_client.get("/claims", headers={"Origin": DESK}).headers
    assert not [name for name in headers if name.startswith("access-control")]


def test_sites_are_named_in_the_environment() -> None:
    def origins(text: str) -> tuple[str, ...]:
        return Settings.from_environment({"SAYSO_CORS_ORIGINS": text}).cors_origins

    assert origins("") == ()
    assert origins("HTTPS://Desk.example, http://localhost:3000") == (DESK, "http://localhost:3000")
    assert origins("*") == ("*",)
    everyone = TestClient(create_app(Settings(cors_origins=("*",)), _Down(RuntimeError())), base_url=LOCAL)
    assert everyone.get("/healthz", headers={"Origin": DESK}).headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize(
    "text", ["desk.example", "https://desk.example/", "https://", "ftp://desk.example", "https://*.x"]
)
def test_what_is_no_site_is_refused(text: str) -> None:
    with pytest.raises(SettingsError, match=r"SAYSO_CORS_ORIGINS names .*such as https://desk\.example"):
        Settings.from_environment({"SAYSO_CORS_ORIGINS": text})
