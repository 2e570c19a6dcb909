"""What the hand-made graph must answer about relations of one sort, about sources, speakers, times and names."""

from tests.queries import world
from tests.queries.rows import Answers, Row, claims, named, relation, told
from tests.queries.world import claim_row, entity

_JULY_1, _JULY_2, _JULY_3 = "2020-07-01", "2020-07-02", "2020-07-03"
_STORY = (_JULY_1, _JULY_2)  # told by the herald and the wire
_REPLY = (_JULY_3, _JULY_3)  # told by the gazette
_NEVER = (None, None)  # told by the leaflet, which has no date


def relation_answers() -> Answers:
    """Parameters and rows by question."""
    return {
        "leaders": _leaders(),
        "members": _members(),
        "backers": _backers(),
        "alliances": _alliances(),
        "accusations": _accusations(),
        "single-source": _single_source(),
        "contradicted-speakers": _contradicted(),
        "publishers": _publishers(),
        "copies": _copies(),
        "aliases": _aliases(),
        "appearances-to-judge": [({}, [])],
        "changes": _changes(),
        "timeline": _timelines(),
        "event-places": _event_places(),
        "denials": [
            ({"since": _JULY_1, "until": _JULY_3}, claims("c1")),
            ({"until": _JULY_2}, []),
        ],
        "documents": [({"since": _JULY_2, "until": _JULY_2, "q": "herald"}, [])],
    }


def _edge(
    edge: tuple[str, str, str], label: str, dates: tuple[str | None, str | None], roles: list[str] | None = None
) -> Row:
    more: Row = {} if roles is None else {"roles": roles}
    return relation(*edge, *dates) | more | told(edge, label)


def _leaders() -> list[tuple[Row, list[Row]]]:
    council = _edge(("mira", "LEADS", "council"), "a1", _STORY, ["chair"])
    bank = _edge(("dana", "LEADS", "bank"), "d4", _NEVER, [])
    return [
        ({}, [council, bank]),
        ({"kind": "Organization", "limit": 1, "offset": 1}, [bank]),
        ({"kind": "Place"}, []),
        ({"stance": "asserted"}, [council]),
        ({"since": _JULY_2}, [council]),
        ({"since": _JULY_3}, []),
        ({"entity": entity("bank")}, [bank]),
    ]


def _members() -> list[tuple[Row, list[Row]]]:
    oren = {"level": 1} | _edge(("oren", "WORKS_FOR", "bank"), "c2", _REPLY, ["director"])
    dana = {"level": 1} | _edge(("dana", "LEADS", "bank"), "d4", _NEVER, [])
    return [
        ({"group": entity("bank")}, [dana, oren]),
        ({"group": entity("bank"), "limit": 1, "offset": 1, "depth": 4, "kinds": "Person"}, [oren]),
        ({"group": entity("bank"), "kinds": "Organization"}, []),
        ({"group": entity("port")}, []),
    ]


def _backers() -> list[tuple[Row, list[Row]]]:
    council = _edge(("council", "BACKS", "league"), "a2", (_JULY_1, _JULY_3))
    salt = _edge(("salt", "BACKS", "league"), "d1", _NEVER)
    return [
        ({}, [council, salt]),
        ({"limit": 1, "offset": 1}, [salt]),
        ({"entity": entity("salt")}, [salt]),
        ({"stance": "asserted"}, [council]),
        ({"min_sources": 2}, [council]),
    ]


def _side(prefix: str, labels: str, predicates: list[str]) -> Row:
    """One side of a pair; the surest of the claims first."""
    ones = claims(labels)
    first: Row = ones[0] if ones else {}
    return {
        prefix: len(ones),
        f"{prefix}_predicates": predicates,
        f"{prefix}_claim": first.get("uid"),
        f"{prefix}_quote": first.get("quote"),
        f"{prefix}_by": first.get("speaker_name"),
        f"{prefix}_document": first.get("document_uid"),
        f"{prefix}_published": first.get("published"),
    }


def _pair(one: str, other: str, together: str, against: str) -> Row:
    """A pair in the order of their uids, with the claims for and against."""
    ends = sorted((one, other), key=entity)
    stand = "both" if together and against else "together" if together else "against"
    head: Row = {**named("one_", ends[0]), **named("other_", ends[1]), "stand": stand}
    yes, no = ["BACKS"] if together else [], ["ATTACKED"] if against else []
    return head | _side("together", together, yes) | _side("against", against, no)


def _alliances() -> list[tuple[Row, list[Row]]]:
    council, port = _pair("council", "league", "a2 b2", ""), _pair("league", "port", "", "a4 b4")
    salt = _pair("league", "salt", "d1", "c4")
    every = sorted([council, port, salt], key=lambda row: (row["one_name"], row["other_name"]))
    swapped = {**named("one_", "port"), **named("other_", "league")}
    return [
        ({}, every),
        ({"limit": 1, "offset": 1}, every[1:2]),
        ({"stand": "both"}, [salt]),
        ({"entity": entity("port")}, [port | swapped]),
        ({"since": _JULY_2, "until": _JULY_2, "stand": "together"}, [_pair("council", "league", "b2", "")]),
    ]


