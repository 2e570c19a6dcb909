"""What can be wrong with what is asked.

    AskError
    ├── UnknownQuestionError      there is no such question
    ├── BadParameterError         a parameter is missing, superfluous, or outside its values
    │   └── UnknownPredicateError     the ontology has no such predicate
    ├── NotFoundError             a well-formed uid that leads nowhere
    │   ├── UnknownEntityError
    │   ├── UnknownDocumentError
    │   └── UnknownClaimError
    ├── AmbiguousEntityError      a name that several entities bear
    └── RefusedCypherError        a statement of the asker's own that is not run

    MalformedQuestionError        a question file that cannot be read (a fault of ours, not of the asker)

Every message is one line: the value, the cause, and what there is instead; `nearest` holds the latter as values.
"""

from collections.abc import Iterable


class AskError(Exception):
    """Something about what is asked is wrong. `value` is what was given, `nearest` what may have been meant."""

    def __init__(self, message: str, value: object = None, nearest: Iterable[str] = ()) -> None:
        super().__init__(message)
        self.value = value
        self.nearest = tuple(nearest)


class UnknownQuestionError(AskError):
    """There is no question of that name."""


class BadParameterError(AskError):
    """A parameter is missing, superfluous, or has a value that it may not have. `parameter` is its name, `allowed` are
    all the words that may stand there, `bounds` the least and the greatest number, where there are such."""

    def __init__(
        self,
        message: str,
        parameter: str,
        value: object = None,
        nearest: Iterable[str] = (),
        *,
        allowed: Iterable[str] = (),
        bounds: tuple[float, float] | None = None,
    ) -> None:
        super().__init__(message, value, nearest)
        self.parameter = parameter
        self.allowed = tuple(allowed)
        self.bounds = bounds


class UnknownPredicateError(BadParameterError):
    """The ontology has no predicate of that name."""


class NotFoundError(AskError):
    """The graph holds nothing under that uid."""


class UnknownEntityError(NotFoundError):
    """The graph holds no entity under that uid or name."""


class UnknownDocumentError(NotFoundError):
    """The graph holds no document under that uid."""


class UnknownClaimError(NotFoundError):
    """The graph holds no claim under that uid."""


class AmbiguousEntityError(AskError):
    """Several entities bear the name, and none more than the others. `nearest` are their uids."""


class RefusedCypherError(AskError):
    """A statement of the asker's own would do more than read the graph, or the engine does not understand it."""


class MalformedQuestionError(Exception):
    """A question file breaks the format. The message starts with `file:line:`."""


def or_nearest(nearest: Iterable[str], otherwise: str = "") -> str:
    """The end of a message that names what may have been meant."""
    names = list(nearest)
    return f"; nearest: {', '.join(names)}" if names else otherwise
