"""A stranger's own Cypher, read-only and bounded, on either engine.

What guards it, from the outside in: the text (`guard`), on the embedded engine the lint (`lint`), so that no construct
is answered silently wrong, and the store itself (`Store.read_ad_hoc`).
"""

import math
from collections.abc import Mapping
from typing import Any

from graph.store.base import Engine, Fetched, Limits, QueryError, QueryTimeoutError, Store
from queries.errors import RefusedCypherError
from queries.statements.guard import check_parameters, check_statement
from queries.statements.lint import lint
from queries.statements.portability import Effect

_FINDINGS_AT_MOST = 3


def run_cypher(
    store: Store, cypher: str, parameters: Mapping[str, Any] | None = None, limits: Limits | None = None
) -> Fetched:
    """What a statement answers, with values as `graph.store.base` describes them and numbers that JSON does not have
    (infinite, or none) as text.

    Raises RefusedCypherError where it is not run, or the engine does not understand it; QueryTimeoutError, and the
    store's other errors.
    """
    values = dict(parameters or {})
    cypher = cypher.replace("\r\n", "\n")
    check_statement(cypher)
    check_parameters(values)
    if store.engine is Engine.EMBEDDED:
        _check_portable(cypher)
    try:
        found = store.read_ad_hoc(cypher, values, limits or Limits())
    except QueryTimeoutError:
        raise
    except QueryError as error:
        raise RefusedCypherError(str(error), cypher[:60]) from error
    return Fetched(
        found.columns, [{key: _in_json(value) for key, value in row.items()} for row in found.rows], found.complete
    )


def _check_portable(cypher: str) -> None:
    """What is only slow on the embedded engine is right all the same, and its time is bounded."""
    findings = [str(finding) for finding in lint(cypher) if finding.rule.effect is not Effect.SLOW]
    if findings:
        more = f" (and {len(findings) - _FINDINGS_AT_MOST} more)" if len(findings) > _FINDINGS_AT_MOST else ""
        raise RefusedCypherError(
            f"the statement is not run: {'; '.join(findings[:_FINDINGS_AT_MOST])}{more}", cypher[:60]
        )


def _in_json(value: Any) -> Any:
    match value:
        case float() if math.isnan(value):
            return "NaN"
        case float() if math.isinf(value):
            return "Infinity" if value > 0 else "-Infinity"
        case dict():
            return {key: _in_json(inner) for key, inner in value.items()}
        case list():
            return [_in_json(inner) for inner in value]
        case _:
            return value
