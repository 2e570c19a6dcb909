"""From an address to the store behind it."""

import os
from collections.abc import Mapping
from pathlib import Path

from graph.store.base import Store, StoreError

DEFAULT_ADDRESS = "embedded:sayso-graph"
_EMBEDDED = "embedded"


def default_address(environment: Mapping[str, str] | None = None) -> str:
    """The store where nobody names one: what SAYSO_STORE says, else a folder in the working directory."""
    variables = os.environ if environment is None else environment
    return variables.get("SAYSO_STORE") or DEFAULT_ADDRESS


def open_store(address: str, *, read_only: bool = False) -> Store:
    """The store at `embedded:FOLDER`, `neo4j://HOST[:PORT][/DATABASE]` or `bolt://…`.

    An embedded store is made where its folder is new or empty. With `read_only` it is not made and not owned: its
    present state is read even while another process owns it, and later changes are not seen. On Neo4j, which many may
    share, `read_only` changes nothing. Raises StoreError and its kinds.
    """
    scheme, _, rest = address.partition(":")
    if scheme == _EMBEDDED:
        if not rest.strip():
            raise StoreError("the address embedded: names no folder: write embedded:FOLDER")
        from graph.store.embedded import EmbeddedStore

        return EmbeddedStore(Path(rest).expanduser(), read_only=read_only)
    # The drivers are imported where they are needed: they take most of a second, and nobody needs both.
    from graph.store.bolt import SCHEMES, open_bolt

    if scheme in SCHEMES:
        return open_bolt(address)
    raise StoreError(f"cannot tell what store {address!r} is: write embedded:FOLDER, neo4j://HOST or bolt://HOST")
