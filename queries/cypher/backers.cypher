// Who backs whom
// theme: relations
// answers: Who is said to back or to aid whom, what several sources say first, with the claim that denies it, if any.
// path: /relations/backing
// param entity: entity, optional — only whom this one backs, and who backs it
// param stance: affirmed|asserted|any = affirmed — affirmed by somebody, asserted as a fact, or also denied by all
// param min_sources: integer 1..100 = 1 — how many independent stories must speak of it
// param limit: integer 1..1000 = 100 — how many rows at most
// param offset: integer 0..1000000 = 0 — how many rows to leave out first
// columns {{relation}}
// columns {{counts}}
// columns {{sample}}
// example: stance=asserted
MATCH (a:Entity)-[r:BACKS|AIDED]->(b:Entity)
WHERE {{stance}}
  AND r.sources >= $min_sources
  AND ($entity IS NULL OR a.uid = $entity OR b.uid = $entity)
WITH a, b, r, type(r) AS predicate
ORDER BY r.sources DESC, r.claims DESC, a.name, a.uid, b.name, b.uid, predicate
SKIP $offset LIMIT $limit
{{evidence}}
RETURN {{relation}},
       {{counts}},
       {{sample}}
ORDER BY sources DESC, claims DESC, subject_name, subject_uid, object_name, object_uid, predicate
