// Several entities
// theme: entities
// answers: The entities under some uids, old ones included, in the order in which they are given.
// path: /entities/several
// param entities: entities, required — the entities
// column uid: text — the entity
// column name: text — its fullest name
// column kind: text — Person, Organization or Place
// column aliases: texts — its other names
// column tags: texts — finer kinds, such as ministry or airport
// column documents: integer — how many documents speak of it
// column claims: integer — how many claims it is an end of
// example: entities="Kataib Hezbollah,Iraq"
UNWIND range(0, size($entities) - 1) AS i
WITH i, $entities[i] AS uid
MATCH (e:Entity {uid: uid})
RETURN e.uid AS uid, e.name AS name, e.kind AS kind, e.aliases AS aliases, e.tags AS tags,
       e.documents AS documents, e.claims AS claims
ORDER BY i
