"""Every question at its own address: pages, order, members, lines (see `tests.queries.world` for the graph)."""

import asyncio
import json
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from starlette.types import Message

from api.answers.cursors import Place, opened, sealed
from api.answers.items import item_of
from api.answers.lines import line, wants_lines
from api.answers.paging import page_after, page_at, pages
from api.answers.sorting import SORTED_AT_MOST, Order, in_order
from api.answers.wanted import CURSOR, FIELDS, SORT
from api.answers.windows import Window
from api.app import create_app
from api.problems import ProblemError
from api.settings import Settings
from graph.loading import load, remove
from graph.store import Store, StoreUnavailableError
from queries.addresses import placeholders
from queries.questions import questions
from tests.api.conftest import client_of
from tests.queries import world
from tests.queries.cases import Case, cases

OURS = {CURSOR, FIELDS, SORT}
LINES = {"Accept": "application/x-ndjson"}


def _cases_with_rows() -> list[Case]:
    first: dict[str, Case] = {}
    for case in cases():
        if case.rows:
            first.setdefault(case.question, case)
    # The page of one thing, and the chains of links, have an answer of their own making.
    return [case for name, case in first.items() if name not in ("entity", "claim", "document", "paths")]


def _asked(client: TestClient, case: Case, **more: object) -> Any:
    path = questions()[case.question].path
    names = placeholders(path)
    address = path.format(**{name: case.parameters[name] for name in names})
    rest = {name: value for name, value in case.parameters.items() if name not in names}
    return client.get(address, params={**rest, **more})


@pytest.mark.parametrize("case", _cases_with_rows(), ids=lambda case: case.question)
def test_a_question_has_the_same_rows_at_its_own_address(world_client: TestClient, case: Case) -> None:
    item = item_of(case.question)
    items = _asked(world_client, case).json()["items"]
    assert items == [item.make(row) for row in case.rows]
    assert all(tuple(one) == item.members for one in items)


def test_no_question_takes_a_parameter_that_means_something_else_over_http() -> None:
    assert not [one for one in questions().values() if OURS & {parameter.name for parameter in one.parameters}]


def test_an_address_of_words_is_not_taken_for_a_uid(world_client: TestClient) -> None:
    assert world_client.get("/claims/denied").json()["items"][0]["polarity"] == "denied"
    assert world_client.get("/entities/kinds").json()["items"][0].keys() == {"kind", "entities"}


def test_an_answer_about_an_entity_says_which(world_client: TestClient) -> None:
    ends = world.entity("mira"), world.entity("oren")
    answer = world_client.get(f"/entities/{ends[0]}/claims/{ends[1]}").json()
    assert (answer["source"]["name"], answer["target"]["name"]) == ("Mira Solen", "Oren Vash")


def test_an_old_uid_in_any_place_of_an_address_leads_to_the_present_one(world_client: TestClient) -> None:
    mira, oren = world.entity("mira"), world.entity("oren")
    old = next(uid for uid in world.appearances("oren") if uid != oren)
    response = world_client.get(f"/entities/{mira}/claims/{old}?polarity=denied")
    assert response.status_code == 308
    assert response.headers["location"] == f"/entities/{mira}/claims/{oren}?polarity=denied"


# Pages.


def _followed(client: TestClient, address: str | None, member: str = "items") -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    while address:
        response = client.get(address)
        answer = response.json()
        rows += answer[member]
        address = answer["next"]
        assert response.headers.get("link") == (f'<{address}>; rel="next"' if address else None)
    return rows


@pytest.mark.parametrize("query", ["", "&sort=-claims,name", "&fields=name,uid", "&q=n&kind=Organization"])
def test_pages_put_together_are_the_whole(world_client: TestClient, query: str) -> None:
    whole = world_client.get(f"/entities?limit=1000{query}").json()
    assert whole["next"] is None
    for limit in (1, 2, 4):
        assert _followed(world_client, f"/entities?limit={limit}{query}") == whole["items"]


def test_the_questions_room_has_pages_as_well(world_client: TestClient) -> None:
    whole = world_client.get("/questions/claims").json()
    assert len(whole["rows"]) == 17 and whole["next"] is None
    assert _followed(world_client, "/questions/claims?limit=5", "rows") == whole["rows"]


