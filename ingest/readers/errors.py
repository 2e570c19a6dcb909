"""Why a file cannot be read."""

from pathlib import PurePath


def shown(path: PurePath) -> str:
    """A path as text, posix; bytes of it that are no UTF-8 become U+FFFD, for no graph and no page can hold them."""
    return path.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "replace")


class UnreadableError(Exception):
    """A file that cannot become a document. `str()` is one line: the path, then the reason.

    `code` is for programs: missing, denied, format, empty, too-large, binary, encoding, encrypted, damaged, no-text,
    bad-line or not-english.
    """

    def __init__(self, path: str | PurePath, reason: str, code: str = "damaged") -> None:
        self.path = shown(path) if isinstance(path, PurePath) else path
        self.reason = " ".join(reason.split())
        self.code = code
        super().__init__(f"{self.path}: {self.reason}")


class NotEnglishError(UnreadableError):
    """A text in another language, which the pipeline would read wrongly."""

    def __init__(self, path: str | PurePath, reason: str) -> None:
        super().__init__(path, reason, "not-english")
