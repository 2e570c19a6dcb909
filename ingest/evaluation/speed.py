"""What the pipeline costs beside the bare statistical model on the same texts in the same run."""

from collections.abc import Callable
from dataclasses import dataclass
from time import process_time
from typing import ParamSpec, TypeVar

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")

BAR = 1.5
"""The ratio that the whole pipeline may cost at most."""


@dataclass(frozen=True, slots=True)
class Speed:
    """Seconds of processor time of the whole extraction and of the bare model, and how many words they read."""

    whole: float = 0.0
    bare: float = 0.0
    words: int = 0

    @property
    def ratio(self) -> float:
        """The whole extraction's time in times of the bare model's."""
        return self.whole / self.bare


def timed(work: Callable[Arguments, Result], *args: Arguments.args, **kwargs: Arguments.kwargs) -> tuple[float, Result]:
    """Seconds of processor time that some work takes (a busy machine hardly shows in them), and its result."""
    start = process_time()
    result = work(*args, **kwargs)
    return process_time() - start, result