def _accusation(accuser: str, accused: str, label: str) -> Row:
    return {**named("accuser_", accuser), **named("accused_", accused), "how": "said"} | claim_row(label)


def _accusations() -> list[tuple[Row, list[Row]]]:
    herald, wire = _accusation("dana", "league", "a4"), _accusation("dana", "league", "b4")
    oren = _accusation("oren", "league", "c4")
    return [
        ({}, [herald, wire, oren]),
        ({"limit": 1, "offset": 1}, [wire]),
        ({"accuser": entity("oren")}, [oren]),
        ({"accused": entity("league"), "since": _JULY_2, "until": _JULY_2}, [wire]),
        ({"accused": entity("port")}, []),
        ({"how": "reported"}, []),
    ]


def _single_source() -> list[tuple[Row, list[Row]]]:
    def one(edge: tuple[str, str, str], label: str) -> Row:
        dates, by = {"a": (_STORY, ["Herald", "Wire"]), "c": (_REPLY, ["Gazette"]), "d": (_NEVER, [])}[label[0]]
        return relation(*edge, *dates) | {"printed_by": by} | told(edge, label)

    every = [
        one(("mira", "LEADS", "council"), "a1"),
        one(("league", "ATTACKED", "port"), "a4"),
        one(("dana", "LEADS", "bank"), "d4"),
        one(("bank", "OWNS", "salt"), "c3"),
        one(("oren", "WORKS_FOR", "bank"), "c2"),
        one(("salt", "BACKS", "league"), "d1"),
        one(("league", "BASED_IN", "port"), "d2"),
        one(("league", "ATTACKED", "salt"), "c4"),
    ]
    return [
        ({}, every),
        ({"limit": 2, "offset": 3}, every[3:5]),
        ({"entity": entity("port")}, [every[1], every[6]]),
        ({"predicates": "LEADS,OWNS", "stance": "asserted"}, [every[0]]),
    ]


def _contradiction(key: str, statements: int, label: str, against: str) -> Row:
    said, denied = claim_row(label), claim_row(against)
    head: Row = {**named("", key), "contradicted": 1, "statements": statements, "contradicted_by": []}
    own = {"claim": said["uid"], "quote": said["quote"], "polarity": said["polarity"]}
    own |= {"document_uid": said["document_uid"], "published": said["published"]}
    theirs = {"against_claim": denied["uid"], "against_quote": denied["quote"], "against_by": denied["speaker_name"]}
    theirs |= {"against_document": denied["document_uid"], "against_published": denied["published"]}
    return head | own | theirs


def _contradicted() -> list[tuple[Row, list[Row]]]:
    # Dana's word about the port is in two documents, which are one story and so one statement.
    dana, oren = _contradiction("dana", 2, "d5", "a3"), _contradiction("oren", 2, "c1", "a2")
    return [
        ({}, [dana, oren]),
        ({"limit": 1, "offset": 1}, [oren]),
        ({"entity": entity("council")}, [oren | {"statements": 1}]),
        ({"predicates": "MET_WITH"}, [dana | {"statements": 1}]),
        ({"predicates": "ATTACKED"}, []),
    ]


def _publishers() -> list[tuple[Row, list[Row]]]:
    columns = ("publisher", "documents", "stories", "shared", "claims", "first_published", "last_published")
    every = [
        dict(zip(columns, row, strict=True))
        for row in (
            ("Gazette", 1, 1, 0, 4, _JULY_3, _JULY_3),
            ("Herald", 1, 1, 1, 4, _JULY_1, _JULY_1),
            ("Wire", 1, 1, 1, 4, _JULY_2, _JULY_2),
            (None, 1, 1, 0, 5, None, None),
        )
    ]
    return [
        ({}, every),
        ({"limit": 2, "offset": 1}, every[1:3]),
        ({"since": _JULY_2}, [every[0], every[2]]),
        ({"until": _JULY_1}, [every[1]]),
        ({"entity": entity("ilse")}, [every[3]]),
    ]


def _copies() -> list[tuple[Row, list[Row]]]:
    def one(name: str) -> Row:
        record = world.records()[name]
        paper = record.document
        head: Row = {"story": world.story(record), "copies": 2, "uid": paper.uid, "headline": paper.headline}
        press: Row = {"publisher": paper.publisher, "published": paper.published, "url": paper.url}
        return head | press | {"words": len(paper.text.split()), "claims": 4}

    both = [one("herald"), one("wire")]
    return [
        ({}, both),
        ({"limit": 1, "offset": 1}, both[1:]),
        ({"publisher": "Wire", "entity": entity("mira")}, both),
        ({"publisher": "Gazette"}, []),
        ({"entity": entity("bank")}, []),
    ]


