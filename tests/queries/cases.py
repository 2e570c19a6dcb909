"""For every question what the hand-made graph must answer, worked out on paper from the table in `world`."""

from collections.abc import Iterable

from tests.queries import world
from tests.queries.connection_cases import connection_answers
from tests.queries.relation_cases import relation_answers
from tests.queries.rows import SIZES, Answers, Case, Row, claims, connection, entity_row, link, named, told
from tests.queries.world import claim_row, document, entity


def cases() -> list[Case]:
    """Every case, all questions together."""
    answers = _answers()
    for more in (connection_answers(), relation_answers()):
        for question, pairs in more.items():
            answers[question] = [*answers.get(question, []), *pairs]
    return [Case(question, parameters, rows) for question, pairs in answers.items() for parameters, rows in pairs]


def _answers() -> Answers:
    return {
        "search": [
            ({}, _found(_BY_SIZE, "all")),
            ({"kind": "Person", "limit": 2, "offset": 1}, _found(["mira", "dana"], "all")),
            ({"q": "The Tide League’s"}, _found(["league"], "exact")),
            ({"q": "tl"}, _found(["league"], "exact")),
            ({"q": "TIDE"}, _found(["league"], "prefix")),
            ({"q": "compa"}, _found(["salt"], "word")),
            ({"q": "vash oren"}, _found(["oren"], "words")),
            (
                {"q": "n"},
                [
                    *_found(["bank"], "prefix"),
                    *_found(["oren", "mira", "council", "port", "dana", "salt", "ilse"], "part"),
                ],
            ),
            ({"q": "n", "kind": "place"}, _found(["port"], "part")),
            ({"q": "zebra"}, []),
        ],
        "entity": [
            ({"entity": entity("mira")}, [entity_row("mira") | {"connections": 2, "said": 1}]),
            ({"entity": max(world.appearances("dana"))}, [entity_row("dana") | {"connections": 1, "said": 3}]),
            ({"entity": entity("ilse")}, [entity_row("ilse") | {"connections": 0, "said": 0}]),
        ],
        "entities": [
            ({"entities": [entity("salt"), max(world.appearances("mira"))]}, [entity_row("salt"), entity_row("mira")]),
        ],
        "connections": [
            (
                {"entity": entity("league")},
                [
                    connection("in", "BACKS", "council", ("council", "BACKS", "league"), "a2"),
                    connection("out", "ATTACKED", "port", ("league", "ATTACKED", "port"), "a4"),
                    connection("out", "BASED_IN", "port", ("league", "BASED_IN", "port"), "d2"),
                    connection("out", "ATTACKED", "salt", ("league", "ATTACKED", "salt"), "c4"),
                    connection("in", "BACKS", "salt", ("salt", "BACKS", "league"), "d1"),
                ],
            ),
            (
                {"entity": entity("mira")},
                [
                    connection("both", "MET_WITH", "oren", ("mira", "MET_WITH", "oren"), "a3"),
                    connection("out", "LEADS", "council", ("mira", "LEADS", "council"), "a1"),
                ],
            ),
            (
                {"entity": entity("league"), "predicate": "attacked", "kind": "Organization"},
                [connection("out", "ATTACKED", "salt", ("league", "ATTACKED", "salt"), "c4")],
            ),
            (
                {"entity": entity("league"), "limit": 1, "offset": 2},
                [connection("out", "BASED_IN", "port", ("league", "BASED_IN", "port"), "d2")],
            ),
            ({"entity": entity("ilse")}, []),
        ],
        "claims-between": [
            ({"source": entity("council"), "target": entity("league")}, claims("a2 b2 c1")),
            ({"source": entity("league"), "target": entity("council")}, claims("a2 b2 c1")),
            ({"source": entity("oren"), "target": entity("mira")}, claims("a3 b3 d3 d5")),
            ({"source": entity("oren"), "target": entity("mira"), "polarity": "denied"}, claims("d5")),
            ({"source": entity("oren"), "target": entity("mira"), "modality": "planned"}, claims("d3")),
            ({"source": entity("league"), "target": entity("salt"), "predicate": "BACKS"}, claims("d1")),
            ({"source": entity("oren"), "target": entity("mira"), "limit": 2, "offset": 1}, claims("b3 d3")),
            ({"source": entity("ilse"), "target": entity("mira")}, []),
        ],
        "claims-among": [
            (_among("mira oren council league ilse"), claims("a1 a2 a3 b1 b2 b3 c1 d3 d5")),
            (
                {**_among("mira oren council league"), "predicates": ["MET_WITH", "BACKS"], "polarity": "denied"},
                claims("c1 d5"),
            ),
            ({**_among("mira oren"), "modality": "planned"}, claims("d3")),
            ({**_among("council league"), "since": "2020-07-02", "until": "2020-07-02"}, claims("b2")),
            ({**_among("mira oren council league"), "limit": 2, "offset": 3}, claims("b1 b2")),
            (_among("mira bank"), []),
            (_among("ilse"), []),
        ],
        "claims": [
            ({}, claims("a1 a2 a3 a4 b1 b2 b3 b4 c1 c2 c3 c4 d1 d2 d3 d4 d5")),
            ({"limit": 2, "offset": 3}, claims("a4 b1")),
            ({"polarity": "denied"}, claims("c1 d5")),
            ({"speaker": entity("dana")}, claims("a4 b4 d5")),
            ({"subject": entity("oren")}, claims("c2 d3 d5")),
            ({"object": entity("league"), "predicate": "BACKS"}, claims("a2 b2 c1 d1")),
            ({"document": document("leaflet"), "modality": "possible"}, claims("d1")),
            ({"since": "2020-07-02"}, claims("b1 b2 b3 b4 c1 c2 c3 c4")),
            ({"until": "2020-07-01"}, claims("a1 a2 a3 a4")),
        ],
        "claim": [({"claim": world.claim("c1")}, claims("c1")), ({"claim": world.claim("d4")}, claims("d4"))],
        "said-by": [
            ({"speaker": entity("oren")}, claims("c1 c4")),
            ({"speaker": entity("dana")}, claims("d5 a4 b4")),
            ({"speaker": entity("dana"), "about": entity("port")}, claims("a4 b4")),
            ({"speaker": entity("dana"), "polarity": "denied"}, claims("d5")),
            ({"speaker": entity("oren"), "predicate": "ATTACKED"}, claims("c4")),
            ({"speaker": entity("dana"), "limit": 1, "offset": 1}, claims("a4")),
            ({"speaker": entity("league")}, []),
        ],
        "denials": [
            ({}, claims("c1 d5")),
            ({"entity": entity("council")}, claims("c1")),
            ({"speaker": entity("dana")}, claims("d5")),
            ({"predicate": "MET_WITH"}, claims("d5")),
            ({"limit": 1, "offset": 1}, claims("d5")),
        ],
        "disagreements": [
            ({}, [_BACKS_DISPUTED, _MEETING_DISPUTED]),
            ({"predicate": "BACKS"}, [_BACKS_DISPUTED]),
            ({"entity": entity("oren")}, [_MEETING_DISPUTED]),
            ({"limit": 1, "offset": 1}, [_MEETING_DISPUTED]),
            ({"entity": entity("bank")}, []),
            ({"between": "sources"}, [_BACKS_DISPUTED, _MEETING_DISPUTED]),
            # Those who affirm it are the authors, in their own voice.
            ({"between": "speakers"}, []),
        ],
        "paths": [
            (
                {"source": entity("mira"), "target": entity("salt")},
                [
                    link(1, 1, "mira", "council", "forward", ("mira", "LEADS", "council"), "a1"),
                    link(1, 2, "council", "league", "forward", ("council", "BACKS", "league"), "a2"),
                    link(1, 3, "league", "salt", "forward", ("league", "ATTACKED", "salt"), "c4"),
                    link(1, 3, "league", "salt", "backward", ("salt", "BACKS", "league"), "d1"),
                    link(2, 1, "mira", "oren", "both", ("mira", "MET_WITH", "oren"), "a3"),
                    link(2, 2, "oren", "bank", "forward", ("oren", "WORKS_FOR", "bank"), "c2"),
                    link(2, 3, "bank", "salt", "forward", ("bank", "OWNS", "salt"), "c3"),
                ],
            ),
            (
                {"source": entity("salt"), "target": entity("oren"), "limit": 1},
                [
                    link(1, 1, "salt", "bank", "backward", ("bank", "OWNS", "salt"), "c3"),
                    link(1, 2, "bank", "oren", "backward", ("oren", "WORKS_FOR", "bank"), "c2"),
                ],
            ),
            ({"source": entity("mira"), "target": entity("salt"), "max_hops": 2}, []),
            ({"source": entity("ilse"), "target": entity("salt")}, []),
        ],
        "co-mentions": [
            (
                {"entity": entity("council")},
                [
                    _beside("oren", 3, 2, []),
                    _beside("league", 3, 2, ["BACKS"]),
                    _beside("dana", 2, 1, []),
                    _beside("mira", 2, 1, ["LEADS"]),
                    _beside("port", 2, 1, []),
                    _beside("bank", 1, 1, []),
                    _beside("salt", 1, 1, []),
                ],
            ),
            (
                {"entity": entity("league"), "kind": "place"},
                [_beside("port", 3, 2, ["ATTACKED", "BASED_IN"])],
            ),
            (
                {"entity": entity("council"), "limit": 2, "offset": 2},
                [_beside("dana", 2, 1, []), _beside("mira", 2, 1, ["LEADS"])],
            ),
        ],
        "most-connected": [
            ({}, [_connected(*row, found=8) for row in _CONNECTED]),
            (
                {"kind": "Organization", "limit": 2, "offset": 1},
                [_connected("bank", 3, 3, found=4), _connected("salt", 2, 3, found=4)],
            ),
        ],
        "neighbours": [
            ({"entities": [entity("mira")]}, [_neighbour("oren", 4, 2), _neighbour("council", 2, 2)]),
            (
                {"entities": [entity("mira"), entity("league")], "limit": 2},
                [_neighbour("council", 5, 4), _neighbour("oren", 4, 4)],
            ),
            ({"entities": [entity("ilse")]}, []),
        ],
        "relations-among": [
            (
                {"entities": [entity(key) for key in ("mira", "oren", "council", "league", "ilse")]},
                sorted(
                    [
                        _relation("mira", "LEADS", "council", "a1", "2020-07-02"),
                        _relation("council", "BACKS", "league", "a2", "2020-07-03"),
                        _relation("mira", "MET_WITH", "oren", "a3", "2020-07-02"),
                    ],
                    key=lambda row: (row["source_uid"], row["target_uid"]),
                ),
            ),
            ({"entities": [entity("mira"), entity("bank")]}, []),
        ],
        "claims-by-predicate": [({}, [dict(zip(_TALLY, row, strict=True)) for row in _TALLIES])],
        "entities-by-kind": [
            (
                {},
                [
                    {"kind": "Organization", "entities": 4},
                    {"kind": "Person", "entities": 4},
                    {"kind": "Place", "entities": 1},
                ],
            )
        ],
        "documents": [
            (
                {},
                [
                    _document("gazette", 5, 4),
                    _document("wire", 6, 4),
                    _document("herald", 6, 4),
                    _document("leaflet", 8, 5),
                ],
            ),
            ({"q": "QUAYS"}, [_document("wire", 6, 4), _document("herald", 6, 4)]),
            ({"publisher": "Herald"}, [_document("herald", 6, 4)]),
            ({"entity": entity("ilse")}, [_document("leaflet", 8, 5)]),
            ({"limit": 1, "offset": 1}, [_document("wire", 6, 4)]),
        ],
        "document": [
            (
                {"document": document("herald")},
                [_document("herald", 6, 4) | {"copies": [document("wire")], "text": _text("herald")}],
            ),
            (
                {"document": document("leaflet")},
                [_document("leaflet", 8, 5) | {"copies": [], "text": _text("leaflet")}],
            ),
        ],
        "document-claims": [
            ({"document": document("gazette")}, claims("c1 c2 c3 c4")),
            ({"document": document("leaflet"), "limit": 2, "offset": 2}, claims("d3 d4")),
        ],
        "document-entities": [
            (
                {"document": document("gazette")},
                [_mentioned("gazette", key) for key in ("oren", "council", "league", "bank", "salt")],
            ),
            (
                {"document": document("leaflet")},
                [
                    _mentioned("leaflet", key)
                    for key in ("salt", "league", "port", "mira", "oren", "dana", "bank", "ilse")
                ],
            ),
        ],
    }


