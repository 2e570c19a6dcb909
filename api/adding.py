"""Adding what a client sends: a file, or a text."""

from api.problems import ProblemError
from api.resources import Resources
from api.schemas.documents import DocumentAdded, DocumentsAdded, DocumentText
from graph.loading import load
from graph.record import Document
from graph.store.base import Store
from ingest.language import other_language
from ingest.readers import UnreadableError, read_bytes
from ingest.readers.limits import MAX_CHARACTERS
from queries.asking import ask


def documents_of_file(name: str, content: bytes) -> list[Document]:
    """The documents of a file. `name` tells the format and becomes the source. Raises ProblemError."""
    try:
        return read_bytes(content, name)
    except UnreadableError as error:
        status = 413 if error.code == "too-large" else 422
        raise ProblemError(
            status, f"unreadable-{error.code}", str(error), file=error.path, reason=error.reason
        ) from error


def document_of_text(given: DocumentText) -> Document:
    """The document of a text, unchanged. Raises ProblemError."""
    if not given.text.strip():
        raise ProblemError(422, "unreadable-empty", "the text is empty; send at least one sentence")
    if len(given.text) > MAX_CHARACTERS:
        raise ProblemError(
            413,
            "unreadable-too-large",
            f"the text has {len(given.text):,} characters, more than {MAX_CHARACTERS:,}; split it",
            limit_characters=MAX_CHARACTERS,
        )
    language = other_language(given.text)
    if language:
        raise ProblemError(
            422, "unreadable-not-english", f"the text is {language}, and only English is read; send a translation"
        )
    return Document(**{**given.model_dump(mode="json"), "language": given.language or "en"})


def add(resources: Resources, documents: list[Document]) -> DocumentsAdded:
    """Extracts and loads the documents that the graph does not hold yet. Raises StoreError."""
    # Imported here: a service that is only asked need not wait for spaCy.
    from ingest.extract import extract_many
    from ingest.pipeline.model import ModelMissingError

    store = resources.store
    new = {document.uid: document for document in documents if not _holds(store, document.uid)}
    try:
        with resources.extracting:
            added = {record.document.uid for record in extract_many(new.values()) if load(store, record).added}
    except ModelMissingError as error:
        raise ProblemError(503, "model-missing", str(error)) from error
    outcome = [_outcome(store, uid, uid in added) for uid in dict.fromkeys(document.uid for document in documents)]
    first = outcome[0]
    return DocumentsAdded(
        uid=first.uid,
        headline=first.headline,
        added=bool(added),
        entities=sum(one.entities for one in outcome),
        claims=sum(one.claims for one in outcome),
        documents=outcome,
    )


def _holds(store: Store, uid: str) -> bool:
    return bool(store.read("MATCH (d:Document {uid: $uid}) RETURN d.uid AS uid", {"uid": uid}))


def _outcome(store: Store, uid: str, added: bool) -> DocumentAdded:
    row = ask(store, "document", {"document": uid}).rows[0]
    keys = ("uid", "headline", "entities", "claims")
    return DocumentAdded(added=added, **{key: row[key] for key in keys})