def _aliases() -> list[tuple[Row, list[Row]]]:
    herald = {key: claim_row("a1")[key] for key in ("document_uid", "headline", "publisher", "published")}
    sentence = "Nobody hid it any longer: the Harbour Council backs the Tide League (TL), and pays for its boats."
    rows: list[Row] = [
        {"name": name, "documents": documents, "here": "Tide League", **herald, "sentence": sentence}
        for name, documents in (("Tide League", 4), ("TL", 3))
    ]
    return [({"entity": entity("league")}, rows), ({"entity": entity("league"), "limit": 1, "offset": 1}, rows[1:])]


def _change(change: str, edge: tuple[str, str, str], counts: tuple[int, int, int, int], sources: int, at: str) -> Row:
    ends: Row = {**named("subject_", edge[0]), "predicate": edge[1], **named("object_", edge[2])}
    names = ("affirmed_before", "denied_before", "affirmed", "denied")
    row = claim_row(at)
    kept = ("quote", "polarity", "modality", "speaker_name", "document_uid", "headline", "publisher", "published")
    first: Row = {"claim": row["uid"], **{key: row[key] for key in kept}}
    return {"change": change} | ends | dict(zip(names, counts, strict=True)) | {"sources": sources} | first


def _changes() -> list[tuple[Row, list[Row]]]:
    reply = [
        _change("denied", ("council", "BACKS", "league"), (2, 0, 0, 1), 1, "c1"),
        _change("new", ("bank", "OWNS", "salt"), (0, 0, 1, 0), 1, "c3"),
        _change("new", ("oren", "WORKS_FOR", "bank"), (0, 0, 1, 0), 1, "c2"),
        _change("new", ("league", "ATTACKED", "salt"), (0, 0, 1, 0), 1, "c4"),
    ]
    first, second = sorted(("mira", "oren"), key=entity)
    again = [
        _change("repeated", ("council", "BACKS", "league"), (1, 0, 1, 0), 1, "b2"),
        _change("repeated", ("mira", "LEADS", "council"), (1, 0, 1, 0), 1, "b1"),
        _change("repeated", (first, "MET_WITH", second), (1, 0, 1, 0), 1, "b3"),
        _change("repeated", ("league", "ATTACKED", "port"), (1, 0, 1, 0), 1, "b4"),
    ]
    again.sort(key=lambda row: (row["subject_name"], row["predicate"]))
    return [
        ({"since": _JULY_3}, reply),
        ({"since": _JULY_3, "limit": 2, "offset": 1}, reply[1:3]),
        ({"since": _JULY_2, "until": _JULY_2}, again),
        ({"since": _JULY_3, "change": "denied"}, reply[:1]),
        ({"since": _JULY_3, "entity": entity("salt"), "predicates": "OWNS"}, reply[1:2]),
        # What is affirmed and denied in one stretch of time is new in it.
        (
            {"since": _JULY_1, "predicates": ["BACKS"]},
            [_change("new", ("council", "BACKS", "league"), (0, 0, 2, 1), 2, "a2")],
        ),
    ]


def _dated(label: str) -> Row:
    row = claim_row(label)
    date = row["published"]
    return {"date": date, "dated_by": "document" if date else None} | row


def _timelines() -> list[tuple[Row, list[Row]]]:
    oren = [_dated(label) for label in ("a3", "b3", "c2", "d3", "d5")]
    return [
        ({"entity": entity("oren")}, oren),
        ({"entity": entity("oren"), "limit": 2, "offset": 1}, oren[1:3]),
        ({"entity": entity("oren"), "other": entity("bank")}, oren[2:3]),
        ({"entity": entity("oren"), "predicates": "MET_WITH", "since": _JULY_2, "until": _JULY_3}, oren[1:2]),
    ]


def _event_places() -> list[tuple[Row, list[Row]]]:
    def at_port(label: str) -> Row:
        # Nothing says that Port Ansel is a city or a country, so nothing says where it is.
        nowhere: Row = {"latitude": None, "longitude": None, "precision": None}
        place: Row = {"place_uid": entity("port"), "place_name": "Port Ansel"}
        return place | nowhere | {"date": claim_row(label)["published"]} | claim_row(label)

    attacks = [at_port("a4"), at_port("b4")]
    return [
        ({}, [*attacks, at_port("d2")]),
        ({"limit": 1, "offset": 1}, attacks[1:]),
        ({"place": entity("port"), "predicates": "BASED_IN", "mapped": "no"}, [at_port("d2")]),
        ({"entity": entity("league"), "since": _JULY_2, "until": _JULY_2}, attacks[1:]),
        ({"mapped": "yes"}, []),
    ]
