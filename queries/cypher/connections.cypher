// What an entity is connected to
// theme: entities
// answers: Every stated relation of one entity with another, best supported first, with one quote each.
// path: /entities/{entity}/connections
// param entity: entity, required — the entity
// param predicate: predicate, optional — only this relation
// param kind: kind, optional — only connections with persons, organizations or places
// param limit: integer 1..1000 = 50 — how many rows at most
// param offset: integer 0..1000000 = 0 — how many rows to leave out first
// column direction: text — out (the entity is the subject), in (it is the object) or both (the relation is symmetric)
// column predicate: text — the relation
// column other_uid: text — the entity at the other end
// column other_name: text — its name
// column other_kind: text — Person, Organization or Place
// columns {{counts}}
// columns {{sample}}
// example: entity="Popular Mobilization Units"
MATCH (a:Entity {uid: $entity})-[r]-(b:Entity)
WHERE a.uid <> b.uid
  AND ($predicate IS NULL OR type(r) = $predicate)
  AND ($kind IS NULL OR b.kind = $kind)
WITH a, b, r, type(r) AS predicate,
     CASE WHEN type(r) IN [{{symmetric}}] THEN 'both'
          WHEN startNode(r).uid = a.uid THEN 'out' ELSE 'in' END AS direction
ORDER BY r.sources DESC, r.claims DESC, b.name, b.uid, predicate, direction
SKIP $offset LIMIT $limit
{{evidence}}
RETURN direction, predicate, b.uid AS other_uid, b.name AS other_name, b.kind AS other_kind,
       {{counts}},
       {{sample}}
ORDER BY r.sources DESC, r.claims DESC, b.name, b.uid, predicate, direction
