"""Questions as people ask them, within a time that nobody minds waiting."""

from collections.abc import Mapping

from graph.store.base import Store
from queries.asking import Answer
from queries.by_name import ask_by_name

PATIENCE_S = 30.0  # how long one question may take


def asked(store: Store, name: str, given: Mapping[str, object]) -> Answer:
    """The answer of a store; an entity may be given by any of its names.

    Raises what `queries.by_name.ask_by_name` raises.
    """
    return ask_by_name(store, name, given, timeout_s=PATIENCE_S)
