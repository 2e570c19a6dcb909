// Claims between two entities
// theme: evidence
// answers: Every claim that a document states between the two, in either direction, with its quote and its speaker.
// path: /entities/{source}/claims/{target}
// param source: entity, required — one of the two
// param target: entity, required — the other
// param predicate: predicate, optional — only this relation
// param polarity: polarity, optional — only affirmed or only denied claims
// param modality: modality, optional — only claims of this modality
// param limit: integer 1..1000 = 100 — how many rows at most
// param offset: integer 0..1000000 = 0 — how many rows to leave out first
// columns {{claim}}
// example: source="Mustafa al-Kadhimi" target=Iraq
MATCH (:Entity {uid: $source})<-[:REFERS_TO]-(:Appearance)<-[:SUBJECT|OBJECT]-(c:Claim)
MATCH (c)-[:SUBJECT|OBJECT]->(:Appearance)-[:REFERS_TO]->(:Entity {uid: $target})
WHERE ($predicate IS NULL OR c.predicate = $predicate)
  AND ($polarity IS NULL OR c.polarity = $polarity)
  AND ($modality IS NULL OR c.modality = $modality)
WITH DISTINCT c
{{claim-ends}}
WITH c, d, s, o, w
WHERE (s.uid = $source AND o.uid = $target) OR (s.uid = $target AND o.uid = $source)
RETURN {{claim}}
ORDER BY coalesce(d.published, '9999'), d.uid, c.start, c.end_offset, c.uid
SKIP $offset LIMIT $limit
