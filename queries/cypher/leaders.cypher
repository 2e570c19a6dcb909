// Who leads what
// theme: relations
// answers: Everyone of whom a document says that they lead something, with the posts as the documents name them.
// path: /relations/leadership
// param entity: entity, optional — only what this one leads, and who leads it
// param kind: kind, optional — only leaders of organizations, or of places
// param stance: affirmed|asserted|any = affirmed — affirmed by somebody, asserted as a fact, or also denied by all
// param since: date, optional — only what a document of that day or later still states
// param limit: integer 1..1000 = 100 — how many rows at most
// param offset: integer 0..1000000 = 0 — how many rows to leave out first
// columns {{relation}}
// column roles: texts — the posts, in the order of the alphabet
// columns {{counts}}
// columns {{sample}}
// example: kind=Organization
MATCH (a:Entity)-[r:LEADS]->(b:Entity)
WHERE {{stance}}
  AND ($entity IS NULL OR a.uid = $entity OR b.uid = $entity)
  AND ($kind IS NULL OR b.kind = $kind)
  AND ($since IS NULL OR r.last_published >= $since)
WITH a, b, r, type(r) AS predicate
ORDER BY b.name, b.uid, r.sources DESC, r.claims DESC, a.name, a.uid
SKIP $offset LIMIT $limit
{{roles}}
{{evidence}}
RETURN {{relation}}, roles,
       {{counts}},
       {{sample}}
ORDER BY object_name, object_uid, sources DESC, claims DESC, subject_name, subject_uid
