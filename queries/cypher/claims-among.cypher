// The claims among some entities
// theme: evidence
// answers: Every claim with both its ends among the entities given that meets the conditions, oldest document first.
// path: /entities/claims
// param entities: entities, required — the entities
// param predicates: predicates, optional — only these relations
// param polarity: polarity, optional — only affirmed or only denied claims
// param modality: modality, optional — only claims of this modality
// param since: date, optional — only documents published on that day or later
// param until: date, optional — only documents published on that day or earlier
// param limit: integer 1..10000 = 1000 — how many rows at most
// param offset: integer 0..1000000 = 0 — how many rows to leave out first
// ascend: since until
// columns {{claim}}
// example: entities="Mustafa al-Kadhimi,Kataib Hezbollah,Iraq" polarity=affirmed
UNWIND $entities AS one
MATCH (s:Entity {uid: one})<-[:REFERS_TO]-(:Appearance)<-[:SUBJECT]-(c:Claim)
WHERE ($predicates IS NULL OR c.predicate IN $predicates)
  AND ($polarity IS NULL OR c.polarity = $polarity)
  AND ($modality IS NULL OR c.modality = $modality)
MATCH (c)-[:OBJECT]->(:Appearance)-[:REFERS_TO]->(o:Entity)
WITH c, s, o, s.uid AS subject, o.uid AS object
WHERE subject <> object AND object IN $entities
MATCH (c)-[:IN]->(d:Document)
WHERE ($since IS NULL OR d.published >= $since)
  AND ($until IS NULL OR d.published <= $until)
OPTIONAL MATCH (c)-[:SPEAKER]->(:Appearance)-[:REFERS_TO]->(w:Entity)
RETURN {{claim}}
ORDER BY coalesce(d.published, '9999'), d.uid, c.start, c.end_offset, c.uid
SKIP $offset LIMIT $limit
