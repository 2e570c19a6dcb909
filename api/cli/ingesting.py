"""Ingesting as the command line does it: with a progress bar, and through the service where one owns the store."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from api.cli.output import note
from api.cli.session import service_of, writing
from api.presence import Presence
from api.remote import RemoteError, post_document
from graph.store.base import Store, StoreBusyError

if TYPE_CHECKING:
    from ingest.ingesting import Progress, Refusal, Summary

Report = Callable[["Progress"], None]


def ingested(ctx: typer.Context, paths: Iterable[Path]) -> "Summary":
    """Brings documents into the graph; refusals are named on standard error. Raises StoreError."""
    try:
        with writing(ctx) as store:
            summary = ingest_into(store, paths)
    except StoreBusyError:
        service = service_of(ctx)
        if service is None:
            raise
        note(f"{service.address} (process {service.pid}) owns the store: the documents go through it.")
        with _progress() as report:
            summary = through(service, paths, report)
        _name_refusals(summary)
    return summary


def ingest_into(store: Store, paths: Iterable[Path]) -> "Summary":
    """Brings documents into a store that is open; refusals are named on standard error. Raises StoreError."""
    from ingest.ingesting import ingest

    with _progress() as report:
        summary = ingest(paths, store, report)
    _name_refusals(summary)
    return summary


def through(service: Presence, paths: Iterable[Path], report: Report) -> "Summary":
    """Reads files here and sends each document to the service. Raises StoreUnavailableError."""
    from ingest import discovery
    from ingest.ingesting import Outcome, Progress, Refusal, Summary
    from ingest.readers import UnreadableError, read_each

    found = discovery.find(paths)
    refused = [Refusal(error.path, error.reason, error.code) for error in found.problems]
    counts = dict.fromkeys(Outcome, 0)
    uids: dict[str, None] = {}
    for number, path in enumerate(found.files, start=1):
        for item in read_each(path):
            outcome = Outcome.REFUSED
            if isinstance(item, UnreadableError):
                refused.append(Refusal(item.path, item.reason, item.code))
            else:
                try:
                    outcome = Outcome.ADDED if post_document(service, item) else Outcome.UNCHANGED
                    uids[item.uid] = None
                except RemoteError as error:
                    if error.status >= 500:
                        raise
                    refused.append(Refusal(path.as_posix(), str(error), str(error.problem.get("code"))))
            counts[outcome] += 1
            report(Progress(number, len(found.files), path, outcome))
    return Summary(counts[Outcome.ADDED], counts[Outcome.UNCHANGED], tuple(refused), found.skipped, tuple(uids))


def _name_refusals(summary: "Summary") -> None:
    for refusal in summary.refused:
        note(f"refused: {_line(refusal)}")
    for path, reason in summary.skipped:
        note(f"passed over: {path.as_posix()}: {reason}")


def _line(refusal: "Refusal") -> str:
    return " ".join(str(refusal).split())


@contextmanager
def _progress() -> Iterator[Report]:
    from rich import progress as rich
    from rich.console import Console

    columns = (
        rich.TextColumn("{task.description}"),
        rich.BarColumn(),
        rich.MofNCompleteColumn(),
        rich.TimeElapsedColumn(),
    )
    # Without a terminal there is nobody to watch a bar move, and its codes would fill a log.
    with rich.Progress(*columns, console=Console(stderr=True), disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task("Reading", total=None)

        def report(progress: "Progress") -> None:
            bar.update(task, total=progress.total, completed=progress.done, description=progress.path.name[:40])

        yield report
