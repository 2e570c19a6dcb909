"""A statement of the caller's own, and its answer."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from queries.statements.guard import CHARACTERS_AT_MOST

ROWS_AT_MOST = 10_000
SECONDS_AT_MOST = 30


class CypherStatement(BaseModel):
    """One statement that only reads, with the values of its parameters ($name in the statement)."""

    statement: str = Field(min_length=1, max_length=CHARACTERS_AT_MOST)
    parameters: dict[str, Any] = Field(default_factory=dict)
    limit: int = Field(default=1000, ge=1, le=ROWS_AT_MOST, description="Rows at most.")
    timeout: float = Field(default=10, ge=0.1, le=SECONDS_AT_MOST, description="Seconds at most.")
    model_config = ConfigDict(extra="forbid")


class CypherAnswer(BaseModel):
    """One object per row, keyed by the names of the columns. `complete` is false where a limit cut the answer.

    A node is `{"labels": […], "properties": {…}}`, a relationship `{"relationship": TYPE, "properties": {…}}`, a path
    `{"nodes": […], "relationships": […]}`; dates and times are ISO 8601 text.
    """

    columns: list[str]
    rows: list[dict[str, Any]]
    complete: bool
