"""For every question what the hand-made graph must answer, worked out on paper from the table in `world`."""

from collections.abc import Iterable
from dataclasses import dataclass

from tests.queries import world
from tests.queries.world import claim_row, document, entity, sample

Row = dict[str, object]


@dataclass(frozen=True)
class Case:
    """A question with parameters, and all rows of its answer in their order."""

    question: str
    parameters: Row
    rows: list[Row]


def cases() -> list[Case]:
    """Every case, all questions together."""
    return [
        Case(question, parameters, rows) for question, answers in _answers().items() for parameters, rows in answers
    ]


def _answers() -> dict[str, list[tuple[Row, list[Row]]]]:
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
            ({"entity": entity("mira")}, [_entity("mira") | {"connections": 2, "said": 1}]),
            ({"entity": max(world.appearances("dana"))}, [_entity("dana") | {"connections": 1, "said": 3}]),
            ({"entity": entity("ilse")}, [_entity("ilse") | {"connections": 0, "said": 0}]),
        ],
        "entities": [
            ({"entities": [entity("salt"), max(world.appearances("mira"))]}, [_entity("salt"), _entity("mira")]),
        ],
        "connections": [
            (
                {"entity": entity("league")},
                [
                    _connection("in", "BACKS", "council", ("council", "BACKS", "league"), "a2"),
                    _connection("out", "ATTACKED", "port", ("league", "ATTACKED", "port"), "a4"),
                    _connection("out", "BASED_IN", "port", ("league", "BASED_IN", "port"), "d2"),
                    _connection("out", "ATTACKED", "salt", ("league", "ATTACKED", "salt"), "c4"),
                    _connection("in", "BACKS", "salt", ("salt", "BACKS", "league"), "d1"),
                ],
            ),
            (
                {"entity": entity("mira")},
                [
                    _connection("both", "MET_WITH", "oren", ("mira", "MET_WITH", "oren"), "a3"),
                    _connection("out", "LEADS", "council", ("mira", "LEADS", "council"), "a1"),
                ],
            ),
            (
                {"entity": entity("league"), "predicate": "attacked", "kind": "Organization"},
                [_connection("out", "ATTACKED", "salt", ("league", "ATTACKED", "salt"), "c4")],
            ),
            (
                {"entity": entity("league"), "limit": 1, "offset": 2},
                [_connection("out", "BASED_IN", "port", ("league", "BASED_IN", "port"), "d2")],
            ),
            ({"entity": entity("ilse")}, []),
        ],
        "claims-between": [
            ({"source": entity("council"), "target": entity("league")}, _claims("a2 b2 c1")),
            ({"source": entity("league"), "target": entity("council")}, _claims("a2 b2 c1")),
            ({"source": entity("oren"), "target": entity("mira")}, _claims("a3 b3 d3 d5")),
            ({"source": entity("oren"), "target": entity("mira"), "polarity": "denied"}, _claims("d5")),
            ({"source": entity("oren"), "target": entity("mira"), "modality": "planned"}, _claims("d3")),
            ({"source": entity("league"), "target": entity("salt"), "predicate": "BACKS"}, _claims("d1")),
            ({"source": entity("oren"), "target": entity("mira"), "limit": 2, "offset": 1}, _claims("b3 d3")),
            ({"source": entity("ilse"), "target": entity("mira")}, []),
        ],
        "claims": [
            ({}, _claims("a1 a2 a3 a4 b1 b2 b3 b4 c1 c2 c3 c4 d1 d2 d3 d4 d5")),
            ({"limit": 2, "offset": 3}, _claims("a4 b1")),
            ({"polarity": "denied"}, _claims("c1 d5")),
            ({"speaker": entity("dana")}, _claims("a4 b4 d5")),
            ({"subject": entity("oren")}, _claims("c2 d3 d5")),
            ({"object": entity("league"), "predicate": "BACKS"}, _claims("a2 b2 c1 d1")),
            ({"document": document("leaflet"), "modality": "possible"}, _claims("d1")),
            ({"since": "2020-07-02"}, _claims("b1 b2 b3 b4 c1 c2 c3 c4")),
            ({"until": "2020-07-01"}, _claims("a1 a2 a3 a4")),
        ],
        "claim": [({"claim": world.claim("c1")}, _claims("c1")), ({"claim": world.claim("d4")}, _claims("d4"))],
        "said-by": [
            ({"speaker": entity("oren")}, _claims("c1 c4")),
            ({"speaker": entity("dana")}, _claims("d5 a4 b4")),
            ({"speaker": entity("dana"), "about": entity("port")}, _claims("a4 b4")),
            ({"speaker": entity("dana"), "polarity": "denied"}, _claims("d5")),
            ({"speaker": entity("oren"), "predicate": "ATTACKED"}, _claims("c4")),
            ({"speaker": entity("dana"), "limit": 1, "offset": 1}, _claims("a4")),
            ({"speaker": entity("league")}, []),
        ],
        "denials": [
            ({}, _claims("c1 d5")),
            ({"entity": entity("council")}, _claims("c1")),
            ({"speaker": entity("dana")}, _claims("d5")),
            ({"predicate": "MET_WITH"}, _claims("d5")),
            ({"limit": 1, "offset": 1}, _claims("d5")),
        ],
        "disagreements": [
            ({}, [_BACKS_DISPUTED, _MEETING_DISPUTED]),
            ({"predicate": "BACKS"}, [_BACKS_DISPUTED]),
            ({"entity": entity("oren")}, [_MEETING_DISPUTED]),
            ({"limit": 1, "offset": 1}, [_MEETING_DISPUTED]),
            ({"entity": entity("bank")}, []),
        ],
        "paths": [
            (
                {"source": entity("mira"), "target": entity("salt")},
                [
                    _link(1, 1, "mira", "council", "forward", ("mira", "LEADS", "council"), "a1"),
                    _link(1, 2, "council", "league", "forward", ("council", "BACKS", "league"), "a2"),
                    _link(1, 3, "league", "salt", "forward", ("league", "ATTACKED", "salt"), "c4"),
                    _link(1, 3, "league", "salt", "backward", ("salt", "BACKS", "league"), "d1"),
                    _link(2, 1, "mira", "oren", "both", ("mira", "MET_WITH", "oren"), "a3"),
                    _link(2, 2, "oren", "bank", "forward", ("oren", "WORKS_FOR", "bank"), "c2"),
                    _link(2, 3, "bank", "salt", "forward", ("bank", "OWNS", "salt"), "c3"),
                ],
            ),
            (
                {"source": entity("salt"), "target": entity("oren"), "limit": 1},
                [
                    _link(1, 1, "salt", "bank", "backward", ("bank", "OWNS", "salt"), "c3"),
                    _link(1, 2, "bank", "oren", "backward", ("oren", "WORKS_FOR", "bank"), "c2"),
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
            ({}, [_connected(*row) for row in _CONNECTED]),
            ({"kind": "Organization", "limit": 2, "offset": 1}, [_connected("bank", 3, 3), _connected("salt", 2, 3)]),
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
                        _relation("mira", "LEADS", "council", "a1"),
                        _relation("council", "BACKS", "league", "a2"),
                        _relation("mira", "MET_WITH", "oren", "a3"),
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
            ({"document": document("gazette")}, _claims("c1 c2 c3 c4")),
            ({"document": document("leaflet"), "limit": 2, "offset": 2}, _claims("d3 d4")),
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


# How many documents speak of each, and how many claims have it as an end.
_SIZES = {
    "league": (4, 8),
    "oren": (4, 5),
    "mira": (3, 6),
    "council": (3, 5),
    "port": (3, 3),
    "dana": (3, 1),
    "bank": (2, 3),
    "salt": (2, 3),
    "ilse": (1, 0),
}
_BY_SIZE = list(_SIZES)

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

# The summary edges: claims, affirmed, denied, actual, possible, planned, hypothetical, asserted, speakers, sources.
_EDGES = {
    ("mira", "LEADS", "council"): (2, 2, 0, 2, 0, 0, 0, 2, 0, 1),
    ("council", "BACKS", "league"): (3, 2, 1, 3, 0, 0, 0, 2, 1, 2),
    ("mira", "MET_WITH", "oren"): (4, 3, 1, 3, 0, 1, 0, 2, 2, 2),
    ("league", "ATTACKED", "port"): (2, 2, 0, 2, 0, 0, 0, 2, 1, 1),
    ("oren", "WORKS_FOR", "bank"): (1, 1, 0, 1, 0, 0, 0, 1, 0, 1),
    ("bank", "OWNS", "salt"): (1, 1, 0, 0, 1, 0, 0, 0, 0, 1),
    ("league", "ATTACKED", "salt"): (1, 1, 0, 1, 0, 0, 0, 1, 1, 1),
    ("salt", "BACKS", "league"): (1, 1, 0, 0, 1, 0, 0, 0, 0, 1),
    ("league", "BASED_IN", "port"): (1, 1, 0, 1, 0, 0, 0, 1, 0, 1),
    ("dana", "LEADS", "bank"): (1, 1, 0, 0, 0, 0, 1, 0, 0, 1),
}
_DENIALS = {("council", "BACKS", "league"): "c1", ("mira", "MET_WITH", "oren"): "d5"}
_COUNTS = (
    *("claims", "affirmed", "denied", "actual", "possible", "planned", "hypothetical", "asserted"),
    *("speakers", "sources"),
)


def told(edge: tuple[str, str, str], label: str) -> Row:
    """The counts of a summary edge, the claim that shows it best, and the one that denies it."""
    return {**dict(zip(_COUNTS, _EDGES[edge], strict=True)), **sample(label, _DENIALS.get(edge))}


def _claims(labels: str) -> list[Row]:
    return [claim_row(label) for label in labels.split()]


def _named(prefix: str, key: str) -> Row:
    kind, name = world.NAMES[key]
    return {f"{prefix}uid": entity(key), f"{prefix}name": name, f"{prefix}kind": str(kind)}


def _entity(key: str) -> Row:
    documents, claims = _SIZES[key]
    aliases = list(world.ALIASES.get(key, ()))
    return _named("", key) | {"aliases": aliases, "tags": [], "documents": documents, "claims": claims}


def _found(keys: Iterable[str], match: str) -> list[Row]:
    return [_entity(key) | {"match": match} for key in keys]


def _connection(direction: str, predicate: str, other: str, edge: tuple[str, str, str], label: str) -> Row:
    return {"direction": direction, "predicate": predicate, **_named("other_", other), **told(edge, label)}


def _link(path: int, hop: int, here: str, there: str, direction: str, edge: tuple[str, str, str], label: str) -> Row:
    ends = {**_named("from_", here), "direction": direction, "predicate": edge[1], **_named("to_", there)}
    return {"path": path, "hop": hop, **ends, **told(edge, label)}


def _beside(key: str, documents: int, sources: int, predicates: list[str]) -> Row:
    related = bool(predicates)
    shared: Row = {"documents": documents, "sources": sources, "related": related, "predicates": predicates}
    return _named("other_", key) | shared


def _connected(key: str, connections: int, relations: int) -> Row:
    documents, claims = _SIZES[key]
    sizes: Row = {"connections": connections, "relations": relations, "claims": claims, "documents": documents}
    return _named("", key) | sizes


def _neighbour(key: str, ties: int, found: int) -> Row:
    row = _entity(key)
    del row["tags"]
    return row | {"ties": ties, "found": found}


def _relation(subject: str, predicate: str, object_: str, label: str) -> Row:
    ends = entity(subject), entity(object_)
    source, target = sorted(ends) if predicate == "MET_WITH" else ends
    edge: Row = {"source_uid": source, "target_uid": target, "predicate": predicate}
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
    return _named("", key) | {"here": world.NAMES[key][1]} | places


def _side(prefix: str, label: str) -> Row:
    row = claim_row(label)
    words: Row = {"claim": row["uid"], "quote": row["quote"], "modality": row["modality"], "by": row["speaker_name"]}
    where: Row = {"document": row["document_uid"], "headline": row["headline"]}
    where |= {"publisher": row["publisher"], "published": row["published"]}
    return {f"{prefix}_{key}": value for key, value in (words | where).items()}


_BACKS_DISPUTED: Row = {
    "predicate": "BACKS",
    **_named("subject_", "council"),
    **_named("object_", "league"),
    "affirmed": 2,
    "denied": 1,
    **_side("affirmed", "a2"),
    **_side("denied", "c1"),
}
_FIRST, _SECOND = sorted(("mira", "oren"), key=entity)
_MEETING_DISPUTED: Row = {
    "predicate": "MET_WITH",
    **_named("subject_", _FIRST),
    **_named("object_", _SECOND),
    "affirmed": 2,
    "denied": 1,
    **_side("affirmed", "a3"),
    **_side("denied", "d5"),
}
