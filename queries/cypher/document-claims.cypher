// What a document states
// theme: documents
// answers: Every claim of one document, in the order of its text.
// path: /documents/{document}/claims
// param document: document, required — the document
// param limit: integer 1..1000 = 1000 — how many rows at most
// param offset: integer 0..1000000 = 0 — how many rows to leave out first
// columns {{claim}}
// example: document=dd681f28043c5befc6944
MATCH (d:Document {uid: $document})<-[:IN]-(c:Claim)
MATCH (c)-[:SUBJECT]->(:Appearance)-[:REFERS_TO]->(s:Entity)
MATCH (c)-[:OBJECT]->(:Appearance)-[:REFERS_TO]->(o:Entity)
OPTIONAL MATCH (c)-[:SPEAKER]->(:Appearance)-[:REFERS_TO]->(w:Entity)
RETURN {{claim}}
ORDER BY c.start, c.end_offset, c.uid
SKIP $offset LIMIT $limit
