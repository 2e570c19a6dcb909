"""Why a file cannot be read."""

from pathlib import PurePath


class UnreadableError(Exception):
    """A file that cannot become a document. `str()` is one line: the path, then the reason.

    `code` is for programs: missing, denied, format, empty, too-large, binary, encoding, encrypted, damaged, no-text,
    bad-line or not-english.
    """

    def __init__(self, path: str | PurePath, reason: str, code: str = "damaged") -> None:
        self.path = path.as_posix() if isinstance(path, PurePath) else path
        self.reason = " ".join(reason.split())
        self.code = code
        super().__init__(f"{self.path}: {self.reason}")


class NotEnglishError(UnreadableError):
    """A text in another language, which the pipeline would read wrongly."""

    def __init__(self, path: str | PurePath, reason: str) -> None:
        super().__init__(path, reason, "not-english")
