"""Text from documents, where some characters would be obeyed instead of read: by a terminal, by a language model."""

# Control characters move the cursor, change colours or the title; others turn the direction of what follows; tags
# (U+E0000 and on) are seen by nobody, and language models read them.
_COMMANDS = (
    *(*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)),
    *range(0xE0000, 0xE0080),
)
_SHOWN = dict.fromkeys(_COMMANDS, "\N{REPLACEMENT CHARACTER}")


def visible(text: str) -> str:
    """The text with U+FFFD for every character that is obeyed instead of shown, but for tab and line feed. Its length
    stays the same."""
    return text.translate(_SHOWN)
