"""Questions as people ask them: entities by any of their names, or by uid."""

from collections.abc import Mapping

from graph.store.base import Store
from queries.asking import Answer, ask, question_named
from queries.questions import Type
from queries.resolving import entity_named


def ask_by_name(
    store: Store, name: str, parameters: Mapping[str, object] | None = None, *, timeout_s: float | None = None
) -> Answer:
    """The answer of a store to a question; an entity may be given by any of its names.

    Several entities are a list, or one text with commas between them. Raises what `queries.ask` raises, and
    AmbiguousEntityError.
    """
    types = {parameter.name: parameter.type for parameter in question_named(name).parameters}
    values = {key: _resolved(store, types.get(key), value) for key, value in (parameters or {}).items()}
    return ask(store, name, values, timeout_s=timeout_s)


def _resolved(store: Store, type_: Type | None, value: object) -> object:
    if isinstance(value, str) and not value.strip():
        return value
    if type_ is Type.ENTITY and isinstance(value, str):
        return entity_named(store, value).uid
    if type_ is Type.ENTITIES and isinstance(value, str):
        return [entity_named(store, part).uid for part in value.split(",") if part.strip()]
    if type_ is Type.ENTITIES and isinstance(value, list | tuple):
        return [entity_named(store, part).uid if isinstance(part, str) else part for part in value]
    return value
