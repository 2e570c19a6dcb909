"""Loading and removing: what the graph is, that order does not matter, that half a document never stays."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from graph import summary
from graph.entities import resolve_uid
from graph.loading import document_uids, load, prepare, records, remove
from graph.ontology import Kind, Modality, Polarity
from graph.record import Attribution, Claim, Document, Entity, Form, InvalidRecordError, Mention, Record, Span
from graph.store import Store, StoreError
from tests.graph.support import claim, entity, graph_as_value, record

FIRST = "Mara Voss leads the Harbour Front. The Harbour Front (HF) attacked Tolm, Voss said."
SECOND = "HF did not attack Tolm, Ilan Reed said. Tolm is in the United States."
THIRD = "Mara Voss may meet Ilan Reed in America."


def first() -> Record:
    entities = (
        entity("e1", Kind.PERSON, FIRST, "Mara Voss", "Voss"),
        entity("e2", Kind.ORGANIZATION, FIRST, "Harbour Front", "HF", tags=("armed group",)),
        entity("e3", Kind.PLACE, FIRST, "Tolm"),
    )
    claims = (
        claim(FIRST, "e1", "LEADS", "e2", "Mara Voss leads the Harbour Front"),
        claim(FIRST, "e2", "ATTACKED", "e3", "attacked Tolm", speaker="e1"),
    )
    return record(FIRST, entities, claims, headline="One", published="2020-06-01", url="https://a.example/1")


def second() -> Record:
    entities = (
        entity("x", Kind.ORGANIZATION, SECOND, "HF"),
        entity("y", Kind.PLACE, SECOND, "Tolm"),
        entity("z", Kind.PERSON, SECOND, "Ilan Reed"),
        entity("w", Kind.PLACE, SECOND, "United States"),
    )
    claims = (
        claim(SECOND, "x", "ATTACKED", "y", "HF did not attack Tolm", speaker="z", polarity=Polarity.DENIED),
        claim(SECOND, "y", "LOCATED_IN", "w", "Tolm is in the United States"),
    )
    return record(SECOND, entities, claims, headline="Two", published="2020-06-03")


def third() -> Record:
    entities = (
        entity("a", Kind.PERSON, THIRD, "Mara Voss"),
        entity("b", Kind.PERSON, THIRD, "Ilan Reed"),
        entity("c", Kind.PLACE, THIRD, "America"),
    )
    return record(THIRD, entities, (claim(THIRD, "b", "MET_WITH", "a", modality=Modality.POSSIBLE),))


@pytest.fixture
def prepared(store: Store) -> Store:
    prepare(store)
    return store


def test_three_documents_give_the_graph_worked_out_by_hand(prepared: Store) -> None:
    for one in (first(), second(), third()):
        assert load(prepared, one).added
    graph = graph_as_value(prepared)

    entities = {row["name"]: row for row in graph["Entity"]}
    assert entities.keys() == {"Mara Voss", "Ilan Reed", "Harbour Front", "Tolm", "United States"}
    front = entities["Harbour Front"]
    assert front["labels"] == ["Entity", "Organization"]
    assert (front["aliases"], front["tags"], front["search"]) == (["HF"], ["armed group"], "harbor front\nhf")
    assert (front["documents"], front["claims"]) == (2, 3)
    assert front["uid"] == min(first().appearance_uid("e2"), second().appearance_uid("x"))
    assert entities["United States"]["aliases"] == ["America"]
    assert (entities["Mara Voss"]["documents"], entities["Mara Voss"]["claims"]) == (2, 2)

    names = {row["uid"]: row["name"] for row in graph["Entity"]}
    edges = {(names[row["s"]], row["p"], names[row["o"]]): row for row in graph["summary"]}
    assert edges.keys() == {
        ("Mara Voss", "LEADS", "Harbour Front"),
        ("Harbour Front", "ATTACKED", "Tolm"),
        ("Tolm", "LOCATED_IN", "United States"),
        _ordered(entities, "Mara Voss", "MET_WITH", "Ilan Reed"),
    }
    attacked = edges["Harbour Front", "ATTACKED", "Tolm"]
    expected = {"claims": 2, "affirmed": 1, "denied": 1, "actual": 2, "possible": 0, "planned": 0, "hypothetical": 0}
    expected |= {"asserted": 1, "speakers": 2, "sources": 2}
    assert {key: attacked[key] for key in expected} == expected
    assert (attacked["first_published"], attacked["last_published"]) == ("2020-06-01", "2020-06-03")
    met = next(row for row in graph["summary"] if row["p"] == "MET_WITH")
    assert [met[key] for key in ("claims", "possible", "asserted", "speakers", "first_published")] == [1, 1, 0, 0, None]


def _ordered(entities: dict[str, dict[str, str]], one: str, predicate: str, other: str) -> tuple[str, str, str]:
    """A symmetric edge leads from the smaller uid to the larger."""
    smaller, larger = sorted((one, other), key=lambda name: entities[name]["uid"])
    return smaller, predicate, larger


def test_loading_twice_changes_nothing(prepared: Store) -> None:
    load(prepared, first())
    once = graph_as_value(prepared)
    again = load(prepared, first())
    assert (again.uid, again.added) == (first().document.uid, False)
    assert graph_as_value(prepared) == once


def test_preparing_twice_changes_nothing(prepared: Store) -> None:
    load(prepared, first())
    once = graph_as_value(prepared)
    prepare(prepared)
    assert graph_as_value(prepared) == once


def test_loading_into_a_store_that_was_not_prepared_says_so(store: Store) -> None:
    with pytest.raises(StoreError, match="prepare"):
        load(store, first())


def test_taking_a_document_out_leaves_what_was_there_without_it(prepared: Store) -> None:
    empty = graph_as_value(prepared)
    load(prepared, first())
    load(prepared, third())
    without = graph_as_value(prepared)
    load(prepared, second())
    assert remove(prepared, second().document.uid)
    assert graph_as_value(prepared) == without
    assert not remove(prepared, second().document.uid)
    for uid in document_uids(prepared):
        remove(prepared, uid)
    assert graph_as_value(prepared) == empty


def test_the_order_of_loading_changes_nothing(prepared: Store) -> None:
    wanted = _graph_of(prepared, [first(), second(), third()])
    assert _graph_of(prepared, [third(), second(), first()]) == wanted
    assert _graph_of(prepared, [second(), first(), third()]) == wanted


def test_writers_at_the_same_time_take_turns(prepared: Store) -> None:
    wanted = _graph_of(prepared, [first(), second(), third()])
    for uid in document_uids(prepared):
        remove(prepared, uid)
    with ThreadPoolExecutor(3) as pool:
        loaded = list(pool.map(lambda one: load(prepared, one), [first(), second(), third()] * 2))
    assert sum(one.added for one in loaded) == 3
    assert graph_as_value(prepared) == wanted


def test_an_entity_splits_again_when_the_document_that_joined_it_goes(prepared: Store) -> None:
    load(prepared, second())
    acronym = resolve_uid(prepared, second().appearance_uid("x"))
    load(prepared, first())
    joined = resolve_uid(prepared, second().appearance_uid("x"))
    assert joined == resolve_uid(prepared, first().appearance_uid("e2"))
    remove(prepared, first().document.uid)
    assert resolve_uid(prepared, second().appearance_uid("x")) == acronym
    assert resolve_uid(prepared, first().appearance_uid("e2")) is None


def test_every_uid_ever_given_out_leads_to_its_entity(prepared: Store) -> None:
    given_out = set()
    for one in (third(), second(), first()):
        load(prepared, one)
        given_out |= {row["uid"] for row in graph_as_value(prepared)["Entity"]}
    present = {row["uid"] for row in graph_as_value(prepared)["Entity"]}
    assert {resolve_uid(prepared, uid) for uid in given_out} == present
    assert resolve_uid(prepared, "a-stranger") is None


def test_a_fault_in_the_middle_of_loading_or_removing_leaves_the_graph_as_it_was(
    prepared: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(prepared, first())
    before = graph_as_value(prepared)

    def broken(*_: object) -> None:
        raise RuntimeError("the power went out")

    with monkeypatch.context() as patch:
        patch.setattr(summary, "rewrite", broken)
        with pytest.raises(RuntimeError):
            load(prepared, second())
        with pytest.raises(RuntimeError):
            remove(prepared, first().document.uid)
    assert graph_as_value(prepared) == before
    assert load(prepared, second()).added


def test_one_wire_story_printed_twice_is_one_source(prepared: Store) -> None:
    body = FIRST + " " + " ".join(f"Witness number {n} saw smoke over the quay." for n in range(12))
    entities = first().entities
    one = Record(Document(body, headline="Front attacks Tolm"), entities, (), first().claims)
    other = Record(Document(body + " The end.", headline="Attack on Tolm"), entities, (), first().claims)
    load(prepared, one)
    load(prepared, other)
    graph = graph_as_value(prepared)
    assert {row["story"] for row in graph["Document"]} == {min(one.document.uid, other.document.uid)}
    assert [(row["claims"], row["sources"]) for row in graph["summary"]] == [(2, 1), (2, 1)]
    remove(prepared, min(one.document.uid, other.document.uid))
    left = max(one.document.uid, other.document.uid)
    assert [row["story"] for row in graph_as_value(prepared)["Document"]] == [left]


def test_records_come_back_as_they_went_in(prepared: Store) -> None:
    full = replace(
        first(),
        document=Document(FIRST, "a.txt", "Öne", "https://a.example", "A. Writer", "The Paper", "2020-06-01", "en"),
        attributions=(
            Attribution("e1", Span(70, 74), Span(75, 79), Span(35, 68)),
            Attribution(None, None, Span(75, 79), Span(35, 68)),
        ),
        claims=(
            first().claims[1],
            replace(first().claims[0], role="head", event_date="2020-05", confidence=1.0),
        ),
    )
    nominal = Mention(31, 34, FIRST[31:34], Form.NOMINAL)
    front = replace(full.entities[1], mentions=(*full.entities[1].mentions, nominal))
    full = replace(full, entities=(front, *full.entities[::2]))
    given = sorted([full, second(), third(), Record(Document(""))], key=lambda one: one.document.uid)
    for one in given:
        load(prepared, one)
    assert list(records(prepared)) == given


def test_of_claims_that_say_the_same_the_surest_is_kept(prepared: Store) -> None:
    weak, strong = first().claims[0], replace(first().claims[0], confidence=0.9, rule="better")
    load(prepared, replace(first(), claims=(weak, strong)))
    assert next(records(prepared)).claims == (strong,)


def _with(**changes: object) -> Record:
    return replace(first(), claims=(replace(first().claims[0], **changes),))


@pytest.mark.parametrize(
    ("broken", "because"),
    [
        (_with(quote="never said"), "is not the text"),
        (_with(predicate="DETACH DELETE"), "no predicate"),
        (_with(object="e9"), "which is no entity"),
        (_with(subject="e3", object="e1"), "cannot hold"),
        (replace(first(), entities=(*first().entities, replace(first().entities[0], id="e9"))), "same place"),
        (replace(first(), document=Document(FIRST, headline="\ud800")), "half a character"),
    ],
)
def test_a_record_that_breaks_its_own_rules_is_refused_and_nothing_is_written(
    prepared: Store, broken: Record, because: str
) -> None:
    empty = graph_as_value(prepared)
    with pytest.raises(InvalidRecordError, match=because):
        load(prepared, broken)
    assert graph_as_value(prepared) == empty


NAMES = {
    Kind.PERSON: ["Mara Voss", "Voss", "M. Voss", "Ilan Reed", "President Reed"],
    Kind.ORGANIZATION: ["Popular Front", "PF", "People's Forum", "Parliament", "Front"],
    Kind.PLACE: ["US", "America", "Tolm", "New Tolm"],
}
PREDICATES = {
    (Kind.PERSON, Kind.PERSON): "MET_WITH",
    (Kind.PERSON, Kind.ORGANIZATION): "LEADS",
    (Kind.ORGANIZATION, Kind.ORGANIZATION): "MET_WITH",
    (Kind.ORGANIZATION, Kind.PLACE): "ATTACKED",
    (Kind.ORGANIZATION, Kind.PERSON): "ATTACKED",
    (Kind.PERSON, Kind.PLACE): "ATTACKED",
}
FILLER = [" ".join(f"word{n * k}" for n in range(40)) for k in (1, 7)]


@st.composite
def small_records(draw: st.DrawFn) -> Record:
    """A document over few names, so that documents share, confuse and part them; at times a copy of another."""
    text, entities = "", list[Entity]()
    for number in range(draw(st.integers(1, 3))):
        kind = draw(st.sampled_from(list(Kind)))
        names = draw(st.lists(st.sampled_from(NAMES[kind]), min_size=1, max_size=2, unique=True))
        mentions = []
        for name in names:
            mentions.append(Mention(len(text), len(text) + len(name), name, Form.NAME))
            text += name + ". "
        entities.append(Entity(f"e{number}", kind, names[0], tuple(names[1:]), tuple(mentions)))
    text += draw(st.sampled_from(["", *FILLER]))
    claims = [
        Claim(
            PREDICATES[one.kind, other.kind], one.id, other.id, draw(st.sampled_from(list(Polarity))), Modality.ACTUAL,
            draw(st.sampled_from([None, *(entity.id for entity in entities)])), None, None, 0, 4, text[:4], 0.5, "test",
        )
        for one in entities
        for other in entities
        if one is not other and (one.kind, other.kind) in PREDICATES and draw(st.booleans())
    ]  # fmt: skip
    published = draw(st.sampled_from([None, "2020-01-01", "2021-02-03"]))
    return Record(Document(text, published=published), tuple(entities), (), tuple(claims))


def _graph_of(store: Store, ones: Sequence[Record]) -> object:
    for uid in document_uids(store):
        remove(store, uid)
    for one in ones:
        load(store, one)
    return graph_as_value(store)


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@pytest.mark.parametrize("store", ["embedded"], indirect=True)
@given(st.lists(small_records(), min_size=2, max_size=5, unique_by=lambda one: one.document.uid), st.data())
def test_no_order_of_loading_and_nothing_that_was_there_meanwhile_changes_the_graph(
    prepared: Store, given: list[Record], data: st.DataObject
) -> None:
    meanwhile, *kept = given
    wanted = _graph_of(prepared, kept)
    assert _graph_of(prepared, data.draw(st.permutations(kept))) == wanted
    mixed = data.draw(st.permutations(given))
    _graph_of(prepared, mixed)
    remove(prepared, meanwhile.document.uid)
    assert graph_as_value(prepared) == wanted
