// Claims, filtered
// theme: evidence
// answers: The claims of all documents that meet every condition given, oldest document first.
// path: /claims
// param subject: entity, optional — who or what it is said of
// param object: entity, optional — the other end
// param predicate: predicate, optional — only this relation
// param speaker: entity, optional — only what this one says
// param polarity: polarity, optional — only affirmed or only denied claims
// param modality: modality, optional — only claims of this modality
// param document: document, optional — only what this document states
// param since: date, optional — only documents published on that day or later
// param until: date, optional — only documents published on that day or earlier
// param limit: integer 1..1000 = 100 — how many rows at most
// param offset: integer 0..1000000 = 0 — how many rows to leave out first
// ascend: since until
// columns {{claim}}
// example: predicate=BACKS polarity=denied
MATCH (c:Claim)-[:IN]->(d:Document)
WHERE ($predicate IS NULL OR c.predicate = $predicate)
  AND ($polarity IS NULL OR c.polarity = $polarity)
  AND ($modality IS NULL OR c.modality = $modality)
  AND ($document IS NULL OR d.uid = $document)
  AND ($since IS NULL OR d.published >= $since)
  AND ($until IS NULL OR d.published <= $until)
  AND ($subject IS NULL
    OR EXISTS { MATCH (c)-[:SUBJECT]->(:Appearance)-[:REFERS_TO]->(e:Entity) WHERE e.uid = $subject })
  AND ($object IS NULL
    OR EXISTS { MATCH (c)-[:OBJECT]->(:Appearance)-[:REFERS_TO]->(e:Entity) WHERE e.uid = $object })
  AND ($speaker IS NULL
    OR EXISTS { MATCH (c)-[:SPEAKER]->(:Appearance)-[:REFERS_TO]->(e:Entity) WHERE e.uid = $speaker })
WITH c, d
ORDER BY coalesce(d.published, '9999'), d.uid, c.start, c.end_offset, c.uid
SKIP $offset LIMIT $limit
MATCH (c)-[:SUBJECT]->(:Appearance)-[:REFERS_TO]->(s:Entity)
MATCH (c)-[:OBJECT]->(:Appearance)-[:REFERS_TO]->(o:Entity)
OPTIONAL MATCH (c)-[:SPEAKER]->(:Appearance)-[:REFERS_TO]->(w:Entity)
RETURN {{claim}}
ORDER BY coalesce(d.published, '9999'), d.uid, c.start, c.end_offset, c.uid
