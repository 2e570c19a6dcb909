// What several entities have in common
// theme: connections
// answers: The entities with a stated relation to every one of those given, best supported first, with all these links.
// path: /entities/common-connections
// param entities: entities 2..20, required — the entities that must all be connected with it
// param predicates: predicates, optional — only links by these relations
// param kinds: kinds, optional — only persons, organizations or places
// param stance: affirmed|asserted|any = affirmed — affirmed by somebody, asserted as a fact, or also denied by all
// param limit: integer 1..1000 = 100 — how many rows at most
// param offset: integer 0..1000000 = 0 — how many rows to leave out first
// column uid: text — the entity that they have in common
// column name: text — its fullest name
// column kind: text — Person, Organization or Place
// column weakest: integer — how many claims tie it to the one to which the fewest do
// column direction: text — out (it is the subject), in (it is the object) or both (the relation is symmetric)
// column predicate: text — the relation
// column other_uid: text — the one of those given to which this link leads
// column other_name: text — its name
// column other_kind: text — Person, Organization or Place
// columns {{counts}}
// columns {{sample}}
// example: entities="Mustafa al-Kadhimi,Kataib Hezbollah"
UNWIND $entities AS one
MATCH (:Entity {uid: one})-[r]-(e:Entity)
WHERE {{stance}}
  AND ($predicates IS NULL OR type(r) IN $predicates)
  AND ($kinds IS NULL OR e.kind IN $kinds)
WITH one, e, e.uid AS here, sum(r.claims) AS ties
WHERE NOT here IN $entities
WITH e, count(one) AS tied, min(ties) AS weakest
WHERE tied = size($entities)
UNWIND $entities AS one
MATCH (a:Entity {uid: one})-[r]-(e)
WHERE {{stance}}
  AND ($predicates IS NULL OR type(r) IN $predicates)
WITH weakest, e AS a, a AS b, r, type(r) AS predicate,
     CASE WHEN type(r) IN [{{symmetric}}] THEN 'both'
          WHEN startNode(r).uid = e.uid THEN 'out' ELSE 'in' END AS direction
ORDER BY weakest DESC, a.name, a.uid, b.name, b.uid, predicate, direction
SKIP $offset LIMIT $limit
{{evidence}}
RETURN a.uid AS uid, a.name AS name, a.kind AS kind, weakest, direction, predicate,
       b.uid AS other_uid, b.name AS other_name, b.kind AS other_kind,
       {{counts}},
       {{sample}}
ORDER BY weakest DESC, name, uid, other_name, other_uid, predicate, direction
