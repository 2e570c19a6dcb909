"""The two articles that the project was born from, read from outside the repository where they are."""

from pathlib import Path

import pytest

from graph.loading import load, prepare
from graph.ontology import Polarity
from graph.store import open_store
from ingest.extract import extract
from ingest.readers import read
from queries import ask, resolve_entity

SEEDS = Path(__file__).resolve().parents[2] / "shared" / "seeds"

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the two articles are not beside this checkout")


@pytest.fixture(scope="module")
def records():
    return [extract(document) for path in sorted(SEEDS.glob("*.txt")) for document in read(path)]


@pytest.fixture(scope="module")
def store(records, tmp_path_factory):
    opened = open_store(f"embedded:{tmp_path_factory.mktemp('seeds')}")
    prepare(opened)
    for record in records:
        load(opened, record)
    yield opened
    opened.close()


def test_every_quote_and_mention_is_the_text_at_its_offsets(records):
    for record in records:
        text = record.document.text
        assert all(text[claim.start : claim.end] == claim.quote for claim in record.claims)
        assert all(text[m.start : m.end] == m.text for entity in record.entities for m in entity.mentions)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Mustafa al-Kadhimi", "Person"),
        ("Popular Mobilization Units", "Organization"),
        ("Kataib Hezbollah", "Organization"),
        ("Pentagon", "Place"),
        ("Qassem Soleimani", "Person"),
    ],
)
def test_the_actors_are_found_once_and_as_what_they_are(store, name, kind):
    found = [candidate for candidate in resolve_entity(store, name) if candidate.match == "exact"]
    assert [(candidate.kind) for candidate in found] == [kind]


def test_the_units_are_one_entity_under_all_their_names_in_both_articles(store):
    uids = {resolve_entity(store, name)[0].uid for name in ("Popular Mobilization Units", "PMUs", "PMU")}
    assert len(uids) == 1
    assert resolve_entity(store, "PMUs")[0].documents == 2


def _between(store, one, other):
    source, target = (resolve_entity(store, name)[0].uid for name in (one, other))
    return ask(store, "claims-between", {"source": source, "target": target}).rows


def test_that_the_units_are_iranian_backed_is_denied(store):
    backing = [row for row in _between(store, "Iran", "PMUs") if row["predicate"] == "BACKS"]
    assert [row["polarity"] for row in backing] == [Polarity.DENIED]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kadhimi", "Iran"),
        ("PMUs", "Pentagon"),
        ("Kataib Hezbollah", "PMUs"),
        ("Pentagon", "Soleimani"),
        ("Soleimani", "PMUs"),
    ],
)
def test_what_the_articles_state_of_the_actors_is_there_with_its_quote(store, one, other):
    rows = _between(store, one, other)
    assert rows and all(row["quote"] for row in rows)
