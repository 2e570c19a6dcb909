"""The Reconciliation Service API 0.2 told in terms of `queries.matching`."""

from collections.abc import Iterable, Mapping
from importlib.metadata import version

from pydantic import TypeAdapter, ValidationError

from api.asking import PATIENCE_S
from api.problems import ProblemError, invalid_parameters, nearest
from api.schemas.reconciling import (
    BATCH_SIZE,
    Extending,
    ExtensionAnswer,
    ExtensionQuery,
    Feature,
    Manifest,
    PreviewTemplate,
    ReconciliationCandidate,
    ReconciliationQuery,
    ReconciliationResult,
    Reference,
    ServicePath,
    SuggestedEntity,
    Suggesting,
    Template,
)
from graph.ontology import Kind
from graph.store.base import Row, Store
from queries.matching.candidates import Match, match_names
from queries.matching.properties import Other, Value, has_value, properties, property_values

_PROPERTY_COUNTS = 5  # what each property that a candidate has adds to its score
_BATCH = TypeAdapter(dict[str, ReconciliationQuery])


def manifest(base: str) -> Manifest:
    """What the service at an address (no slash at its end) offers."""
    here = f"{base}/reconcile"
    return Manifest(
        versions=["0.2"],
        name="sayso: people, organizations and places of this graph",
        identifierSpace=f"{base}/entities/",
        schemaSpace="https://schema.org/Thing",
        documentation=f"{base}/docs",
        serviceVersion=version("sayso"),
        batchSize=BATCH_SIZE,
        defaultTypes=types(),
        view=Template(url=f"{base}/entities/{{{{id}}}}"),
        preview=PreviewTemplate(url=f"{here}/preview?id={{{{id}}}}", width=420, height=260),
        suggest=Suggesting(
            entity=ServicePath(service_url=here, service_path="/suggest/entity"),
            property=ServicePath(service_url=here, service_path="/suggest/property"),
            type=ServicePath(service_url=here, service_path="/suggest/type"),
        ),
        extend=Extending(
            propose_properties=ServicePath(service_url=here, service_path="/properties"), property_settings=[]
        ),
    )


def types() -> list[Reference]:
    """The three kinds as types."""
    return [Reference(id=kind, name=kind) for kind in Kind]


def reconciled(store: Store, queries: str) -> dict[str, ReconciliationResult]:
    """The answer to a batch of queries, which is JSON text. Raises ProblemError."""
    try:
        batch = _BATCH.validate_json(queries)
    except ValidationError as error:
        raise _invalid("queries", error) from error
    if len(batch) > BATCH_SIZE:
        raise ProblemError(
            413,
            "too-many",
            f"the batch has {len(batch)} queries; send at most {BATCH_SIZE} at once",
            at_most=BATCH_SIZE,
        )
    return {key: ReconciliationResult(result=_candidates(store, *one)) for key, one in _matched(store, batch).items()}


def extended(store: Store, extend: str) -> ExtensionAnswer:
    """The values of properties, asked for in JSON text. Raises ProblemError."""
    try:
        asked = ExtensionQuery.model_validate_json(extend)
    except ValidationError as error:
        raise _invalid("extend", error) from error
    known = properties()
    for one in asked.properties:
        _check_known("property", one.id, known)
    wanted = [one.id for one in asked.properties]
    found = property_values(store, asked.ids, wanted, timeout_s=PATIENCE_S)
    rows = {uid: {name: list(map(_cell, values)) for name, values in row.items()} for uid, row in found.items()}
    return ExtensionAnswer(meta=[Reference(id=name, name=known[name]) for name in wanted], rows=rows)


def kind_of(type_: str) -> Kind:
    """The kind that a type stands for. Raises ProblemError."""
    _check_known("type", type_, list(Kind))
    return Kind(type_)


def _matched(
    store: Store, batch: Mapping[str, ReconciliationQuery]
) -> dict[str, tuple[ReconciliationQuery, tuple[Match, ...]]]:
    """Each query with its matches; those that ask for the same kinds are matched together."""
    by_kinds: dict[frozenset[Kind], list[str]] = {}
    for key, one in batch.items():
        given = [one.type] if isinstance(one.type, str) else one.type
        by_kinds.setdefault(frozenset(map(kind_of, given)), []).append(key)
    found: dict[str, tuple[Match, ...]] = {}
    for kinds, keys in by_kinds.items():
        most = max(batch[key].limit for key in keys)
        matches = match_names(store, [batch[key].query for key in keys], kinds, most, timeout_s=PATIENCE_S)
        found |= dict(zip(keys, matches, strict=True))
    return {key: (batch[key], found[key][: batch[key].limit]) for key in batch}


def _candidates(store: Store, query: ReconciliationQuery, matches: tuple[Match, ...]) -> list[ReconciliationCandidate]:
    wanted = {one.pid: one.values() for one in query.properties}
    known = properties()
    for pid in wanted:
        _check_known("property", pid, known)
    uids = [match.uid for match in matches] if wanted else []
    values = property_values(store, uids, wanted, timeout_s=PATIENCE_S) if uids else {}
    made = [_candidate(match, _met(wanted, values.get(match.uid, {}))) for match in matches]
    return sorted(made, key=lambda candidate: -candidate.score)


def _met(wanted: Mapping[str, list[str]], values: Mapping[str, list[Value]]) -> dict[str, bool]:
    return {pid: any(has_value(values.get(pid, []), one) for one in given) for pid, given in wanted.items()}


def _candidate(match: Match, met: Mapping[str, bool]) -> ReconciliationCandidate:
    reasons = [Feature(id=reason.code, value=reason.score) for reason in match.reasons]
    return ReconciliationCandidate(
        id=match.uid,
        name=match.name,
        description=described(match.kind, match.aliases, match.documents, [one.says for one in match.reasons]),
        type=[Reference(id=match.kind, name=match.kind)],
        score=min(100, match.score + _PROPERTY_COUNTS * sum(met.values())),
        match=match.certain and all(met.values()),
        features=[*reasons, *(Feature(id=pid, value=value) for pid, value in met.items())],
    )


def described(kind: str, aliases: Iterable[str], documents: int, more: Iterable[str] = ()) -> str:
    """A line that tells namesakes apart."""
    also = ", ".join(aliases)
    counted = f"in {documents} document{'' if documents == 1 else 's'}"
    return "; ".join(filter(None, (kind, f"also {also}" if also else "", counted, *more)))


def suggested(row: Row) -> SuggestedEntity:
    """The entity of a row of the questions `search` and `entity`."""
    return SuggestedEntity(
        id=row["uid"],
        name=row["name"],
        description=described(row["kind"], row["aliases"], row["documents"]),
        notable=[Reference(id=row["kind"], name=row["kind"])],
    )


def _cell(value: Value) -> dict[str, str | int]:
    if isinstance(value, Other):
        return {"id": value.uid, "name": value.name}
    return {"int": value} if isinstance(value, int) else {"str": value}


def _check_known(what: str, given: str, known: Iterable[str]) -> None:
    names = list(known)
    if given not in names:
        raise ProblemError(
            422,
            f"unknown-{what}",
            f"there is no {what} {given[:60]!r}; there are {', '.join(names)}",
            did_you_mean=nearest(given, names, 3),
            allowed=names,
        )


def _invalid(name: str, error: ValidationError) -> ProblemError:
    errors = error.errors(include_url=False, include_context=False)
    return invalid_parameters([{**one, "loc": (name, *one["loc"])} for one in errors])
