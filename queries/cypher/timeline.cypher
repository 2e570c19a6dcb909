// Timeline
// theme: time
// answers: What is stated of an entity, or of it and another, by the day when it happened or, without one, was reported.
// path: /entities/{entity}/timeline
// param entity: entity, required — the entity
// param other: entity, optional — only what relates it to this one
// param predicates: predicates, optional — only these relations
// param since: date, optional — only what happened, or was reported, on that day or later
// param until: date, optional — only what happened, or was reported, on that day or earlier
// param limit: integer 1..1000 = 100 — how many rows at most
// param offset: integer 0..1000000 = 0 — how many rows to leave out first
// differ: entity other
// ascend: since until
// column date: text, optional — the day; none where neither text nor document has a date
// column dated_by: text, optional — text: the text says when it happened; document: only the document has a date
// columns {{claim}}
// example: entity="Mustafa al-Kadhimi"
MATCH (:Entity {uid: $entity})<-[:REFERS_TO]-(:Appearance)<-[:SUBJECT|OBJECT]-(c:Claim)
WHERE $predicates IS NULL OR c.predicate IN $predicates
WITH DISTINCT c
{{claim-ends}}
WITH c, d, s, o, w, coalesce(c.event_date, d.published) AS date,
     CASE WHEN c.event_date IS NOT NULL THEN 'text' WHEN d.published IS NOT NULL THEN 'document' END AS dated_by
WHERE ($other IS NULL OR s.uid = $other OR o.uid = $other)
  AND ($since IS NULL OR date >= $since)
  AND ($until IS NULL OR date <= $until)
RETURN date, dated_by, {{claim}}
ORDER BY coalesce(date, '9999'), coalesce(d.published, '9999'), d.uid, c.start, c.end_offset, c.uid
SKIP $offset LIMIT $limit
