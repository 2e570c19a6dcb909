"""What the hand-made graph must answer to the questions about ways and ties between its entities."""

from tests.queries.rows import Answers, Row, entity_row, link, named, told
from tests.queries.world import claim_row, document, entity

Edge = tuple[str, str, str]

LEADS: Edge = ("mira", "LEADS", "council")
BACKS: Edge = ("council", "BACKS", "league")
MET: Edge = ("mira", "MET_WITH", "oren")
WORKS_FOR: Edge = ("oren", "WORKS_FOR", "bank")
OWNS: Edge = ("bank", "OWNS", "salt")
ATTACKED_SALT: Edge = ("league", "ATTACKED", "salt")
ATTACKED_PORT: Edge = ("league", "ATTACKED", "port")
SALT_BACKS: Edge = ("salt", "BACKS", "league")
BASED_IN: Edge = ("league", "BASED_IN", "port")


def connection_answers() -> Answers:
    """Parameters and rows by question."""
    by_council = [
        _common("league", 3, "in", "council", BACKS, "a2"),
        _common("league", 3, "out", "port", ATTACKED_PORT, "a4"),
        _common("league", 3, "out", "port", BASED_IN, "d2"),
    ]
    short, long = _through_mira(1), _through_bank(2)
    mira, oren = _bridge_mira(), _bridge_oren()
    return {
        "common-connections": [
            (
                {"entities": [entity("mira"), entity("league")]},
                [
                    _common("council", 2, "in", "mira", LEADS, "a1"),
                    _common("council", 2, "out", "league", BACKS, "a2"),
                ],
            ),
            ({"entities": [entity("port"), entity("council")]}, by_council),
            ({"entities": [entity("port"), entity("council")], "limit": 1, "offset": 1}, by_council[1:2]),
            (
                {"entities": [entity("port"), entity("council")], "predicates": ["BACKS", "ATTACKED"]},
                [row | {"weakest": 2} for row in by_council[:2]],
            ),
            ({"entities": [entity("port"), entity("council")], "kinds": "Person"}, []),
            (
                {"entities": [entity("league"), entity("bank")]},
                [
                    _common("salt", 1, "in", "bank", OWNS, "c3"),
                    _common("salt", 1, "in", "league", ATTACKED_SALT, "c4"),
                    _common("salt", 1, "out", "league", SALT_BACKS, "d1"),
                ],
            ),
            # That the bank owns the company is only reported.
            ({"entities": [entity("league"), entity("bank")], "stance": "asserted"}, []),
        ],
        "neighbourhood": _neighbourhoods(),
        "all-paths": [
            ({"source": entity("council"), "target": entity("oren"), "max_hops": 4}, short + long),
            ({"source": entity("council"), "target": entity("oren")}, short),
            ({"source": entity("council"), "target": entity("oren"), "max_hops": 4, "limit": 1}, short),
            (
                {"source": entity("council"), "target": entity("oren"), "max_hops": 4, "without": [entity("mira")]},
                _through_bank(1),
            ),
            ({"source": entity("ilse"), "target": entity("oren"), "max_hops": 4}, []),
        ],
        "bridges": [
            ({"one": [entity("council")], "other": [entity("bank")]}, mira + oren),
            ({"one": [entity("council")], "other": [entity("bank")], "limit": 2, "offset": 1}, [mira[1], oren[0]]),
            ({"one": [entity("council")], "other": [entity("bank")], "members": "no"}, []),
            ({"one": [entity("council")], "other": [entity("bank")], "kinds": ["Organization", "Place"]}, []),
            (
                {"one": [entity("council")], "other": [entity("port")], "members": "no", "stance": "asserted"},
                [
                    _bridge("league", 3, "one", "in", "council", BACKS, "a2"),
                    _bridge("league", 3, "other", "out", "port", ATTACKED_PORT, "a4"),
                    _bridge("league", 3, "other", "out", "port", BASED_IN, "d2"),
                ],
            ),
        ],
        "ties": _tie_answers(),
        "leads": _leads(),
    }


def _common(key: str, weakest: int, direction: str, other: str, edge: Edge, label: str) -> Row:
    head: Row = {**named("", key), "weakest": weakest, "direction": direction, "predicate": edge[1]}
    return head | named("other_", other) | told(edge, label)


def _bridge(key: str, weaker: int, side: str, direction: str, other: str, edge: Edge, label: str) -> Row:
    head: Row = {**named("", key), "weaker": weaker, "side": side, "direction": direction, "predicate": edge[1]}
    return head | named("group_", other) | told(edge, label)


def _bridge_mira() -> list[Row]:
    """Mira leads the council and met Oren, who works for the bank."""
    return [
        _bridge("mira", 2, "one", "out", "council", LEADS, "a1"),
        _bridge("mira", 2, "other", "both", "oren", MET, "a3"),
    ]


def _bridge_oren() -> list[Row]:
    return [
        _bridge("oren", 1, "one", "both", "mira", MET, "a3"),
        _bridge("oren", 1, "other", "out", "bank", WORKS_FOR, "c2"),
    ]


def _through_mira(path: int) -> list[Row]:
    return [
        link(path, 1, "council", "mira", "backward", LEADS, "a1"),
        link(path, 2, "mira", "oren", "both", MET, "a3"),
    ]


def _through_bank(path: int) -> list[Row]:
    return [
        link(path, 1, "council", "league", "forward", BACKS, "a2"),
        link(path, 2, "league", "salt", "forward", ATTACKED_SALT, "c4"),
        link(path, 2, "league", "salt", "backward", SALT_BACKS, "d1"),
        link(path, 3, "salt", "bank", "backward", OWNS, "c3"),
        link(path, 4, "bank", "oren", "backward", WORKS_FOR, "c2"),
    ]