def test_an_answer_that_has_no_pages_comes_whole(world_client: TestClient) -> None:
    answer = world_client.get("/entities/kinds").json()
    assert (answer["limit"], answer["offset"], answer["next"]) == (None, 0, None)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda cursor: cursor[:-1] + ("A" if cursor[-1] != "A" else "B"), "invalid-cursor"),
        (lambda cursor: cursor[1:], "invalid-cursor"),
        (lambda _: "é", "invalid-cursor"),
        (lambda _: "AAAA", "invalid-cursor"),
        (lambda _: "x" * 150, "invalid-cursor"),
        (lambda cursor: f"{cursor}&sort=name", "invalid-cursor"),
        (lambda cursor: f"{cursor}&kind=Person", "invalid-cursor"),
        (lambda cursor: f"{cursor}&offset=1", "invalid-parameter"),
    ],
)
def test_a_cursor_that_was_changed_or_belongs_elsewhere_is_refused(
    world_client: TestClient, change: Any, code: str
) -> None:
    cursor = world_client.get("/entities?limit=2").json()["next"].partition("cursor=")[2]
    assert world_client.get(f"/entities?cursor={cursor}").status_code == 200
    response = world_client.get(f"/entities?cursor={change(cursor)}")
    assert (response.status_code, response.json()["code"]) == (422, code)


def test_a_cursor_of_one_question_is_refused_by_another(world_client: TestClient) -> None:
    cursor = world_client.get("/claims?limit=2").json()["next"].partition("cursor=")[2]
    assert world_client.get(f"/claims/denied?cursor={cursor}").json()["code"] == "invalid-cursor"
    refused = world_client.get(f"/questions/entities-by-kind?cursor={cursor}")
    assert refused.status_code == 422 and "no pages" in refused.json()["detail"]


@given(
    st.integers(1, 10**9), st.text("0123456789abcdef", min_size=12, max_size=12), st.dictionaries(st.text(), st.text())
)
def test_a_cursor_keeps_its_place(start: int, after: str, about: dict[str, str]) -> None:
    cursor = sealed(Place(start, after), about)
    assert opened(cursor, about) == Place(start, after)
    with pytest.raises(ProblemError):
        opened(cursor, {**about, "more": "1"})


@given(st.text(max_size=60))
def test_no_text_is_taken_for_a_cursor(text: str) -> None:
    with pytest.raises(ProblemError):
        opened(text, {"": "claims "})


# A graph that changes while somebody turns its pages. Without `wire` and `leaflet` its documents are herald, gazette.


def test_rows_that_come_and_go_before_a_page_shift_nothing(own_store: Store) -> None:
    client = client_of(own_store)
    whole = [one["uid"] for one in client.get("/claims").json()["items"]]
    second = client.get("/claims?limit=9").json()["next"]
    records = world.records()
    remove(own_store, world.document("herald"))  # the oldest: its four claims came first
    assert [one["uid"] for one in client.get(second).json()["items"]] == whole[9:]
    load(own_store, records["herald"])
    assert [one["uid"] for one in client.get(second).json()["items"]] == whole[9:]


def test_a_page_after_a_row_that_is_gone_says_so(own_store: Store) -> None:
    client = client_of(own_store)
    second = client.get("/claims?limit=2").json()["next"]
    remove(own_store, world.document("herald"))
    response = client.get(second)
    assert (response.status_code, response.json()["code"]) == (410, "cursor-expired")
    assert "start again without cursor" in response.json()["detail"]
    lines = client.get(second, headers=LINES)
    assert (lines.status_code, lines.headers["content-type"]) == (410, "application/problem+json")


def _window(rows: list[dict[str, Any]]) -> Window:
    return lambda start, count: rows[start : start + count]


@given(st.lists(st.integers(0, 5)), st.integers(1, 4), st.data())
def test_whatever_changes_elsewhere_each_row_that_stays_is_shown_once(
    values: list[int], limit: int, data: st.DataObject
) -> None:
    rows = [{"uid": str(number), "value": value} for number, value in enumerate(values)]
    page = page_at(_window(rows), 0, limit)
    seen = list(page.rows)
    while page.following:
        last = seen[-1]
        # Any rows but the last that was shown go, and new ones come.
        rows = [row for row in rows if row is last or data.draw(st.booleans())]
        rows.insert(data.draw(st.integers(0, len(rows))), {"uid": f"new{len(seen)}-{len(rows)}", "value": 0})
        rest = rows[rows.index(last) + 1 :]
        page = page_after(_window(rows), page.following, limit)
        assert page.rows == rest[:limit]
        seen += page.rows
        if not page.rows:
            break
    assert len({row["uid"] for row in seen}) == len(seen)


def test_of_rows_that_look_alike_the_nearest_is_gone_on_from() -> None:
    rows = [{"other_uid": uid, "predicate": "BACKS"} for uid in "abc"] * 2
    following = page_at(_window(rows), 0, 4).following
    assert following is not None
    shifted = [{"other_uid": "new", "predicate": "BACKS"}, *rows]
    assert page_after(_window(shifted), following, 9).rows == rows[4:]


