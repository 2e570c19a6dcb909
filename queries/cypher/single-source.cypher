// What rests on one source only
// theme: sources
// answers: The relations that only one story states, however often it was reprinted, those with most claims first.
// path: /relations/single-source
// param entity: entity, optional — only relations with this entity at one of their ends
// param predicates: predicates, optional — only these relations
// param stance: affirmed|asserted|any = affirmed — affirmed by somebody, asserted as a fact, or also denied by all
// param limit: integer 1..1000 = 100 — how many rows at most
// param offset: integer 0..1000000 = 0 — how many rows to leave out first
// columns {{relation}}
// column printed_by: texts — the publishers of the story and of its copies, in the order of the alphabet
// columns {{counts}}
// columns {{sample}}
// example: predicates=BACKS,ATTACKED
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.sources = 1 AND {{stance}}
  AND ($predicates IS NULL OR type(r) IN $predicates)
  AND ($entity IS NULL OR a.uid = $entity OR b.uid = $entity)
WITH a, b, r, type(r) AS predicate
ORDER BY r.claims DESC, a.name, a.uid, b.name, b.uid, predicate
SKIP $offset LIMIT $limit
{{evidence}}
MATCH (told:Document {uid: sample.document_uid})
MATCH (d:Document)
WHERE d.story = told.story
WITH a, b, r, predicate, sample, denial, d.publisher AS publisher
ORDER BY publisher
WITH a, b, r, predicate, sample, denial, collect(DISTINCT publisher) AS printed_by
RETURN {{relation}}, printed_by,
       {{counts}},
       {{sample}}
ORDER BY claims DESC, subject_name, subject_uid, object_name, object_uid, predicate