_BY_SIZE = list(SIZES)

# Neighbours and relations of each, in the order of the answer.
_CONNECTED = [
    ("league", 3, 5),
    ("bank", 3, 3),
    ("salt", 2, 3),
    ("mira", 2, 2),
    ("council", 2, 2),
    ("oren", 2, 2),
    ("port", 1, 2),
    ("dana", 1, 1),
]

_TALLY = ("predicate", "claims", "denied", "possible", "attributed")
_TALLIES = [
    ("BACKS", 4, 1, 1, 1),
    ("MET_WITH", 4, 1, 0, 2),
    ("ATTACKED", 3, 0, 0, 3),
    ("LEADS", 3, 0, 0, 0),
    ("BASED_IN", 1, 0, 0, 0),
    ("OWNS", 1, 0, 1, 0),
    ("WORKS_FOR", 1, 0, 0, 0),
]


def _found(keys: Iterable[str], match: str) -> list[Row]:
    return [entity_row(key) | {"match": match} for key in keys]


def _beside(key: str, documents: int, sources: int, predicates: list[str]) -> Row:
    related = bool(predicates)
    shared: Row = {"documents": documents, "sources": sources, "related": related, "predicates": predicates}
    return named("other_", key) | shared


def _connected(key: str, connections: int, relations: int, found: int) -> Row:
    documents, claims = SIZES[key]
    sizes: Row = {"connections": connections, "relations": relations, "claims": claims, "documents": documents}
    return named("", key) | sizes | {"found": found}


