"""Loading records into a store and taking them out again, one transaction a document.

The evidence of the document is written or deleted; then the identity of everything that it may touch is computed anew
(`entities.block`), then the summary between the entities whose claims it may touch. So the graph is at every moment
what its documents give, whatever the order in which they came and went.
"""

from collections.abc import Collection
from dataclasses import dataclass

from graph import entities, evidence, stories, summary
from graph.evidence import document_uids, records
from graph.identity import Appearances, identify, linking_keys
from graph.record import Record
from graph.schema import prepare, take_turn
from graph.store.base import Store, Transaction

__all__ = ["Loaded", "document_uids", "load", "prepare", "records", "remove"]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading did: the document's uid, and whether it was new."""

    uid: str
    added: bool


def load(store: Store, record: Record) -> Loaded:
    """Adds a record to the graph; does nothing when its document is there already.

    Raises InvalidRecordError for a record that breaks its own rules, StoreError when the store cannot take it; in both
    cases the graph is as before.
    """
    record = evidence.checked(record)
    document = record.document.uid
    with store.transaction() as transaction:
        take_turn(transaction, store.address)
        if evidence.is_there(transaction, document):
            return Loaded(document, added=False)
        evidence.write(transaction, record)
        retold = stories.add(transaction, document, record.document.text)
        _refresh(transaction, evidence.appearances(record), True, retold, set(), set())
    return Loaded(document, added=True)


def remove(store: Store, document: str) -> bool:
    """Takes a document out: what is left is the graph that there would be without it. False when it is not there.

    Raises StoreError, with the graph as before.
    """
    with store.transaction() as transaction:
        take_turn(transaction, store.address)
        if not evidence.is_there(transaction, document):
            return False
        gone = entities.of_document(transaction, document)
        pairs = summary.pairs_of(transaction, (), [document])
        retold = stories.remove(transaction, document)
        evidence.delete(transaction, document)
        shrunk = {entity for _, entity in gone if entity is not None}
        _refresh(transaction, [ones for ones, _ in gone], False, retold, shrunk, pairs)
    return True


def _refresh(
    transaction: Transaction,
    appearances: Collection[Appearances],
    added: bool,
    retold: set[str],
    shrunk: set[str],
    pairs: set[summary.Pair],
) -> None:
    """Brings identity and summary up to date around appearances that came (`added`) or went.

    `retold` are documents whose story changed, `shrunk` entities that lost an appearance, `pairs` those that lost a
    claim.
    """
    block = entities.block(transaction, {key for ones in appearances for key in linking_keys(ones)})
    if added:
        block |= {(ones, None) for ones in appearances if not linking_keys(ones)}
    before = {uid: entity for ones, entity in block for uid in ones.uids}
    groups = identify(ones for ones, _ in block)
    moved = {uid: group.uid for group in groups for uid in group.members if before[uid] != group.uid}
    left = {entity for uid in moved if (entity := before[uid]) is not None} | shrunk
    pairs = pairs | summary.pairs_of(transaction, moved, retold)
    entities.refer(transaction, moved)
    entities.delete_empty(transaction, left)
    changed = left | set(moved.values())
    entities.write(transaction, [group for group in groups if group.uid in changed])
    pairs |= summary.pairs_of(transaction, moved, ())
    summary.rewrite(transaction, pairs)
