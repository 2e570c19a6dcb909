"""What can be configured, and from where: a flag beats the environment, the environment beats the default."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass

from graph.store.open import DEFAULT_ADDRESS, default_address

LOCAL_NAMES = ("127.0.0.1", "localhost", "::1")
_MEBIBYTE = 1024 * 1024
_ORIGIN = re.compile(r"https?://[a-z0-9.-]+(:\d{1,5})?|https?://\[[0-9a-f:.]+\](:\d{1,5})?")


class SettingsError(ValueError):
    """A setting that cannot be used. The message names the variable, its value and what may stand there."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How the service runs.

    store: address of the store ("embedded:FOLDER", "neo4j://host:7687").
    hosts: names by which clients may call the service; empty means any. Local names only by default, so that a web
        page cannot reach the service through a domain name that it points at 127.0.0.1 (DNS rebinding).
    max_body_bytes: the largest request that is read.
    cors_origins: web sites whose pages may read the answers ("https://desk.example"), or "*" for all; none by default.
    cypher: whether POST /cypher runs read-only statements of the caller's own; off by default.
    """

    store: str = DEFAULT_ADDRESS
    hosts: tuple[str, ...] = LOCAL_NAMES
    max_body_bytes: int = 20 * _MEBIBYTE
    cors_origins: tuple[str, ...] = ()
    cypher: bool = False

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "Settings":
        """SAYSO_STORE, SAYSO_HOSTS (comma separated names, or *), SAYSO_MAX_UPLOAD_MB, SAYSO_CORS_ORIGINS (comma
        separated origins, or *), SAYSO_CYPHER (on or off). Raises SettingsError."""
        variables = os.environ if environment is None else environment
        return cls(
            store=default_address(variables),
            hosts=_hosts(variables.get("SAYSO_HOSTS") or ""),
            max_body_bytes=_mebibytes(variables.get("SAYSO_MAX_UPLOAD_MB") or "20"),
            cors_origins=_origins(variables.get("SAYSO_CORS_ORIGINS") or ""),
            cypher=_switch("SAYSO_CYPHER", variables.get("SAYSO_CYPHER") or "off"),
        )


def _hosts(text: str) -> tuple[str, ...]:
    names = tuple(name.strip().lower() for name in text.split(",") if name.strip())
    # Local names stay: nobody but this machine can call by them, and its command line does.
    return () if "*" in names else (*LOCAL_NAMES, *(name for name in names if name not in LOCAL_NAMES))


def _origins(text: str) -> tuple[str, ...]:
    origins = tuple(origin.strip().lower() for origin in text.split(",") if origin.strip())
    for origin in origins:
        if origin != "*" and not _ORIGIN.fullmatch(origin):
            raise SettingsError(
                f"SAYSO_CORS_ORIGINS names {origin!r}, which is no origin; give scheme and host without a path, "
                "such as https://desk.example or http://localhost:3000, or * for every site"
            )
    return origins


def _switch(variable: str, text: str) -> bool:
    if text.strip().lower() not in ("on", "off"):
        raise SettingsError(f"{variable} is {text!r}; give on or off")
    return text.strip().lower() == "on"


def _mebibytes(text: str) -> int:
    try:
        size = float(text)
    except ValueError:
        size = 0.0
    if not 0 < size <= 1024:
        raise SettingsError(f"SAYSO_MAX_UPLOAD_MB is {text!r}; give a number of mebibytes, above 0 and at most 1024")
    return int(size * _MEBIBYTE)
