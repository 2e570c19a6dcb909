"""Questions as people ask them: entities by name or by uid."""

from collections.abc import Mapping

from graph.store.base import Store
from queries.asking import Answer, ask, question_named
from queries.questions import Type
from queries.resolving import entity_named

PATIENCE_S = 30.0  # how long one question may take


def asked(store: Store, name: str, given: Mapping[str, object]) -> Answer:
    """The answer of a store; an entity may be given by any of its names.

    Raises what `queries.asking.ask` raises, and AmbiguousEntityError.
    """
    kinds = {parameter.name: parameter.type for parameter in question_named(name).parameters}
    values = {key: _resolved(store, kinds.get(key), value) for key, value in given.items()}
    return ask(store, name, values, timeout_s=PATIENCE_S)


def _resolved(store: Store, kind: Type | None, value: object) -> object:
    if not isinstance(value, str) or not value.strip():
        return value
    if kind is Type.ENTITY:
        return entity_named(store, value).uid
    if kind is Type.ENTITIES:
        return [entity_named(store, part).uid for part in value.split(",") if part.strip()]
    return value
