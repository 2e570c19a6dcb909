// Draw what the newest documents state
// theme: time
// answers: The claims of the three documents published last, with the entities of which they speak.
MATCH (d:Document)
WITH d ORDER BY coalesce(d.published, '') DESC, d.uid LIMIT 3
MATCH source = (c:Claim)-[:IN]->(d)
MATCH subject = (c)-[:SUBJECT]->(:Appearance)-[:REFERS_TO]->(:Entity)
MATCH object = (c)-[:OBJECT]->(:Appearance)-[:REFERS_TO]->(:Entity)
RETURN source, subject, object
