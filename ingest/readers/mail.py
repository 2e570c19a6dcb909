"""Mail (.eml): sender, subject and date of the header, and the text of the body without quoted mails and signature."""

import email
import email.policy
import re
from email.message import EmailMessage, Message
from email.utils import parseaddr

from ingest.readers import front, plain, web
from ingest.readers.content import Content, refuse_long
from ingest.readers.dates import iso_date
from ingest.readers.decoding import decode
from ingest.readers.errors import UnreadableError

_REPLY_MARKS = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr)\s*:\s*)+", re.IGNORECASE)
_QUOTED_MAIL = re.compile(
    r"^(?:On\b[^\n]{5,200}\n?[^\n]{0,100}\bwrote:|-{2,} ?Original Message ?-{2,})[ \t]*(?=\n|\Z)", re.MULTILINE
)
_PARSED = frozenset({"from", "subject", "date", "organization", "archived-at", "mime-version"})
_MAX_HEADER = 5_000  # characters
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
_QUOTE_MARK = re.compile(r"^(?:> ?)+", re.MULTILINE)


def read(data: bytes, path: str) -> Content:
    """The content of a mail. Raises UnreadableError when it is no mail or has no text part."""
    if b"\0" in data:
        raise UnreadableError(path, "this is binary data, not a mail", "binary")
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        _refuse_long_headers(message, path)
        body = message.get_body(preferencelist=("plain", "html"))
        sender, date_ = str(message.get("From", "")), message.get("Date")
        sent = getattr(date_, "datetime", None)
        subject = str(message.get("Subject", ""))
        publisher, url = str(message.get("Organization", "")), str(message.get("Archived-At", "")).strip("<> ")
        payload = body.get_payload(decode=True) if isinstance(body, EmailMessage) else None
        charset = body.get_content_charset() if isinstance(body, EmailMessage) else None
    except (ValueError, KeyError, TypeError, AttributeError, LookupError, IndexError, RecursionError) as error:
        # The email package lets these out on broken headers.
        raise UnreadableError(path, f"this is no sound mail: {str(error) or type(error).__name__}") from error
    if not sender and not subject:
        raise UnreadableError(path, "this is no mail: it has neither a From nor a Subject header")
    if not isinstance(payload, bytes) or not payload.strip() or body is None:
        raise UnreadableError(path, "the mail has no text part", "no-text")
    text = decode(payload, path, charset)
    refuse_long(len(text), path)
    is_html = body.get_content_subtype() == "html"
    inner = web.parse(text, path) if is_html else Content(plain.paragraphs(_own_words(text)))
    name = parseaddr(sender)[0] or None
    is_signed = any(front.byline(line) for paragraph in inner.paragraphs[:5] for line in paragraph.split("\n"))
    return Content(
        paragraphs=inner.paragraphs,
        headline=_REPLY_MARKS.sub("", subject).strip() or inner.headline,
        author=inner.author or (None if is_signed else name),
        publisher=publisher or inner.publisher or (name if is_signed else None),
        published=iso_date(sent) or inner.published,
        url=url if url.startswith(("http://", "https://")) else inner.url,
        trusted=False,
    )


def _refuse_long_headers(message: Message, path: str) -> None:
    """The time to parse a header grows with the square of its length. Lists of recipients are never parsed here."""
    for part in message.walk():
        for name, value in part.raw_items():
            if len(str(value)) > _MAX_HEADER and (name.casefold() in _PARSED or name.casefold().startswith("content-")):
                raise UnreadableError(path, f"its {name} header has {len(str(value)):,} characters", "too-large")


def _own_words(text: str) -> str:
    """A mail's text before the mail that it answers; a body that is quoted from its start (forwarded) is all kept."""
    text = re.sub(r"\r\n?", "\n", text)
    quoted = _QUOTED_MAIL.search(text)
    if quoted and text[: quoted.start()].strip():
        text = text[: quoted.start()]
    signature = _SIGNATURE.search(text)
    if signature and text[: signature.start()].strip():
        text = text[: signature.start()]
    return _QUOTE_MARK.sub("", text)
