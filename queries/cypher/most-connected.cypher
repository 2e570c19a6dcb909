// The most connected entities
// theme: entities
// answers: The entities with stated relations to the greatest number of other entities.
// path: /entities/most-connected
// param kind: kind, optional — only persons, organizations or places
// param limit: integer 1..1000 = 20 — how many rows at most
// param offset: integer 0..1000000 = 0 — how many rows to leave out first
// column uid: text — the entity
// column name: text — its fullest name
// column kind: text — Person, Organization or Place
// column connections: integer — how many entities have a stated relation with it
// column relations: integer — how many relations these are, counting each predicate and direction once
// column claims: integer — how many claims it is an end of
// column documents: integer — how many documents speak of it
// example: kind=Organization
MATCH (e:Entity)-[r]-(other:Entity)
WHERE other.uid <> e.uid AND ($kind IS NULL OR e.kind = $kind)
WITH e, count(DISTINCT other.uid) AS connections, count(r) AS relations
RETURN e.uid AS uid, e.name AS name, e.kind AS kind, connections, relations,
       e.claims AS claims, e.documents AS documents
ORDER BY connections DESC, relations DESC, claims DESC, name, uid
SKIP $offset LIMIT $limit
