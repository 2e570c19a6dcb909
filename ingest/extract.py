"""From a document to its record: the whole extraction in two functions."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from graph.record import Document, Record
from ingest.cleaning import for_parsing
from ingest.pipeline.build import pipeline
from ingest.pipeline.record import to_record

_BATCH = 16  # documents that spaCy works on at once; more brings no speed on two cores and costs memory


def extract(document: Document) -> Record:
    """What a document states. Its text is not changed; offsets count its code points.

    Raises ModelMissingError (from `ingest.pipeline.model`) where the spaCy model is not installed.
    """
    return to_record(parsed(document), document)


def extract_many(documents: Iterable[Document]) -> Iterator[Record]:
    """The records of documents in their order, lazily, in batches."""
    for doc, document in parsed_many(documents):
        yield to_record(doc, document)


def parsed(document: Document) -> Doc:
    """A document with the layers of all stages, from which its record is made."""
    return pipeline()(for_parsing(document.text))


def parsed_many(documents: Iterable[Document]) -> Iterator[tuple[Doc, Document]]:
    """The documents with their layers, in their order, lazily, in batches."""
    pairs = ((for_parsing(document.text), document) for document in documents)
    yield from pipeline().pipe(pairs, as_tuples=True, batch_size=_BATCH)