# Order and members.


def test_an_answer_comes_in_the_order_asked_for(world_client: TestClient) -> None:
    items = world_client.get("/entities?sort=-documents,name").json()["items"]
    keys = [(-one["documents"], one["name"].casefold()) for one in items]
    assert keys == sorted(keys) and len(keys) == 9
    plain = world_client.get("/entities").json()["items"]
    assert [one["uid"] for one in plain] != [one["uid"] for one in items]


def test_what_is_missing_comes_last_either_way(world_client: TestClient) -> None:
    for sort in ("published", "-published"):
        dates = [one["published"] for one in world_client.get(f"/documents?sort={sort}").json()["items"]]
        known = [date for date in dates if date]
        assert dates[-1] is None and len(known) == 3
        assert known == sorted(known, reverse=sort.startswith("-"))


ROWS = st.lists(
    st.fixed_dictionaries({"name": st.none() | st.text(max_size=3), "size": st.integers(0, 2), "on": st.booleans()})
)


@given(ROWS)
def test_equal_rows_stay_in_the_questions_order(rows: list[dict[str, Any]]) -> None:
    numbered = [{**row, "number": number} for number, row in enumerate(rows)]
    read = in_order(_window(numbered), [Order("size", True), Order("on", False)])
    wanted = sorted(numbered, key=lambda row: (-row["size"], row["on"], row["number"]))
    assert read(0, 100) == wanted
    assert read(1, 2) == wanted[1:3]
    by_name = [row["name"] for row in in_order(_window(numbered), [Order("name", False)])(0, 100)]
    assert by_name[: len([name for name in by_name if name is not None])] == sorted(
        (name for name in by_name if name is not None), key=str.casefold
    )


def test_more_rows_than_can_be_held_are_not_sorted() -> None:
    rows = [{"name": "x"}] * (SORTED_AT_MOST + 1)
    with pytest.raises(ProblemError, match="narrow it") as caught:
        in_order(_window(rows), [Order("name", False)])(0, 10)
    assert caught.value.code == "too-many-rows"
    assert len(in_order(_window(rows[1:]), [Order("name", False)])(0, 10)) == 10


def test_only_the_members_asked_for_are_sent(world_client: TestClient) -> None:
    items = world_client.get("/claims?fields=uid,subject&limit=2").json()["items"]
    assert [list(one) for one in items] == [["uid", "subject"], ["uid", "subject"]]
    answer = world_client.get("/questions/denials?fields=quote").json()
    assert answer["columns"] == ["quote"] and all(list(row) == ["quote"] for row in answer["rows"])


@pytest.mark.parametrize(
    ("address", "code", "nearest"),
    [
        ("/entities?sort=nme", "unknown-column", ["name"]),
        ("/entities?sort=-nme,name", "unknown-column", ["name"]),
        ("/claims?sort=subject", "unknown-column", ["subject_uid", "subject_name", "subject_kind"]),
        ("/entities?fields=nam", "unknown-field", ["name"]),
        ("/claims?fields=subject_name", "unknown-field", ["subject"]),
        ("/questions/claims?fields=subjct_name", "unknown-field", ["subject_name"]),
    ],
)
def test_a_column_that_is_not_there_is_answered_with_those_that_are(
    world_client: TestClient, address: str, code: str, nearest: list[str]
) -> None:
    response = world_client.get(address)
    problem = response.json()
    assert (response.status_code, problem["code"]) == (422, code)
    assert set(nearest) <= set(problem["did_you_mean"])
    assert set(problem["did_you_mean"]) <= set(problem["allowed"])


def test_a_parameter_that_is_given_twice_is_not_half_ignored(world_client: TestClient) -> None:
    assert world_client.get("/claims?polarity=denied&polarity=affirmed").json()["code"] == "repeated-parameter"
    together = world_client.get("/entities/several?entities=Mira Solen&entities=Oren Vash").json()["items"]
    assert together == world_client.get("/entities/several?entities=Mira Solen,Oren Vash").json()["items"]
    assert [one["name"] for one in together] == ["Mira Solen", "Oren Vash"]


# Lines.


@pytest.mark.parametrize("address", ["/claims", "/claims?sort=-confidence", "/entities/kinds", "/claims?fields=quote"])
def test_lines_are_the_same_items_one_on_each(world_client: TestClient, address: str) -> None:
    response = world_client.get(address, headers=LINES)
    assert response.headers["content-type"] == "application/x-ndjson"
    assert response.text.endswith("\n")
    items = world_client.get(address).json()["items"]
    assert [json.loads(one) for one in response.text.splitlines()] == items


