"""Running the pipeline for an evaluation: records, what was refused, and the time beside the bare model's."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

from spacy.language import Language
from spacy.tokens import Doc

from graph.record import Document, Record
from ingest.evaluation.speed import Speed, timed
from ingest.extract import parsed_many
from ingest.pipeline.candidates import Refusal
from ingest.pipeline.claims import verdicts
from ingest.pipeline.model import load_model
from ingest.pipeline.record import ids, to_record

_BATCH = 16


@dataclass(slots=True)
class Extraction:
    """The records in the order of the documents, and how many candidate relations were refused for which reason."""

    records: list[Record] = field(default_factory=list)
    refusals: Counter[Refusal] = field(default_factory=Counter)
    speed: Speed | None = None

    def read(self, documents: Iterable[Document]) -> None:
        """Adds the records of documents."""
        for doc, document in parsed_many(documents):
            self._keep(doc, to_record(doc, document))

    def read_timed(self, documents: Iterable[Document]) -> None:
        """Adds the records of documents and what they took; batch by batch in turn with the bare model, so that a busy
        machine slows both."""
        rest, bare = iter(documents), load_model()
        _warm(bare)
        spent = self.speed or Speed()
        while batch := list(islice(rest, _BATCH)):
            whole, found = timed(_extracted, batch)
            texts = [document.text for document in batch]
            alone, _ = timed(_bare, bare, texts)
            words = sum(len(text.split()) for text in texts)
            spent = Speed(spent.whole + whole, spent.bare + alone, spent.words + words)
            for doc, record in found:
                self._keep(doc, record)
        self.speed = spent if spent.words else None

    def _keep(self, doc: Doc, record: Record) -> None:
        self.records.append(record)
        judged = verdicts(doc, record.document, ids(doc))
        self.refusals.update(each.refusal for each in judged if each.refusal is not None)


def _extracted(documents: list[Document]) -> list[tuple[Doc, Record]]:
    return [(doc, to_record(doc, document)) for doc, document in parsed_many(documents)]


def _bare(model: Language, texts: list[str]) -> list[Doc]:
    return list(model.pipe(texts, batch_size=_BATCH))


def _warm(bare: Language) -> None:
    """Reads the data files and fills the caches of both, which happens once whatever there is to read."""
    text = "Anna Berg met Oren Dahl in Oslo, officials said."
    bare(text)
    _extracted([Document(text)])
