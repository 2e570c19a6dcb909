"""What sayso needs of a machine, looked at one by one."""

import platform
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from api.presence import folder_of, present
from graph.engine import missing
from graph.store.base import StoreError

_OLDEST = (3, 11)
_DISK_MB = 500  # the samples take 10, a thousand articles about 200


class Level(StrEnum):
    """ok; warn: something optional is missing; fail: sayso will not work."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    what: str
    level: Level
    detail: str


def checks(store: str) -> Iterator[Finding]:
    """The findings, in the order in which one would mend them. `store` is the address of the store."""
    yield _python()
    yield _packages()
    yield _model()
    yield _store(store)
    yield _neo4j()
    yield _disk(store)


def _python() -> Finding:
    found = platform.python_version()
    if sys.version_info >= _OLDEST:
        return Finding("python", Level.OK, found)
    return Finding("python", Level.FAIL, f"{found}; sayso needs {'.'.join(map(str, _OLDEST))} or later")


def _packages() -> Finding:
    names = [_distribution(line) for line in requires("sayso") or [] if "extra ==" not in line]
    lacking = [name for name in names if not _installed(name)]
    if lacking:
        return Finding("packages", Level.FAIL, f"missing: {', '.join(lacking)}; run: make install")
    return Finding("packages", Level.OK, f"all {len(names)} installed")


def _model() -> Finding:
    from ingest.pipeline.model import ModelMissingError, load_model

    try:
        model = load_model()
    except ModelMissingError as error:
        return Finding("model", Level.FAIL, str(error))
    return Finding("model", Level.OK, f"{model.meta['lang']}_{model.meta['name']} {model.meta['version']}")


def _store(address: str) -> Finding:
    from graph.loading import document_uids
    from graph.store import open_store

    folder = folder_of(address)
    if folder is not None and not folder.exists():
        return Finding("store", Level.OK, f"{address} is not there yet; the first ingest makes it")
    try:
        store = open_store(address, read_only=True)
        try:
            count = len(document_uids(store))
        finally:
            store.close()
    except StoreError as error:
        return Finding("store", Level.FAIL, str(error))
    service = present(address)
    served = f", served at {service.address} by process {service.pid}" if service else ""
    return Finding("store", Level.OK, f"{address} holds {count} documents{served}")


def _neo4j() -> Finding:
    lacks = missing()
    if lacks:
        return Finding("neo4j", Level.WARN, f"sayso neo4j start needs: {'; '.join(lacks)}")
    return Finding("neo4j", Level.OK, "sayso neo4j start can run one")


def _disk(address: str) -> Finding:
    folder = folder_of(address) or Path.cwd()
    there = next(place for place in (folder.absolute(), *folder.absolute().parents) if place.exists())
    free = shutil.disk_usage(there).free // 1_000_000
    if free < _DISK_MB:
        return Finding("disk", Level.WARN, f"{free} MB free in {there}; a graph may need more")
    return Finding("disk", Level.OK, f"{free} MB free in {there}")


def _distribution(requirement: str) -> str:
    name = requirement.split(";")[0]
    for mark in "<>=!~[ (":
        name = name.split(mark)[0]
    return name.strip()


def _installed(name: str) -> bool:
    try:
        version(name)
    except PackageNotFoundError:
        return False
    return True
