// Draw what one document states
// theme: documents
// answers: The claims of the first document whose headline has these words, and the entities of which they speak.
WITH 'militia' AS words
MATCH (d:Document) WHERE toLower(coalesce(d.headline, '')) CONTAINS toLower(words)
WITH d ORDER BY d.published, d.uid LIMIT 1
MATCH source = (c:Claim)-[:IN]->(d)
MATCH subject = (c)-[:SUBJECT]->(:Appearance)-[:REFERS_TO]->(:Entity)
MATCH object = (c)-[:OBJECT]->(:Appearance)-[:REFERS_TO]->(:Entity)
RETURN source, subject, object