def _neighbour(key: str, ties: int, found: int) -> Row:
    row = entity_row(key)
    del row["tags"]
    return row | {"ties": ties, "found": found}


def _among(keys: str) -> dict[str, object]:
    return {"entities": [entity(key) for key in keys.split()]}


def _relation(subject: str, predicate: str, object_: str, label: str, last_published: str) -> Row:
    ends = entity(subject), entity(object_)
    source, target = sorted(ends) if predicate == "MET_WITH" else ends
    edge: Row = {"source_uid": source, "target_uid": target, "predicate": predicate, "last_published": last_published}
    return edge | told((subject, predicate, object_), label)


def _text(name: str) -> str:
    return world.records()[name].document.text


def _document(name: str, entities: int, claims: int) -> Row:
    record = world.records()[name]
    one = record.document
    head: Row = {"uid": one.uid, "headline": one.headline, "source": one.source, "url": one.url, "author": one.author}
    press: Row = {"publisher": one.publisher, "published": one.published, "language": one.language}
    size: Row = {"words": len(one.text.split()), "story": world.story(record), "entities": entities, "claims": claims}
    return head | press | size


def _mentioned(name: str, key: str) -> Row:
    mentions = world.records()[name].entity(key).mentions
    places: Row = {
        "starts": [mention.start for mention in mentions],
        "ends": [mention.end for mention in mentions],
        "forms": ["name"] * len(mentions),
    }
    return named("", key) | {"here": world.NAMES[key][1]} | places


def _side(prefix: str, label: str) -> Row:
    row = claim_row(label)
    words: Row = {"claim": row["uid"], "quote": row["quote"], "modality": row["modality"], "by": row["speaker_name"]}
    where: Row = {"document": row["document_uid"], "headline": row["headline"]}
    where |= {"publisher": row["publisher"], "published": row["published"]}
    return {f"{prefix}_{key}": value for key, value in (words | where).items()}


_BACKS_DISPUTED: Row = {
    "predicate": "BACKS",
    **named("subject_", "council"),
    **named("object_", "league"),
    "affirmed": 2,
    "denied": 1,
    **_side("affirmed", "a2"),
    **_side("denied", "c1"),
}
_FIRST, _SECOND = sorted(("mira", "oren"), key=entity)
_MEETING_DISPUTED: Row = {
    "predicate": "MET_WITH",
    **named("subject_", _FIRST),
    **named("object_", _SECOND),
    "affirmed": 2,
    "denied": 1,
    **_side("affirmed", "a3"),
    **_side("denied", "d5"),
}
