"""What stands above and below an article and is no part of it: labels, share buttons, notices, pleas.

Only whole paragraphs are cut, and at the foot only from the last one upwards, until one that no phrase fits. The
phrases are data: `data/reading/boilerplate.txt`, which also says what each section of it cuts.
"""

import re
from collections.abc import Sequence

from ingest.lexicon import sections

_ADDRESS = re.compile(r"^(?:<?(?:https?://|www\.|mailto:)\S+|\S+@\S+\.\w+)[.>]?$")
_LONGEST = 1_200  # characters; the longest disclaimers that were seen are about 800


def without_foot(paragraphs: Sequence[str]) -> list[str]:
    """The paragraphs without the boilerplate after the last paragraph of content."""
    end = len(paragraphs)
    while end > 1:
        if _is_foot(paragraphs[end - 1]):
            end -= 1
        elif end > 2 and _fits(paragraphs[end - 2], "opens", starts=True) and len(paragraphs[end - 1]) <= _LONGEST:
            end -= 2
        else:
            break
    return list(paragraphs[:end])


def is_label(paragraph: str) -> bool:
    """Is this a line such as "Region: Middle East", which classifies an article and says nothing itself?"""
    label, colon, rest = paragraph.partition(":")
    return bool(colon) and len(rest) < 200 and label.strip().casefold() in sections("reading/boilerplate.txt")["labels"]


def _is_foot(paragraph: str) -> bool:
    if not any(character.isalnum() for character in paragraph) or _ADDRESS.match(paragraph.strip()):
        return True
    if len(paragraph) > _LONGEST:
        return False
    return _fits(paragraph, "starts", starts=True) or _fits(paragraph, "holds", starts=False)


def _fits(paragraph: str, section: str, *, starts: bool) -> bool:
    folded = " ".join(paragraph.casefold().split())
    if not starts:
        return any(phrase in folded for phrase in sections("reading/boilerplate.txt")[section])
    return any(
        words.startswith(phrase) and not words[len(phrase) : len(phrase) + 1].isalnum()
        for words in (folded, folded.lstrip("([\"'“‘-–— "))
        for phrase in sections("reading/boilerplate.txt")[section]
    )
