"""The address at which a question is asked as a resource, such as `/entities/{entity}/timeline`.

A question file names it in its header (`// path: …`). What stands between braces is a parameter of the question that it
cannot do without, so that an address is always complete; all other parameters follow after the question mark.
"""

import re

_SEGMENT = re.compile(r"^(?:[a-z][a-z-]*|\{(\w+)\})$")
_IN_BRACES = re.compile(r"\{\w+\}")


def placeholders(path: str) -> tuple[str, ...]:
    """The names between braces, in their order."""
    return tuple(match.group()[1:-1] for match in _IN_BRACES.finditer(path))


def shape(path: str) -> str:
    """The address with its placeholders left empty: two that have one shape are one address."""
    return _IN_BRACES.sub("{}", path)


def fault_of(path: str, needed: frozenset[str]) -> str | None:
    """What is wrong with an address, in a few words; None where it is sound.

    `needed` are the parameters that may stand between braces: required, and one value each.
    """
    if not path.startswith("/") or not all(_SEGMENT.match(part) for part in path[1:].split("/")):
        return f"the path {path} is not made of /lower-case-words and /{{parameters}}"
    names = placeholders(path)
    if len(set(names)) < len(names):
        return f"the path {path} names a parameter twice"
    if strange := [name for name in names if name not in needed]:
        return f"the path {path} names {', '.join(strange)}, which is no required parameter of a single value"
    return None
