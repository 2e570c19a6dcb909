"""Text from documents on a terminal, which would obey some of its characters."""

# Control characters move the cursor, change colours or the title; the others turn the direction of what follows.
_COMMANDS = (*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_SHOWN = dict.fromkeys(_COMMANDS, "\N{REPLACEMENT CHARACTER}")


def visible(text: str) -> str:
    """The text with U+FFFD for every character that a terminal obeys instead of showing it, but for tab and line
    feed."""
    return text.translate(_SHOWN)
