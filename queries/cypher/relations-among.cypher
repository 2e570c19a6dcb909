// The relations among some entities
// theme: connections
// answers: Every stated relation that has both its ends among the entities given, with one quote each.
// param entities: entities, required — the entities
// column source_uid: the subject, or the smaller uid where the relation is symmetric
// column target_uid: the object, or the larger uid
// column predicate: the relation
// columns {{counts}}
// columns {{sample}}
// example: entities="Mustafa al-Kadhimi,Kataib Hezbollah,Iraq"
UNWIND $entities AS one
MATCH (a:Entity {uid: one})-[r]->(b:Entity)
WHERE any(uid IN $entities WHERE uid = b.uid)
WITH a, b, r, type(r) AS predicate
{{evidence}}
RETURN a.uid AS source_uid, b.uid AS target_uid, predicate,
       {{counts}},
       {{sample}}
ORDER BY source_uid, target_uid, predicate
