"""FollowTheMoney: what is written is what that model knows, and no more is said than the documents say."""

import csv
import io
import json
import os
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType

import pytest

from graph.evidence import document_uids
from graph.exchange import claims_table
from graph.exchange.follow_the_money import write_entities, write_statements
from graph.loading import load, prepare
from graph.ontology import Kind
from graph.store import Store, open_store
from tests.graph.hostile import NAMES, record_of_names
from tests.graph.support import claim, entity, record
from tests.queries import world
from tests.queries.conftest import fill

Thing = dict[str, object]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The hand-made graph and a hostile document."""
    opened = open_store(f"embedded:{tmp_path_factory.mktemp('ftm') / 'graph'}")
    fill(opened)
    load(opened, record_of_names())
    yield opened
    opened.close()


def _reader(module: str) -> ModuleType:
    """A module of followthemoney. Where that cannot be compiled the test is skipped, with CI=true it fails."""
    try:
        return import_module(module)
    except ImportError as error:
        told = f"{error}: pip install -r requirements-readers.lock, which needs the headers of ICU (libicu-dev)"
        if os.environ.get("CI") == "true":
            pytest.fail(told)
        pytest.skip(told)


def _things(store: Store) -> dict[str, Thing]:
    lines = b"".join(write_entities(store, document_uids(store))).decode().split("\n")
    things = [json.loads(line) for line in lines if line]
    by_id = {thing["id"]: thing for thing in things}
    assert len(by_id) == len(things), "every id is of one thing"
    return by_id


def _link(store: Store, label: str) -> Thing:
    return _things(store)[f"claim-{world.claim(label)}"]


def test_a_claim_that_is_affirmed_as_fact_is_a_link_of_its_own_kind_with_its_evidence(store: Store) -> None:
    assert _link(store, "a1") == {
        "id": f"claim-{world.claim('a1')}",
        "schema": "Directorship",
        "properties": {
            "director": [world.entity("mira")],
            "organization": [world.entity("council")],
            "role": ["chair"],
            "status": ["affirmed"],
            "description": ["Mira Solen, chair of the Harbour Council"],
            "summary": ["affirmed, on the word of the author, in: Night at the quays, Herald, 2020-07-01"],
            "proof": [world.document("herald")],
            "publisher": ["Herald"],
            "sourceUrl": ["https://herald.example/quays"],
            "recordId": [world.claim("a1")],
        },
    }


@pytest.mark.parametrize(
    ("label", "role", "status", "speaker"),
    [
        ("c1", "denied: backs", "denied", "Oren Vash"),
        ("c3", "possible: owns", "possible", "the author"),
        ("d3", "planned: met with", "planned", "Mira Solen"),
        ("d4", "hypothetical: leads", "hypothetical", "the author"),
    ],
)
def test_what_is_denied_or_less_than_fact_is_an_unknown_link_that_says_so(
    store: Store, label: str, role: str, status: str, speaker: str
) -> None:
    link = _link(store, label)
    told = link["properties"]
    assert isinstance(told, dict)
    assert (link["schema"], told["role"], told["status"]) == ("UnknownLink", [role], [status])
    assert told["summary"][0].startswith(f"{status}, on the word of {speaker}, in: ")


def test_only_plain_affirmations_are_links_of_a_known_kind(store: Store) -> None:
    links = [thing for id_, thing in _things(store).items() if id_.startswith("claim-")]
    assert len(links) == 17 + len(NAMES) + 1
    known = [thing["properties"] for thing in links if thing["schema"] != "UnknownLink"]
    assert len(known) == 3
    assert [told["status"] for told in known] == [["affirmed"]] * 3  # type: ignore[call-overload, index]


def test_ownership_and_kin_need_the_ends_that_their_kinds_demand(tmp_path_factory: pytest.TempPathFactory) -> None:
    text = "Ana Ro owns Seed Bank and Tall Tower. Ana Ro is a sister of Ben Ro."
    entities = (
        entity("a", Kind.PERSON, text, "Ana Ro"),
        entity("b", Kind.ORGANIZATION, text, "Seed Bank", tags=("bank",)),
        entity("c", Kind.ORGANIZATION, text, "Tall Tower"),
        entity("d", Kind.PERSON, text, "Ben Ro"),
    )
    claims = (claim(text, "a", "OWNS", "b"), claim(text, "a", "OWNS", "c"), claim(text, "a", "FAMILY_OF", "d"))
    opened = open_store(f"embedded:{tmp_path_factory.mktemp('owners')}")
    prepare(opened)
    load(opened, record(text, entities, claims))
    things = list(_things(opened).values())
    opened.close()
    assert [thing["schema"] for thing in things if str(thing["id"]).startswith("claim-")] == [
        "Ownership",
        "UnknownLink",
        "Family",
    ]
    assert sorted(str(thing["schema"]) for thing in things if str(thing["id"]).startswith("a")) == [
        *("Company", "Organization", "Person", "Person"),
    ]


def _statements(store: Store) -> bytes:
    return b"".join(write_statements(store, document_uids(store)))


def test_a_statement_keeps_the_name_that_a_document_gives_under_the_entity_of_the_graph(store: Store) -> None:
    rows = list(csv.DictReader(io.StringIO(_statements(store).decode(), newline="")))
    names = {(row["entity_id"], row["origin"]) for row in rows if row["canonical_id"] == world.entity("mira")}
    assert {entity_id for entity_id, _ in names} == set(world.appearances("mira"))
    assert {origin for _, origin in names} == {world.document(name) for name in ("herald", "wire", "leaflet")}


def test_followthemoney_itself_reads_every_entity_without_changing_a_value(store: Store) -> None:
    model = _reader("followthemoney").model
    things = _things(store)
    for thing in things.values():
        told = thing["properties"]
        assert isinstance(told, dict)
        proxy = model.get_proxy(thing, cleaned=True)
        assert {key: sorted(proxy.get(key)) for key in told} == {key: sorted(values) for key, values in told.items()}
        schema = model.get(thing["schema"])
        missing = set(schema.required) - told.keys()
        assert missing == set()
        for prop in (prop for prop in schema.properties.values() if prop.range):
            for other in told.get(prop.name, []):
                assert model.get(things[other]["schema"]).is_a(prop.range), (thing["schema"], prop.name, things[other])


def test_followthemoney_itself_reads_every_statement_and_gives_it_the_same_id_and_type(store: Store) -> None:
    reader = _reader("followthemoney.statement.serialize")
    written = _statements(store)
    rows = list(csv.DictReader(io.StringIO(written.decode(), newline="")))
    found = list(reader.read_csv_statements(io.BytesIO(written)))
    assert len(found) == len(rows) > 300
    for statement, row in zip(found, rows, strict=True):
        assert statement.generate_key() == row["id"]
        assert statement.prop_type == row["prop_type"]
        assert (statement.value, statement.canonical_id) == (row["value"], row["canonical_id"])


def test_the_table_of_claims_has_every_claim_with_its_words_and_no_cell_is_a_formula(store: Store) -> None:
    table = b"".join(claims_table.write(store, document_uids(store))).decode()
    rows = {row["claim"]: row for row in csv.DictReader(io.StringIO(table, newline=""))}
    assert len(rows) == 17 + len(NAMES) + 1
    denial = rows[world.claim("c1")]
    assert (denial["polarity"], denial["speaker"], denial["quote"]) == (
        "denied",
        "Oren Vash",
        "the Harbour Council does not back the Tide League",
    )
    cells = [cell for row in csv.reader(io.StringIO(table, newline="")) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert f"'{NAMES[0]}" in cells and "'@SUM(A1)" in cells
