"""Which files to read: the given ones, and those in the given folders."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from os import walk
from pathlib import Path

from ingest.readers import FORMATS, UnreadableError, is_readable

# Files that lie beside documents and speak of the folder: they are no documents of a folder, but are read when named.
_BESIDE = ("readme", "license", "licence", "copying", "notice", "changelog")


@dataclass(frozen=True, slots=True)
class Found:
    """The files to read, in order and each once; the files in folders that were passed over, with the reason; and the
    given paths that lead to nothing."""

    files: tuple[Path, ...]
    skipped: tuple[tuple[Path, str], ...] = ()
    problems: tuple[UnreadableError, ...] = ()


def find(paths: Iterable[Path]) -> Found:
    """The files behind paths. A file is taken as it is; a folder is searched with all below it, sorted by path, without
    hidden files and folders, README and LICENSE files, other formats, and linked folders (which may lead in circles).
    """
    files: dict[Path, None] = {}
    skipped, problems = list[tuple[Path, str]](), list[UnreadableError]()
    for path in paths:
        if not path.is_dir():
            if _exists(path):
                files[path] = None
            else:
                problems.append(UnreadableError(path, "there is no such file or folder", "missing"))
            continue
        read, unread, denied = _in_folder(path)
        files.update(dict.fromkeys(read))
        skipped += unread
        problems += denied
        if not read and not denied:
            reason = f"there is no file to read in this folder; these are read: {' '.join(FORMATS)}"
            problems.append(UnreadableError(path, reason, "empty"))
    return Found(tuple(files), tuple(skipped), tuple(problems))


def _exists(path: Path) -> bool:
    """Is there anything by that name? A link that leads in a circle is there too; reading it says what is wrong."""
    try:
        path.lstat()
    except OSError:
        return False
    return True


def _in_folder(folder: Path) -> tuple[list[Path], list[tuple[Path, str]], list[UnreadableError]]:
    files, skipped, denied = list[Path](), list[tuple[Path, str]](), list[UnreadableError]()

    def on_error(error: OSError) -> None:
        denied.append(UnreadableError(Path(error.filename or folder), error.strerror or "cannot be listed", "denied"))

    for path in sorted(_visible(folder, on_error)):
        reason = _why_not(path)
        if reason is None:
            files.append(path)
        else:
            skipped.append((path, reason))
    return files, skipped, denied


def _visible(folder: Path, on_error: Callable[[OSError], None]) -> Iterator[Path]:
    for parent, folders, names in walk(folder, onerror=on_error):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(parent) / name for name in names if not name.startswith("."))


def _why_not(path: Path) -> str | None:
    if path.stem.casefold() in _BESIDE:
        return "it describes the folder; name it to read it"
    if not is_readable(path):
        return f"{path.suffix.lower()} files are not read" if path.suffix else "files without an ending are not read"
    return None
