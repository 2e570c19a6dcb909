"""The short table of what a graph holds."""

from dataclasses import dataclass

from api.cli.output import note, print_table
from graph.store.base import Row, Store
from queries.asking import ask

_ROWS = 12  # relations in the table; an overview, and the picture's name shall stay in sight


@dataclass(frozen=True, slots=True)
class Found:
    """Entities by kind, claims by predicate, and how many claims are denied, alleged (possible), or attributed."""

    entities: dict[str, int]
    claims: list[Row]
    denied: int
    possible: int
    attributed: int


def found_in(store: Store) -> Found:
    """Counts what a graph holds. Raises StoreError."""
    claims = ask(store, "claims-by-predicate").rows
    sums = {key: sum(row[key] for row in claims) for key in ("denied", "possible", "attributed")}
    kinds = {row["kind"]: row["entities"] for row in ask(store, "entities-by-kind").rows}
    return Found(kinds, claims, **sums)


def print_found(found: Found) -> None:
    """Prints the table."""
    if not found.entities:
        note("The graph is empty.")
        return
    kinds = ", ".join(f"{count} {kind.lower()}{'s' * (count != 1)}" for kind, count in found.entities.items())
    claims = sum(row["claims"] for row in found.claims)
    print(f"Entities: {kinds}.")
    print(f"Claims: {claims}; {found.denied} denied, {found.possible} alleged, {found.attributed} attributed.")
    print_table(found.claims[:_ROWS], ("predicate", "claims", "denied", "possible", "attributed"))
    if len(found.claims) > _ROWS:
        print(f"and {len(found.claims) - _ROWS} more relations: sayso ask claims-by-predicate")
