"""Everything in a store that a statement could have changed."""

from graph.store import Store


def state(store: Store) -> list[object]:
    """Nodes, relationships, constraints and indexes, in an order of their own."""
    nodes = "MATCH (n) RETURN labels(n) AS labels, n.uid AS uid, n.name AS name, n.quote AS quote ORDER BY uid"
    edges = "MATCH (a)-[r]->(b) RETURN a.uid AS a, type(r) AS type, b.uid AS b ORDER BY a, type, b"
    constraints = sorted(row["name"] for row in store.read("SHOW CONSTRAINTS"))
    indexes = sorted(row["name"] for row in store.read("SHOW INDEXES"))
    return [store.read(nodes), store.read(edges), constraints, indexes]
