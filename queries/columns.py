"""The columns of an answer, as a question's header declares them.

    // column uid: text — the entity
    // column event_date: text, optional — the day on which it happened
    // column starts: integers — where it is mentioned

`optional` says that the value may be missing in a row (null). A column without a type promises nothing.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

_COLUMN = re.compile(
    r"^column (?P<name>\w+):\s*(?:(?P<type>text|integer|number|boolean|texts|integers)(?P<optional>, optional)?\s+— )?"
    r"(?P<means>.+)$"
)


class ColumnType(StrEnum):
    """What the values of a column are; the plural of a type is a list of its values."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    TEXTS = "texts"
    INTEGERS = "integers"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the answer. `type` None: any value."""

    name: str
    means: str
    type: ColumnType | None = None
    optional: bool = False

    def holds(self, value: object) -> bool:
        """Whether a value is what the column promises."""
        if self.type is None:
            return True
        if value is None:
            return self.optional
        if self.type in (ColumnType.TEXTS, ColumnType.INTEGERS):
            return isinstance(value, list) and all(type(one) in _PYTHON[self.type] for one in value)
        return type(value) in _PYTHON[self.type]


# Compared by the very class, because in Python True is an integer.
_PYTHON: dict[ColumnType, tuple[type, ...]] = {
    ColumnType.TEXT: (str,),
    ColumnType.INTEGER: (int,),
    ColumnType.NUMBER: (int, float),
    ColumnType.BOOLEAN: (bool,),
    ColumnType.TEXTS: (str,),
    ColumnType.INTEGERS: (int,),
}


def column_of(line: str) -> Column | None:
    """The column of a header line (without its `// `); None where the line declares none."""
    match = _COLUMN.match(line)
    if not match:
        return None
    type_ = ColumnType(match["type"]) if match["type"] else None
    return Column(match["name"], match["means"].strip(), type_, match["optional"] is not None)
