// The most connected entities
// theme: entities
// answers: The entities with stated relations to the greatest number of other entities.
// path: /entities/most-connected
// param kind: kind, optional — only persons, organizations or places
// param limit: integer 1..2000 = 20 — how many rows at most
// param offset: integer 0..1000000 = 0 — how many rows to leave out first
// column uid: text — the entity
// column name: text — its fullest name
// column kind: text — Person, Organization or Place
// column connections: integer — how many entities have a stated relation with it
// column relations: integer — how many relations these are, counting each predicate and direction once
// column claims: integer — how many claims it is an end of
// column documents: integer — how many documents speak of it
// column found: integer — how many entities have any relation, however many rows are shown
// example: kind=Organization
MATCH (e:Entity)-[r]-(other:Entity)
WHERE other.uid <> e.uid AND ($kind IS NULL OR e.kind = $kind)
WITH e, count(DISTINCT other.uid) AS connections, count(r) AS relations
ORDER BY connections DESC, relations DESC, e.claims DESC, e.name, e.uid
WITH collect({node: e, connections: connections, relations: relations}) AS rows
UNWIND rows AS row
WITH rows, row
SKIP $offset LIMIT $limit
RETURN row.node.uid AS uid, row.node.name AS name, row.node.kind AS kind, row.connections AS connections,
       row.relations AS relations, row.node.claims AS claims, row.node.documents AS documents, size(rows) AS found
ORDER BY connections DESC, relations DESC, claims DESC, name, uid