def test_lines_go_to_the_end_unless_a_limit_is_given(world_client: TestClient) -> None:
    def count(address: str) -> int:
        return len(world_client.get(address, headers=LINES).text.splitlines())

    assert count("/claims") == 17
    assert count("/claims?limit=3") == 3
    assert count("/claims?offset=15") == 2
    second = world_client.get("/claims?limit=5").json()["next"]
    assert count(second.replace("limit=5&", "")) == 12
    assert count("/claims?subject=Ilse Brandt") == 0


def test_an_answer_streams_a_batch_at_a_time() -> None:
    asked: list[tuple[int, int]] = []

    def read(start: int, count: int) -> list[dict[str, Any]]:
        asked.append((start, count))
        return [{"uid": str(number)} for number in range(start, min(start + count, 2300))]

    streamed = pages(read, page_at(read, 0, 500))
    assert [row["uid"] for row in next(streamed)] == [str(number) for number in range(500)]
    assert len(asked) == 1
    assert sum(len(page) for page in streamed) == 1800
    assert max(count for _, count in asked) < 600 and len(asked) == 5


def test_whoever_asks_for_nothing_in_particular_gets_one_object(world_client: TestClient) -> None:
    asks = {
        "*/*": False,
        "": False,
        "application/json": False,
        "application/x-ndjson": True,
        "APPLICATION/X-NDJSON; q=0.9, text/html": True,
        "application/json, application/x-ndjson;q=0.5": False,
        "application/json;q=0.5, application/x-ndjson": True,
        "application/x-ndjson;q=0": False,
        "application/x-ndjson;q=much": False,
    }
    assert {accept: wants_lines(accept) for accept in asks} == asks
    assert all("Accept" in world_client.get("/claims", headers=h).headers["vary"] for h in ({}, LINES))


@given(st.text())
def test_no_text_breaks_a_line(text: str) -> None:
    text = text.encode(errors="replace").decode()
    told = line({"quote": text})
    assert len(told.decode().splitlines()) == 1 and told.endswith(b"\n")
    assert json.loads(told) == {"quote": text}


class _Breaking:
    """A store that goes away after some statements."""

    def __init__(self, store: Store, statements: int) -> None:
        self.address, self._store, self._left = store.address, store, statements

    def read(self, cypher: str, parameters: Any = None, *, timeout_s: float | None = None) -> list[dict[str, Any]]:
        self._left -= 1
        if self._left < 0:
            raise StoreUnavailableError("nothing answers any more")
        return self._store.read(cypher, parameters, timeout_s=timeout_s)

    def transaction(self) -> Any:
        return self._store.transaction()

    def close(self) -> None:
        pass


def test_a_fault_in_the_middle_of_a_stream_is_its_last_line_and_breaks_it_off(
    own_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.answers.paging.BATCH", 5)
    monkeypatch.setattr("api.answers.responding.BATCH", 5)
    sent: list[Message] = []

    async def receive() -> Message:
        await asyncio.sleep(3600)
        raise AssertionError

    async def send(message: Message) -> None:
        sent.append(message)

    head = {"type": "http", "http_version": "1.1", "method": "GET", "path": "/claims", "raw_path": b"/claims"}
    headers = [(b"host", b"127.0.0.1"), (b"accept", b"application/x-ndjson")]
    scope = {**head, "query_string": b"", "headers": headers, "server": ("127.0.0.1", 80), "scheme": "http"}
    app = create_app(Settings(), _Breaking(own_store, 2))
    # Not ended properly: the server then breaks the connection off.
    with pytest.raises(RuntimeError, match="response already started"):
        asyncio.run(app({**scope, "asgi": {"version": "3.0"}}, receive, send))
    assert sent[0]["status"] == 200
    assert all(message.get("more_body") for message in sent[1:])
    *items, last = [json.loads(one) for one in b"".join(message["body"] for message in sent[1:]).splitlines()]
    assert len(items) == 10 and all("quote" in item for item in items)
    assert (last["problem"]["status"], last["problem"]["code"]) == (503, "store-unavailable")


def test_a_fault_before_the_first_line_is_a_problem_like_any_other(own_store: Store) -> None:
    response = client_of(_Breaking(own_store, 0)).get("/claims", headers=LINES)
    assert (response.status_code, response.json()["code"]) == (503, "store-unavailable")


def test_head_of_a_stream_reads_no_more_than_its_beginning(own_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.answers.paging.BATCH", 5)
    monkeypatch.setattr("api.answers.responding.BATCH", 5)
    response = client_of(_Breaking(own_store, 1)).head("/claims", headers=LINES)
    assert (response.status_code, response.headers["content-type"]) == (200, "application/x-ndjson")
