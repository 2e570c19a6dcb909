"""Two kinds of cleaning that must not be mixed up.

`clean` makes a file's text fit to be kept: it may change the length, and offsets are counted in its result.
`for_parsing` makes a text that is already kept easier for a statistical parser: it never changes the length, so every
offset into its result is an offset into the text.
"""

import re
import unicodedata

# The marks that scripts, typists and typesetters put for an apostrophe (also the Arabic ayn and hamza in "Kata'ib").
_APOSTROPHES = "'’‘‛ʼʹʻʽʾʿˈ`´′＇"
_INNER_APOSTROPHE = re.compile(rf"(?<=[^\W_])[{_APOSTROPHES}](?=[^\W\d_])")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffc]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028]")
_ODD_SPACE = re.compile(r"[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_SPACES = re.compile(r" {2,}")
_AROUND_BREAK = re.compile(r" *\n *")
_BLANK_LINES = re.compile(r"\n{3,}")

_STRAIGHT = str.maketrans(
    {
        **dict.fromkeys("’‘‚‛ʼʹʻʽʾʿˈ`´′＇", "'"),
        **dict.fromkeys("“”„‟«»″＂", '"'),
        **dict.fromkeys("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a", " "),
        **dict.fromkeys("\u202f\u205f\u3000\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\t\x0b\x0c\r", " "),
        **dict.fromkeys("\u2010\u2011", "-"),
        "\x85": "\n",
        "\u2028": "\n",
        "\u2029": "\n",
    }
)
_FOOTNOTE = re.compile(r"(?<=[^\s\[])\[\d{1,3}\]")
_EMPHASIS = re.compile(r"(?<![\w*])(?:\*{1,3}|_{1,3})(?=\S)|(?<=[^\s*_])(?:\*{1,3}|_{1,3})(?![\w*])")


def clean(text: str) -> str:
    """Plain text as it is kept: NFC, no invisible or control characters, one kind of space and of line end, at most
    one blank line in a row, and a straight apostrophe inside words, so that a name has one spelling.

    Quotation marks stay as the author set them.
    """
    text = unicodedata.normalize("NFC", text)
    text = _LINE_ENDS.sub("\n", text).replace("\u2029", "\n\n")
    text = _CONTROL.sub("", _INVISIBLE.sub("", text))
    text = _SPACES.sub(" ", _ODD_SPACE.sub(" ", text))
    text = _BLANK_LINES.sub("\n\n", _AROUND_BREAK.sub("\n", text))
    return _INNER_APOSTROPHE.sub("'", text).strip()


def for_parsing(text: str) -> str:
    """The text as a parser reads it best: straight quotes and apostrophes, plain spaces and hyphens, no Markdown
    emphasis, no footnote marks ("Assad,[1]"). Code point for code point as long as `text`."""
    return _FOOTNOTE.sub(_blank, _EMPHASIS.sub(_blank, text.translate(_STRAIGHT)))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
