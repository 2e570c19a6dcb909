// Denials
// theme: disagreement
// answers: Every claim that says that a relation does not hold, with who says so.
// path: /claims/denied
// param entity: entity, optional — only denials with this entity at one of their ends
// param speaker: entity, optional — only what this one denies
// param predicate: predicate, optional — only this relation
// param since: date, optional — only documents published on that day or later
// param until: date, optional — only documents published on that day or earlier
// param limit: integer 1..1000 = 100 — how many rows at most
// param offset: integer 0..1000000 = 0 — how many rows to leave out first
// ascend: since until
// columns {{claim}}
// example: predicate=BACKS
MATCH (c:Claim)
WHERE c.polarity = 'denied' AND ($predicate IS NULL OR c.predicate = $predicate)
{{claim-ends}}
WITH c, d, s, o, w
WHERE ($entity IS NULL OR s.uid = $entity OR o.uid = $entity)
  AND ($speaker IS NULL OR w.uid = $speaker)
  AND ($since IS NULL OR d.published >= $since)
  AND ($until IS NULL OR d.published <= $until)
RETURN {{claim}}
ORDER BY coalesce(d.published, '9999'), d.uid, c.start, c.end_offset, c.uid
SKIP $offset LIMIT $limit
