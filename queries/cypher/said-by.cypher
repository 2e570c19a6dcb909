// What a speaker says of others
// theme: speakers
// answers: Every claim that documents attribute to the speaker, grouped by whom it is about.
// path: /entities/{speaker}/statements
// param speaker: entity, required — who says so
// param about: entity, optional — only claims with this entity at one of their ends
// param predicate: predicate, optional — only this relation
// param polarity: polarity, optional — only affirmed or only denied claims
// param limit: integer 1..1000 = 100 — how many rows at most
// param offset: integer 0..1000000 = 0 — how many rows to leave out first
// columns {{claim}}
// example: speaker="Sean Robertson"
MATCH (w:Entity {uid: $speaker})<-[:REFERS_TO]-(:Appearance)<-[:SPEAKER]-(c:Claim)
WHERE ($predicate IS NULL OR c.predicate = $predicate)
  AND ($polarity IS NULL OR c.polarity = $polarity)
MATCH (c)-[:IN]->(d:Document)
MATCH (c)-[:SUBJECT]->(:Appearance)-[:REFERS_TO]->(s:Entity)
MATCH (c)-[:OBJECT]->(:Appearance)-[:REFERS_TO]->(o:Entity)
WITH c, d, s, o, w
WHERE $about IS NULL OR s.uid = $about OR o.uid = $about
RETURN {{claim}}
ORDER BY s.name, s.uid, o.name, o.uid, c.predicate, coalesce(d.published, '9999'), d.uid, c.start, c.end_offset, c.uid
SKIP $offset LIMIT $limit
