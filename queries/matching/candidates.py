"""Names of a list against the entities of the graph: candidates, each with a score and its reasons.

Deterministic, and careful: a candidate is `certain` only where its whole name is the same, such a name can tell whom it
means, and nobody else comes near. Whatever else speaks for a candidate gets the score of its reason
(`data/match_reasons.csv`), which is low where two may be two.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from graph.entities import resolve_uid
from graph.identity import identifies, name_uid
from graph.ontology import Kind
from graph.store.base import Row, Store
from queries.matching.likeness import Forms, Likeness, worth
from queries.resolving import UID
from queries.rows import node_fields
from queries.subgraph import Node

_RIVAL = 30  # the score from which another candidate makes the best one uncertain

_ENTITIES = (
    "MATCH (e:Entity) RETURN e.uid AS uid, e.name AS name, e.kind AS kind, e.aliases AS aliases, e.search AS search, "
    "e.documents AS documents, e.claims AS claims ORDER BY uid"
)
_BEARERS = (
    "UNWIND $names AS key MATCH (n:Name {uid: key})<-[:NAMED]-(a:Appearance)-[:REFERS_TO]->(e:Entity) "
    "MATCH (a)-[:IN]->(d:Document) "
    "RETURN key, e.uid AS uid, count(DISTINCT d.uid) AS documents ORDER BY key, uid"
)

Bearers: TypeAlias = defaultdict[str, dict[str, int]]
"""From the uids of Name nodes to the entities that bear the name, each with the number of documents that use it."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an entity may be meant: a stable code, what it counts (0 to 100), and the same in words."""

    code: Likeness
    score: int
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Match(Node):
    """An entity that a name may mean. `score` is that of the best of its reasons, which come best first; `documents`
    and `claims` count what speaks of it."""

    score: int
    certain: bool
    reasons: tuple[Reason, ...]


def match_names(
    store: Store, names: Sequence[str], kinds: Collection[Kind] = (), limit: int = 5, *, timeout_s: float | None = None
) -> list[tuple[Match, ...]]:
    """For each of the names the entities that it may mean, best first, at most `limit`; of these kinds only, if any are
    given. A name may also be a uid.

    The entities of the graph are read once for all names. Raises the store's errors only.
    """
    wanted = tuple(kind for kind in Kind if not kinds or kind in kinds)
    rows = {row["uid"]: row for row in store.read(_ENTITIES, timeout_s=timeout_s) if Kind(row["kind"]) in wanted}
    forms = Forms((uid, Kind(row["kind"]), key) for uid, row in rows.items() for key in row["search"].split("\n"))
    bearers = _bearers(store, names, wanted, timeout_s)
    return [_ranked(_reasons(store, name, wanted, rows, forms, bearers), rows, limit) for name in names]


def _reasons(
    store: Store, name: str, kinds: Iterable[Kind], rows: Mapping[str, Row], forms: Forms, bearers: Bearers
) -> dict[str, list[Reason]]:
    """From the uids of the entities that the name may mean to the reasons, the best first."""
    reasons = {uid: [_reason(likeness)] for uid, likeness in forms.like(name, tuple(kinds)).items()}
    for kind in kinds:
        for uid, documents in bearers[name_uid(kind, name)].items():
            if uid in rows:
                reasons[uid] = [_same_name(name, kind, rows[uid]["name"], documents)]
    given = resolve_uid(store, name.strip()) if UID.fullmatch(name.strip()) else None
    if given and given in rows:
        reasons[given] = [_reason(Likeness.UID), *reasons.get(given, ())]
    return reasons


def _bearers(store: Store, names: Iterable[str], kinds: Iterable[Kind], timeout_s: float | None) -> Bearers:
    keys = sorted({name_uid(kind, name) for kind in kinds for name in names if name.strip()})
    found = defaultdict[str, dict[str, int]](dict)
    for row in store.read(_BEARERS, {"names": keys}, timeout_s=timeout_s):
        found[row["key"]][row["uid"]] = row["documents"]
    return found


def _same_name(name: str, kind: Kind, entity: str, documents: int) -> Reason:
    is_primary = name_uid(kind, name) == name_uid(kind, entity)
    if identifies(kind, name):
        alias = Likeness.ALIAS if documents > 1 else Likeness.ALIAS_ONCE
        return _reason(Likeness.SAME_NAME if is_primary else alias, documents)
    if kind is not Kind.PERSON:
        return _reason(Likeness.GENERIC)
    return _reason(Likeness.SURNAME_ALONE if is_primary else Likeness.SURNAME)


def _reason(likeness: Likeness, documents: int = 0) -> Reason:
    one = worth()[likeness]
    return Reason(likeness, one.score, one.says.format(documents=documents))


def _ranked(reasons: Mapping[str, list[Reason]], rows: Mapping[str, Row], limit: int) -> tuple[Match, ...]:
    def place(uid: str) -> tuple[int, int, int, str, str]:
        row = rows[uid]
        return -reasons[uid][0].score, -row["documents"], -row["claims"], row["name"], uid

    uids = sorted(reasons, key=place)
    rival = reasons[uids[1]][0].score if len(uids) > 1 else 0
    return tuple(_match(rows[uid], reasons[uid], rival if uid == uids[0] else None) for uid in uids[:limit])


def _match(row: Row, reasons: Sequence[Reason], rival: int | None) -> Match:
    """`rival` is the score of the second candidate; None for a candidate that is not the first."""
    best = reasons[0]
    is_certain = best.code is Likeness.UID or (best.code is Likeness.SAME_NAME and (rival or 0) < _RIVAL)
    return Match(
        *node_fields(row),
        score=best.score,
        certain=rival is not None and is_certain,
        reasons=tuple(reasons),
    )