def _near(key: str, distance: int, nearer: str, predicates: list[str], ties: int, sources: int, found: int) -> Row:
    row = entity_row(key)
    del row["tags"]
    way: Row = {"distance": distance, "nearer_uid": entity(nearer), "nearer_name": named("", nearer)["name"]}
    return row | way | {"predicates": predicates, "ties": ties, "sources": sources, "found": found}


def _neighbourhoods() -> list[tuple[Row, list[Row]]]:
    around_mira = [
        _near("oren", 1, "mira", ["MET_WITH"], 4, 2, 4),
        _near("council", 1, "mira", ["LEADS"], 2, 1, 4),
        _near("league", 2, "council", ["BACKS"], 3, 2, 4),
        _near("bank", 2, "oren", ["WORKS_FOR"], 1, 1, 4),
    ]
    by_uid = sorted(("council", "salt"), key=entity)
    return [
        ({"entities": [entity("mira")]}, around_mira),
        ({"entities": [entity("mira")], "limit": 1, "offset": 1}, around_mira[1:2]),
        ({"entities": [entity("mira")], "depth": 1}, [row | {"found": 2} for row in around_mira[:2]]),
        (
            {"entities": [entity("council")], "depth": 3, "polarity": "denied"},
            [_near("league", 1, "council", ["BACKS"], 1, 1, 1)],
        ),
        (
            {"entities": [entity("bank")], "modality": "possible"},
            [_near("salt", 1, "bank", ["OWNS"], 1, 1, 2), _near("league", 2, "salt", ["BACKS"], 1, 1, 2)],
        ),
        (
            {"entities": [entity("league")], "depth": 1, "since": "2020-07-03"},
            [_near(key, 1, "league", ["BACKS"] if key == "council" else ["ATTACKED"], 1, 1, 2) for key in by_uid],
        ),
        (
            {"entities": [entity("league")], "depth": 1, "until": "2020-07-01", "kinds": "Place"},
            [_near("port", 1, "league", ["ATTACKED"], 1, 1, 1)],
        ),
        (
            {"entities": [entity("mira")], "depth": 4, "min_sources": 2},
            [_near("oren", 1, "mira", ["MET_WITH"], 4, 2, 1)],
        ),
        (
            {"entities": [entity("council")], "predicates": "LEADS"},
            [_near("mira", 1, "council", ["LEADS"], 2, 1, 1)],
        ),
        ({"entities": [entity("ilse")], "depth": 4}, []),
    ]


def _tie(source: str, target: str, predicate: str, claims: int, sources: int) -> Row:
    ends: Row = {
        "source_uid": entity(source),
        "source_name": named("", source)["name"],
        "target_uid": entity(target),
        "target_name": named("", target)["name"],
    }
    return ends | {"predicates": [predicate], "claims": claims, "sources": sources}


def _tie_answers() -> list[tuple[Row, list[Row]]]:
    three = {"entities": [entity(key) for key in ("mira", "oren", "council")]}

    def meetings(claims: int, sources: int) -> list[Row]:
        both = (("mira", "oren"), ("oren", "mira"))
        rows = [_tie(*ends, "MET_WITH", claims, sources) for ends in both]
        return sorted(rows, key=lambda row: str(row["source_uid"]))

    leads = _tie("mira", "council", "LEADS", 2, 1)
    return [
        (dict(three), [*meetings(3, 2), leads]),
        ({**three, "limit": 1, "offset": 2}, [leads]),
        ({**three, "min_sources": 2, "stance": "any"}, meetings(4, 2)),
        (
            {**three, "stance": "asserted"},
            sorted([*meetings(2, 1), leads], key=lambda row: (row["source_uid"], row["target_uid"])),
        ),
    ]


def _lead(one: str, other: str, documents: int, sources: int, latest: str) -> Row:
    ends = {**named("one_", one), **named("other_", other)}
    label = {"wire": "b1", "gazette": "c1"}[latest]
    head = {key: claim_row(label)[key] for key in ("headline", "published")}
    return {**ends, "documents": documents, "sources": sources, "document_uid": document(latest), **head}


def _leads() -> list[tuple[Row, list[Row]]]:
    def pair(one: str, other: str, documents: int, sources: int, latest: str) -> Row:
        first, second = sorted((one, other), key=entity)
        return _lead(first, second, documents, sources, latest)

    three = [
        pair("mira", "dana", 3, 2, "wire"),
        pair("mira", "league", 3, 2, "wire"),
        pair("mira", "port", 3, 2, "wire"),
        pair("oren", "dana", 3, 2, "wire"),
        pair("oren", "council", 3, 2, "gazette"),
        pair("oren", "port", 3, 2, "wire"),
        pair("dana", "league", 3, 2, "wire"),
        pair("dana", "port", 3, 2, "wire"),
    ]
    two = [pair("oren", "salt", 2, 2, "gazette"), pair("league", "bank", 2, 2, "gazette")]
    most = pair("oren", "league", 4, 3, "gazette")
    every = [most, *_by_name(three), *_by_name(two)]
    return [
        ({}, every),
        ({"limit": 3, "offset": 7}, every[7:10]),
        ({"min_sources": 3}, [most]),
        ({"kinds": "Person"}, _by_name([three[0], three[3]])),
        ({"entity": entity("dana")}, [_lead("dana", key, 3, 2, "wire") for key in ("mira", "oren", "port", "league")]),
    ]


def _by_name(rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (row["one_name"], row["other_name"]))
