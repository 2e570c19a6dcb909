"""JSON lines: one document a line, its text taken as it stands, so that its offsets hold for whoever made it."""

import json
from typing import Any

from graph.record import Document
from ingest.readers.dates import iso_date
from ingest.readers.limits import MAX_CHARACTERS

_FIELDS = ("headline", "source", "url", "author", "publisher", "published", "language")
MAX_LINE_BYTES = 8 * MAX_CHARACTERS  # a character may be written as "\\uXXXX"


class BadLineError(ValueError):
    """A line that is no document. `id` is the line's own id where it could be read; `code` is for programs: json,
    id, text, field, empty or too-large."""

    def __init__(self, code: str, message: str, id_: str | None = None) -> None:
        self.code = code
        self.id = id_
        super().__init__(message)


def parse(line: str | bytes) -> Document:
    """The document of one line, `{"id": str, "text": str}` with optional headline, source, url, author, publisher,
    published and language. The text is unchanged. `Document.source` is the `id`, so that records are found again by
    it; what the line calls its source is the outlet, where it names no publisher, and the source where it has no id.

    Raises BadLineError.
    """
    row = _row(line)
    id_ = row.get("id")
    if isinstance(id_, int) and not isinstance(id_, bool):
        id_ = str(id_)
    if id_ is not None and not isinstance(id_, str):
        raise BadLineError("id", f"id is {_shown(id_)}, not a string")
    text = row.get("text")
    if not isinstance(text, str):
        raise BadLineError("text", f"text is {_shown(text)}, not a string" if "text" in row else "it has no text", id_)
    if not text.strip():
        raise BadLineError("empty", "its text is empty", id_)
    if len(text) > MAX_CHARACTERS:
        raise BadLineError("too-large", f"its text has {len(text):,} characters, more than {MAX_CHARACTERS:,}", id_)
    for name in _FIELDS:
        if not isinstance(row.get(name), str | None):
            raise BadLineError("field", f"{name} is {_shown(row[name])}, not a string", id_)
    fields = {name: row.get(name) or None for name in _FIELDS}
    published = fields.pop("published")
    date = iso_date(published)
    if published and date is None:
        raise BadLineError("field", f"published is {_shown(published)}, not a date such as 2020-03-30", id_)
    try:
        "".join(filter(None, (text, *fields.values()))).encode()
    except UnicodeEncodeError as error:
        raise BadLineError("text", "it holds half of a surrogate pair, which is no character", id_) from error
    outlet = fields["source"] if id_ else None
    fields |= {"source": id_ or fields["source"], "publisher": fields["publisher"] or outlet}
    return Document(text=text, **fields, published=date)


def _row(line: str | bytes) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except UnicodeDecodeError as error:
        raise BadLineError("json", "it is not UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise BadLineError("json", f"it is not JSON: {error}") from error
    if not isinstance(row, dict):
        raise BadLineError("json", f"it is {_shown(row)}, not an object with id and text")
    return row


def _shown(value: object) -> str:
    shown = json.dumps(value, ensure_ascii=False)
    return shown if len(shown) <= 40 else shown[:39] + "…"
