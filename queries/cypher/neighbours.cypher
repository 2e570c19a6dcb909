// The entities one step away
// theme: connections
// answers: The entities with a stated relation to any of those given, the ones with most claims between them first.
// path: /entities/neighbours
// param entities: entities, required — where to start
// param limit: integer 1..2000 = 50 — how many rows at most
// column uid: text — the entity
// column name: text — its fullest name
// column kind: text — Person, Organization or Place
// column aliases: texts — its other names
// column documents: integer — how many documents speak of it
// column claims: integer — how many claims it is an end of
// column ties: integer — how many claims relate it to those given
// column found: integer — how many entities there are one step away, however many rows are shown
// example: entities="Kataib Hezbollah"
UNWIND $entities AS start
MATCH (:Entity {uid: start})-[r]-(e:Entity)
WITH e, e.uid AS uid, sum(r.claims) AS ties
WHERE NOT uid IN $entities
WITH e, ties
ORDER BY ties DESC, e.claims DESC, e.name, e.uid
WITH collect({node: e, ties: ties}) AS rows
UNWIND rows[..$limit] AS row
RETURN row.node.uid AS uid, row.node.name AS name, row.node.kind AS kind, row.node.aliases AS aliases,
       row.node.documents AS documents, row.node.claims AS claims, row.ties AS ties, size(rows) AS found
ORDER BY ties DESC, claims DESC, name, uid
