"""What must be in a store before the first document: unique keys, and the mark of the format of the graph."""

from graph.store.base import Store, StoreError, StoreVersionError, Transaction

FORMAT = 1

# The nodes that are found by their uid. Person, Organization and Place are second labels of Entity and need none.
KEYED = ("Graph", "Document", "Appearance", "Name", "Claim", "Entity", "Shingle")
_MARK = "sayso"


def prepare(store: Store) -> None:
    """Make the unique keys and the mark of the format, where they are not there yet. Call it once before `load`.

    Raises StoreVersionError when the graph was written in a format that this program does not know.
    """
    for label in KEYED:
        with store.transaction() as transaction:
            transaction.run(unique(label))
    with store.transaction() as transaction:
        if _format(transaction) is None:
            transaction.run(
                "MERGE (graph:Graph {uid: $uid}) SET graph.format = $format", {"uid": _MARK, "format": FORMAT}
            )
        _check(_format(transaction), store.address)


def unique(label: str) -> str:
    """The statement that makes the uids of a label unique, where they are not yet."""
    return f"CREATE CONSTRAINT {label.lower()}_uid IF NOT EXISTS FOR (n:{label}) REQUIRE n.uid IS UNIQUE"


def take_turn(transaction: Transaction, address: str) -> None:
    """Waits until no other process writes to the graph: writing to one node locks it until the transaction ends.

    Raises StoreError when the store was never prepared, StoreVersionError when its format is not ours.
    """
    rows = transaction.run(
        "MATCH (graph:Graph {uid: $uid}) SET graph.format = graph.format RETURN graph.format AS format", {"uid": _MARK}
    )
    if not rows:
        raise StoreError(f"{address} is not prepared for a graph: call graph.loading.prepare(store) first")
    _check(rows[0]["format"], address)


def _format(transaction: Transaction) -> int | None:
    rows = transaction.run("MATCH (graph:Graph {uid: $uid}) RETURN graph.format AS format", {"uid": _MARK})
    return rows[0]["format"] if rows else None


def _check(format_: int | None, address: str) -> None:
    if format_ != FORMAT:
        raise StoreVersionError(
            f"the graph in {address} has format {format_!r}, this program reads {FORMAT}: dump it with the version of "
            "sayso that wrote it, and restore the dump into an empty store"
        )
