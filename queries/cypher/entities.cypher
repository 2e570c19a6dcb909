// Several entities
// theme: entities
// answers: The entities under some uids, old ones included, in the order in which they are given.
// param entities: entities, required — the entities
// column uid: the entity
// column name: its fullest name
// column kind: Person, Organization or Place
// column aliases: its other names
// column tags: finer kinds, such as ministry or airport
// column documents: how many documents speak of it
// column claims: how many claims it is an end of
// example: entities="Kataib Hezbollah,Iraq"
UNWIND range(0, size($entities) - 1) AS i
WITH i, $entities[i] AS uid
MATCH (e:Entity {uid: uid})
RETURN e.uid AS uid, e.name AS name, e.kind AS kind, e.aliases AS aliases, e.tags AS tags,
       e.documents AS documents, e.claims AS claims
ORDER BY i
