// One entity
// theme: entities
// answers: The entity under a uid, old ones included: its names, its kind, and how much there is about it.
// param entity: entity, required — the entity
// column uid: the entity
// column name: its fullest name
// column kind: Person, Organization or Place
// column aliases: its other names
// column tags: finer kinds, such as ministry or airport
// column documents: how many documents speak of it
// column claims: how many claims it is an end of
// column connections: how many entities have a stated relation with it
// column said: how many claims are attributed to it
// example: entity="Mustafa al-Kadhimi"
MATCH (e:Entity {uid: $entity})
OPTIONAL MATCH (e)-[]-(other:Entity)
WHERE other.uid <> e.uid
WITH e, count(DISTINCT other.uid) AS connections
OPTIONAL MATCH (e)<-[:REFERS_TO]-(:Appearance)<-[:SPEAKER]-(c:Claim)
RETURN e.uid AS uid, e.name AS name, e.kind AS kind, e.aliases AS aliases, e.tags AS tags,
       e.documents AS documents, e.claims AS claims, connections, count(DISTINCT c.uid) AS said
