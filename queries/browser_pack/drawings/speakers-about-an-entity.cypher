// Draw who speaks about an entity
// theme: speakers
// answers: The speakers whose claims have this entity at one of their ends.
WITH 'Coast Volunteers' AS name
MATCH (e:Entity) WHERE name IN e.aliases + e.name
MATCH about = (e)<-[:REFERS_TO]-(:Appearance)<-[:SUBJECT|OBJECT]-(c:Claim)
MATCH speaker = (c)-[:SPEAKER]->(:Appearance)-[:REFERS_TO]->(:Entity)
RETURN about, speaker
