// Draw what one speaker says
// theme: speakers
// answers: The claims that documents put into this speaker's mouth, and the entities of which they speak.
WITH 'Ilse Marrow' AS name
MATCH (w:Entity) WHERE name IN w.aliases + w.name
MATCH speaker = (w)<-[:REFERS_TO]-(:Appearance)<-[:SPEAKER]-(c:Claim)
MATCH subject = (c)-[:SUBJECT]->(:Appearance)-[:REFERS_TO]->(:Entity)
MATCH object = (c)-[:OBJECT]->(:Appearance)-[:REFERS_TO]->(:Entity)
RETURN speaker, subject, object
