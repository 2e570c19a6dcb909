"""From bytes to text: the byte order mark, then UTF-8, then the encodings of old Windows and whatever else fits."""

import codecs
import re

from charset_normalizer import from_bytes

from ingest.readers.errors import UnreadableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
# Formats that look like text to a decoder, or are often found under a wrong name.
_NO_TEXT = {b"%PDF-": "a PDF", b"PK\x03\x04": "a .docx or another zip file", b"{\\rtf": "rich text (RTF)"}
_MAX_STRANGE = 0.01  # share of control or replacement characters beyond which this is no text


def decode(data: bytes, path: str, declared: str | None = None) -> str:
    """The text of a file's bytes. `declared` is an encoding that the file names itself; it is tried before guessing.

    A few broken bytes in a UTF-8 file become U+FFFD. Raises UnreadableError: empty, binary, or in no known encoding.
    """
    for start, kind in _NO_TEXT.items():
        if data.startswith(start):
            raise UnreadableError(path, f"this is {kind}, not text; give it the ending that it should have", "binary")
    text = _decoded(data, declared)
    if text is None:
        kind = "binary" if b"\0" in data else "encoding"
        raise UnreadableError(path, _REASONS[kind], kind)
    if not text.strip("\ufeff \t\r\n\f\v\u00a0\u200b"):
        raise UnreadableError(path, "the file is empty (nothing but white space)", "empty")
    if len(_CONTROL.findall(text)) > _MAX_STRANGE * len(text):
        raise UnreadableError(path, _REASONS["binary"], "binary")
    if text.count("\ufffd") > _MAX_STRANGE * len(text):
        raise UnreadableError(path, _REASONS["encoding"], "encoding")
    return text


_REASONS = {
    "binary": "this is binary data, not text",
    "encoding": "the bytes fit no known text encoding; save the file as UTF-8",
}


def _decoded(data: bytes, declared: str | None) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if b"\0" in data:
        return _without_mark(data)
    for encoding in filter(None, ("utf-8", declared)):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return _guessed(data)


def _without_mark(data: bytes) -> str | None:
    """UTF-16 without a byte order mark has a NUL in nearly every second byte of a Western text."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    half = len(data) / 2
    if odd > 0.8 * half and even < 0.05 * half:
        return data.decode("utf-16-le", "replace")
    if even > 0.8 * half and odd < 0.05 * half:
        return data.decode("utf-16-be", "replace")
    return None


def _guessed(data: bytes) -> str | None:
    high = sum(byte >= 0x80 for byte in data)
    well_formed = sum(len(match) for match in _MULTIBYTE.findall(data))
    if well_formed >= 0.8 * high:
        return data.decode("utf-8", "replace")
    # A Western text has few letters outside ASCII; the statistics of a guess are worth less than that on short texts.
    if high < 0.1 * len(data):
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            pass
    best = from_bytes(data[:200_000]).best()
    return data.decode(best.encoding, "replace") if best else None
