"""What can be configured, and from where: a flag beats the environment, the environment beats the default."""

import os
from collections.abc import Mapping
from dataclasses import dataclass

from graph.store.open import DEFAULT_ADDRESS, default_address

LOCAL_NAMES = ("127.0.0.1", "localhost", "::1")
_MEBIBYTE = 1024 * 1024


class SettingsError(ValueError):
    """A setting that cannot be used. The message names the variable, its value and what may stand there."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How the service runs.

    store: address of the store ("embedded:FOLDER", "neo4j://host:7687").
    hosts: names by which clients may call the service; empty means any. Local names only by default, so that a web
        page cannot reach the service through a domain name that it points at 127.0.0.1 (DNS rebinding).
    max_body_bytes: the largest request that is read.
    """

    store: str = DEFAULT_ADDRESS
    hosts: tuple[str, ...] = LOCAL_NAMES
    max_body_bytes: int = 20 * _MEBIBYTE

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "Settings":
        """SAYSO_STORE, SAYSO_HOSTS (comma separated names, or *), SAYSO_MAX_UPLOAD_MB. Raises SettingsError."""
        variables = os.environ if environment is None else environment
        return cls(
            store=default_address(variables),
            hosts=_hosts(variables.get("SAYSO_HOSTS") or ""),
            max_body_bytes=_mebibytes(variables.get("SAYSO_MAX_UPLOAD_MB") or "20"),
        )


def _hosts(text: str) -> tuple[str, ...]:
    names = tuple(name.strip().lower() for name in text.split(",") if name.strip())
    # Local names stay: nobody but this machine can call by them, and its command line does.
    return () if "*" in names else (*LOCAL_NAMES, *(name for name in names if name not in LOCAL_NAMES))


def _mebibytes(text: str) -> int:
    try:
        size = float(text)
    except ValueError:
        size = 0.0
    if not 0 < size <= 1024:
        raise SettingsError(f"SAYSO_MAX_UPLOAD_MB is {text!r}; give a number of mebibytes, above 0 and at most 1024")
    return int(size * _MEBIBYTE)
