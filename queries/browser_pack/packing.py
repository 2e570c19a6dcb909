"""All files of the pack, as values."""

import io
import re
from collections.abc import Mapping, Sequence
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from queries.browser_pack.favourites import Favourite, favourites
from queries.browser_pack.grass import grass
from queries.browser_pack.guide import guide

ARCHIVE, STYLE, GUIDE = "favourites.zip", "sayso.grass", "guide.html"

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can hold: the same pack is the same bytes on every day
_READABLE = 0o644 << 16


def pack(browser_url: str) -> Mapping[str, bytes]:
    """Every file of the pack by its path: the favourites one by one and as the archive that the Browser takes, the
    style, and the guide, whose links lead to the Browser at this address. The same files on every day."""
    all_ = favourites()
    files = {f"favourites/{_path(one)}": one.text.encode() for one in all_}
    return {
        **files,
        ARCHIVE: _archive(all_),
        STYLE: grass().encode(),
        GUIDE: guide(all_, browser_url, ARCHIVE, STYLE).encode(),
    }


def folder(theme: str) -> str:
    """The folder of favourites that the Browser makes for a theme."""
    return f"sayso {theme}"


def _path(favourite: Favourite) -> str:
    return f"{folder(favourite.theme)}/{_safe(favourite.name)}.cypher"


def _safe(name: str) -> str:
    return re.sub(r"[^a-z0-9-]+", "-", name.lower())


def _archive(all_: Sequence[Favourite]) -> bytes:
    # The Browser reads each folder as one of favourites, and lists the files in the order in which they stand here.
    whole = io.BytesIO()
    with ZipFile(whole, "w") as archive:
        for one in all_:
            entry = ZipInfo(_path(one), _FIRST_DAY)
            entry.external_attr, entry.compress_type = _READABLE, ZIP_DEFLATED
            archive.writestr(entry, one.text)
    return whole.getvalue()
