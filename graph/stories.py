"""Which documents print one story: the near copies of `graph.copies`, kept in the store.

`(:Document)-[:SKETCHED]->(:Shingle)` files a document under its anchors, `(:Document)-[:COPY_OF]->(:Document)` leads
from a copy to the copy with the smaller uid, `Document.story` is the smallest uid of all that are so connected.
"""

from collections import defaultdict

from graph.copies import anchors, are_copies, shingles, stories
from graph.store.base import Transaction, for_each

# A pair with fewer common anchors than this share of the fewer is not worth comparing: copies share half of them.
_COMMON_ANCHORS = 8


def add(transaction: Transaction, document: str, text: str) -> set[str]:
    """Files a new document and finds its story. The uids of the other documents whose story it changed."""
    own = shingles(text)
    rows = anchors(own)
    for_each(transaction, rows, "MERGE (s:Shingle {uid: row})")
    for_each(
        transaction,
        rows,
        "MATCH (s:Shingle {uid: row}) MATCH (d:Document {uid: $document}) MERGE (d)-[:SKETCHED]->(s)",
        document=document,
    )
    for other in _candidates(transaction, document, len(rows)):
        if are_copies(own, shingles(_text(transaction, other))):
            transaction.run(
                "MATCH (a:Document {uid: $copy}) MATCH (b:Document {uid: $first}) MERGE (a)-[:COPY_OF]->(b)",
                {"copy": max(document, other), "first": min(document, other)},
            )
    return _retell(transaction, {document}) - {document}


def remove(transaction: Transaction, document: str) -> set[str]:
    """Takes a document out of its story. The uids of the other documents whose story that changed."""
    others = _connected(transaction, document)
    filed = [
        row["uid"]
        for row in transaction.run(
            "MATCH (d:Document {uid: $uid})-[:SKETCHED]->(s:Shingle) RETURN s.uid AS uid", {"uid": document}
        )
    ]
    for relationship in ("SKETCHED", "COPY_OF"):
        transaction.run(f"MATCH (d:Document {{uid: $uid}})-[r:{relationship}]-() DELETE r", {"uid": document})
    for_each(
        transaction,
        filed,
        "MATCH (s:Shingle {uid: row}) OPTIONAL MATCH (s)<-[:SKETCHED]-(d:Document) "
        "WITH s, count(d) AS documents WHERE documents = 0 DETACH DELETE s",
    )
    return _retell(transaction, others)


def _candidates(transaction: Transaction, document: str, filed: int) -> list[str]:
    rows = transaction.run(
        "MATCH (d:Document {uid: $uid})-[:SKETCHED]->(s:Shingle)<-[:SKETCHED]-(other:Document) "
        "WHERE other.uid <> $uid WITH other, count(s) AS common "
        "MATCH (other)-[:SKETCHED]->(t:Shingle) RETURN other.uid AS uid, common, count(t) AS filed ORDER BY uid",
        {"uid": document},
    )
    return [row["uid"] for row in rows if row["common"] * _COMMON_ANCHORS >= min(row["filed"], filed)]


def _text(transaction: Transaction, document: str) -> str:
    text: str = transaction.run("MATCH (d:Document {uid: $uid}) RETURN d.text AS text", {"uid": document})[0]["text"]
    return text


def _connected(transaction: Transaction, document: str) -> set[str]:
    rows = transaction.run(
        "MATCH (d:Document {uid: $uid})-[:COPY_OF]-(other:Document) RETURN DISTINCT other.uid AS uid",
        {"uid": document},
    )
    return {row["uid"] for row in rows}


def _retell(transaction: Transaction, documents: set[str]) -> set[str]:
    """Sets the stories of everything connected with the documents; the uids of those whose story changed."""
    copies: defaultdict[str, set[str]] = defaultdict(set)
    waiting = set(documents)
    while waiting:
        uid = waiting.pop()
        copies[uid] = _connected(transaction, uid)
        waiting |= copies[uid] - copies.keys()
    rows = [{"uid": uid, "story": story} for uid, story in stories(copies).items()]
    changed = for_each(
        transaction,
        rows,
        "MATCH (d:Document {uid: row.uid}) WITH d, row "
        "WHERE d.story IS NULL OR d.story <> row.story SET d.story = row.story RETURN d.uid AS uid",
    )
    return {row["uid"] for row in changed}
