"""Options that are numbers within bounds: one beyond them is told the range and the nearest number in it."""

from typing import Any

import typer

from queries.parameters import check_range


def within(low: float, high: float, help_: str) -> Any:
    """An option whose value is a number from `low` to `high`, both whole numbers where the option is.

    Another makes it raise BadParameterError, as the same number does in any other interface.
    """

    def check(parameter: typer.CallbackParam, value: float | None) -> float | None:
        if value is not None:
            check_range(parameter.opts[0], value, low, high)
        return value

    return typer.Option(help=help_, metavar=f"{low}…{high}", callback=check)
