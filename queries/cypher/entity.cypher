// One entity
// theme: entities
// answers: The entity under a uid, old ones included: its names, its kind, and how much there is about it.
// path: /entities/{entity}
// param entity: entity, required — the entity
// column uid: text — the entity
// column name: text — its fullest name
// column kind: text — Person, Organization or Place
// column aliases: texts — its other names
// column tags: texts — finer kinds, such as ministry or airport
// column documents: integer — how many documents speak of it
// column claims: integer — how many claims it is an end of
// column connections: integer — how many entities have a stated relation with it
// column said: integer — how many claims are attributed to it
// example: entity="Mustafa al-Kadhimi"
MATCH (e:Entity {uid: $entity})
OPTIONAL MATCH (e)-[]-(other:Entity)
WHERE other.uid <> e.uid
WITH e, count(DISTINCT other.uid) AS connections
OPTIONAL MATCH (e)<-[:REFERS_TO]-(:Appearance)<-[:SPEAKER]-(c:Claim)
RETURN e.uid AS uid, e.name AS name, e.kind AS kind, e.aliases AS aliases, e.tags AS tags,
       e.documents AS documents, e.claims AS claims, connections, count(DISTINCT c.uid) AS said
