"""From files to the graph: read, extract, load, one document after the other.

A document that the store holds already is passed over before anything is extracted, so a second run is quick and loads
no language model. What is wrong with one document is a refusal; what is wrong with the store ends the run.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from graph import loading
from graph.record import Document, Record
from graph.store.base import Store, StoreError
from ingest import discovery
from ingest.readers import UnreadableError, read_each

Extract = Callable[[Document], Record]


class Outcome(StrEnum):
    """What became of a document."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A document that is not in the graph, and why. `path` is posix, with the line number for JSON lines ("a.jsonl:3");
    `code` as in UnreadableError, or "extraction"."""

    path: str
    reason: str
    code: str

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Progress:
    """Told after every document: `done` of `total` files are finished, and what became of the document in `path`."""

    done: int
    total: int
    path: Path
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did. `uids` are the documents that were read and are now in the graph, in their order, each once;
    `skipped` are files in folders that were passed over, path and reason."""

    added: int
    unchanged: int
    refused: tuple[Refusal, ...] = ()
    skipped: tuple[tuple[Path, str], ...] = ()
    uids: tuple[str, ...] = ()


def ingest(
    paths: Iterable[Path],
    store: Store,
    on_progress: Callable[[Progress], None] | None = None,
    *,
    extract: Extract | None = None,
) -> Summary:
    """Brings the documents of files and folders into the graph, each in one transaction.

    Documents are read one at a time. `extract` makes the record of a document (default: the spaCy pipeline).

    Raises StoreError, and ModelMissingError (from `ingest.pipeline.model`) where something is new and the spaCy model
    is not installed; the documents that were loaded before it stay.
    """
    found = discovery.find(paths)
    loading.prepare(store)
    run = _Run(store, set(loading.document_uids(store)), extract)
    refused = [_refusal(problem) for problem in found.problems]
    counts = dict.fromkeys(Outcome, 0)
    for number, path in enumerate(found.files):
        for item, is_last in _with_last(read_each(path)):
            outcome = run.take(item)
            if isinstance(outcome, Refusal):
                refused.append(outcome)
                outcome = Outcome.REFUSED
            counts[outcome] += 1
            if on_progress is not None:
                on_progress(Progress(number + is_last, len(found.files), path, outcome))
    return Summary(counts[Outcome.ADDED], counts[Outcome.UNCHANGED], tuple(refused), found.skipped, tuple(run.uids))


class _Run:
    """The state of one run: what the store holds, and what was read."""

    def __init__(self, store: Store, known: set[str], extract: Extract | None) -> None:
        self.store = store
        self.known = known
        self.extract = extract
        self.uids: dict[str, None] = {}

    def take(self, item: Document | UnreadableError) -> Outcome | Refusal:
        if isinstance(item, UnreadableError):
            return _refusal(item)
        if item.uid in self.known:
            self.uids[item.uid] = None
            return Outcome.UNCHANGED
        if self.extract is None:
            self.extract = _pipeline()
        try:
            record = self.extract(item)
            loaded = loading.load(self.store, record)
        except StoreError:
            raise
        except Exception as error:  # one document must not end the run of all
            reason = " ".join(f"{type(error).__name__} {error}".split())
            return Refusal(item.source or item.uid, f"its claims cannot be extracted: {reason}", "extraction")
        self.known.add(loaded.uid)
        self.uids[loaded.uid] = None
        return Outcome.ADDED if loaded.added else Outcome.UNCHANGED


def _pipeline() -> Extract:
    # Imported here: a run that finds nothing new must not wait for spaCy and its model.
    from ingest.extract import extract
    from ingest.pipeline.build import pipeline

    pipeline()  # a model that is missing is no fault of the first document
    return extract


def _refusal(error: UnreadableError) -> Refusal:
    return Refusal(error.path, error.reason, error.code)


def _with_last(items: Iterator[Document | UnreadableError]) -> Iterator[tuple[Document | UnreadableError, bool]]:
    """Each item, and whether it is the last."""
    before = next(items, None)
    while before is not None:
        item = next(items, None)
        yield before, item is None
        before = item
