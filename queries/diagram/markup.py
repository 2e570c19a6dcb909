"""Well-formed elements of SVG and HTML from values; all that is not markup of ours is escaped here and nowhere else."""

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

# Characters that XML 1.0 has no way to write, not even escaped, and such as are obeyed instead of shown: they control a
# terminal, or turn the direction of what follows.
_FORBIDDEN = re.compile(
    "[^\t\n\r\u0020-\u007e\u00a0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)


def element(tag: str, attributes: Mapping[str, object], *children: str) -> str:
    """An element with these attributes around children that are markup already. An attribute of None is left out."""
    given = "".join(f" {key}={quoteattr(_text(value))}" for key, value in attributes.items() if value is not None)
    return f"<{tag}{given}>{''.join(children)}</{tag}>" if children else f"<{tag}{given}/>"


def words(text: str) -> str:
    """A text as markup that shows it."""
    return escape(_text(text))


def shown(text: str) -> str:
    """The text with U+FFFD for every character that cannot be written, or would be obeyed."""
    return _FORBIDDEN.sub("\ufffd", text)


def _text(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.1f}".removesuffix(".0")
    return shown(str(value))
