"""What the graph of `valley` must answer, worked out on paper from its table."""

from tests.queries.rows import COUNTS, Case, Row
from tests.queries.valley import VALLEY

_MARCH, _APRIL = "2021-03-01", "2021-04-01"
_BAGHDAD = {"latitude": 33.3406, "longitude": 44.4009, "precision": "city"}
_IRAQ = {"latitude": 33.0, "longitude": 44.0, "precision": "country"}
_NOWHERE = {"latitude": None, "longitude": None, "precision": None}


def valley_cases() -> list[Case]:
    """Every case of this graph."""
    entity, claim_row = VALLEY.entity, VALLEY.claim_row
    guard = {"level": 1} | _relation(("guard", "PART_OF", "front"), "e1", (_MARCH, _APRIL), [], claims=2, sources=2)
    tessa = {"level": 2} | _relation(("tessa", "LEADS", "guard"), "e2", (_MARCH, _MARCH), ["commander"])
    reported = {**_named("accuser_", "jon"), **_named("accused_", "front"), "how": "reported"} | claim_row("e3")
    said = {**_named("accuser_", "jon"), **_named("accused_", "front"), "how": "said"} | claim_row("e4")
    repeated = _change("repeated", ("guard", "PART_OF", "front"), (1, 0, 1, 0), "f7")
    denied = _change("denied", ("front", "ATTACKED", "baghdad"), (1, 0, 0, 1), "f3")
    affirmed = _change("affirmed", ("union", "OPPOSES", "front"), (0, 1, 1, 0), "f4")
    shelled = {"date": "2021-02-20", "dated_by": "text"} | claim_row("e4")
    not_shelled = {"date": _APRIL, "dated_by": "document"} | claim_row("f3")
    ruk = _close("part", "ruk", "jon", "ruk", "letter", "ledger", (1, 2))
    vf = _close("initials", "vf", "front", "vf", "letter", "ledger", (1, 2))
    ministries = _ministries()
    places = [
        _at("baghdad", _BAGHDAD, "2021-02-20", "e4"),
        _at("baghdad", _BAGHDAD, _APRIL, "f3"),
        _at("iraq", _IRAQ, _APRIL, "f6"),
        _at("tripoli", _NOWHERE, _APRIL, "f5"),
    ]
    baghdad = {"entity": entity("front"), "other": entity("baghdad")}
    return [
        Case("members", {"group": entity("front")}, [guard, tessa]),
        Case("members", {"group": entity("front"), "depth": 1}, [guard]),
        Case("members", {"group": entity("front"), "kinds": "Person"}, [tessa]),
        Case("accusations", {}, [reported, said]),
        Case("accusations", {"how": "reported"}, [reported]),
        Case("alliances", {"entity": entity("union")}, [_alliance()]),
        Case("changes", {"since": _APRIL, "predicates": "ATTACKED,PART_OF"}, [repeated, denied]),
        Case("changes", {"since": _APRIL, "change": "affirmed"}, [affirmed]),
        Case("timeline", baghdad, [shelled, not_shelled]),
        Case("timeline", {**baghdad, "since": _MARCH}, [not_shelled]),
        Case("timeline", {**baghdad, "until": _MARCH}, [shelled]),
        Case("contradicted-speakers", {}, [_contradicted("jon", "e4", "f3"), _contradicted("tessa", "f3", "e4")]),
        Case("disagreements", {"between": "speakers"}, [_disagreement()]),
        Case("appearances-to-judge", {}, [ruk, vf, ministries]),
        Case("appearances-to-judge", {"limit": 1, "offset": 1}, [vf]),
        Case("appearances-to-judge", {"reason": "part"}, [ruk]),
        Case("appearances-to-judge", {"kind": "Organization"}, [vf, ministries]),
        Case("appearances-to-judge", {"entity": entity("front")}, [vf]),
        Case("event-places", {}, places),
        Case("event-places", {"mapped": "yes", "since": _MARCH}, places[1:3]),
        Case("event-places", {"mapped": "no"}, places[3:]),
        Case("aliases", {"entity": entity("front")}, _names()),
    ]


def _named(prefix: str, key: str) -> Row:
    kind, name = VALLEY.names[key]
    return {f"{prefix}uid": VALLEY.entity(key), f"{prefix}name": name, f"{prefix}kind": str(kind)}


def _relation(
    edge: tuple[str, str, str], label: str, dates: tuple[str, str], roles: list[str], claims: int = 1, sources: int = 1
) -> Row:
    """An edge that authors affirm as a fact, in their own voice."""
    ends: Row = {**_named("subject_", edge[0]), "predicate": edge[1], **_named("object_", edge[2])}
    when: Row = {"first_published": dates[0], "last_published": dates[1], "roles": roles}
    counts: Row = dict.fromkeys(COUNTS, 0) | dict.fromkeys(("claims", "affirmed", "actual", "asserted"), claims)
    return ends | when | counts | {"sources": sources} | VALLEY.sample(label)


def _alliance() -> Row:
    """The union stands beside the front by day and fights it by night."""
    row: Row = {**_named("one_", "union"), **_named("other_", "front"), "stand": "both"}
    for side, label, predicate in (("together", "f1", "ALLIED_WITH"), ("against", "f4", "OPPOSES")):
        said = VALLEY.claim_row(label)
        row |= {side: 1, f"{side}_predicates": [predicate], f"{side}_claim": said["uid"]}
        row |= {f"{side}_quote": said["quote"], f"{side}_by": None, f"{side}_document": said["document_uid"]}
        row |= {f"{side}_published": _APRIL}
    return row


def _change(change: str, edge: tuple[str, str, str], counts: tuple[int, int, int, int], label: str) -> Row:
    ends: Row = {**_named("subject_", edge[0]), "predicate": edge[1], **_named("object_", edge[2])}
    names = ("affirmed_before", "denied_before", "affirmed", "denied")
    row = VALLEY.claim_row(label)
    kept = ("quote", "polarity", "modality", "speaker_name", "document_uid", "headline", "publisher", "published")
    head: Row = {"change": change, **ends, **dict(zip(names, counts, strict=True)), "sources": 1}
    return head | {"claim": row["uid"]} | {key: row[key] for key in kept}


def _contradicted(key: str, label: str, against: str) -> Row:
    own, theirs = VALLEY.claim_row(label), VALLEY.claim_row(against)
    head: Row = {**_named("", key), "contradicted": 1, "statements": 1, "contradicted_by": [theirs["speaker_name"]]}
    head |= {"claim": own["uid"], "quote": own["quote"], "polarity": own["polarity"]}
    head |= {"document_uid": own["document_uid"], "published": own["published"]}
    head |= {"against_claim": theirs["uid"], "against_quote": theirs["quote"], "against_by": theirs["speaker_name"]}
    return head | {"against_document": theirs["document_uid"], "against_published": theirs["published"]}


def _disagreement() -> Row:
    ends: Row = {"predicate": "ATTACKED", **_named("subject_", "front"), **_named("object_", "baghdad")}
    row = ends | {"affirmed": 1, "denied": 1}
    for side, label in (("affirmed", "e4"), ("denied", "f3")):
        said = VALLEY.claim_row(label)
        row |= {f"{side}_{key}": said[key] for key in ("quote", "modality", "headline", "publisher", "published")}
        row |= {f"{side}_claim": said["uid"], f"{side}_by": said["speaker_name"]}
        row |= {f"{side}_document": said["document_uid"]}
    return row


def _close(reason: str, one: str, other: str, shared: str, here: str, there: str, documents: tuple[int, int]) -> Row:
    """Two entities whose names are close, each with its first document."""
    kind, name = VALLEY.names[one]
    row: Row = {"reason": reason, "uid": VALLEY.entity(one), "name": name, "documents": documents[0]}
    row |= {"other_uid": VALLEY.entity(other), "other_name": VALLEY.names[other][1], "other_documents": documents[1]}
    row |= {"kind": str(kind), "shared": shared, "together": 0}
    for prefix, key, paper in (("", one, here), ("other_", other, there)):
        at = "document_uid" if prefix == "" else "other_document"
        headline = VALLEY.records()[paper].document.headline
        row |= {f"{prefix}appearance": VALLEY.appearance(key, paper), at: VALLEY.document(paper)}
        row |= {f"{prefix}headline": headline}
    return row


def _ministries() -> Row:
    """Two ministries of one name, in two documents: which country's, the name does not say."""
    papers = {"ministry here": "ledger", "ministry there": "letter"}
    one, other = sorted(papers, key=VALLEY.entity)
    return _close("name", one, other, "interior ministry", papers[one], papers[other], (1, 1))


def _at(key: str, point: Row, date: str, label: str) -> Row:
    place: Row = {"place_uid": VALLEY.entity(key), "place_name": VALLEY.names[key][1]}
    return place | point | {"date": date} | VALLEY.claim_row(label)


def _names() -> list[Row]:
    ledger = {key: VALLEY.claim_row("e1")[key] for key in ("document_uid", "headline", "publisher", "published")}
    head: Row = {"here": "Valley Front", **ledger}
    return [
        {"name": "Valley Front", "documents": 2}
        | head
        | {"sentence": "\N{GRINNING FACE} The Valley Front holds the dam again."},
        {"name": "Fronters", "documents": 1}
        | head
        | {"sentence": "In the bars of the valley Dr. Hale calls them the Fronters, and J. Poole laughs!"},
    ]
