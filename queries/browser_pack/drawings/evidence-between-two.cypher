// Draw the evidence that ties two entities
// theme: evidence
// answers: Every claim between the two, the document that makes it, and the speaker whom it names.
WITH 'Iran' AS one, 'Popular Mobilization Units' AS two
MATCH (a:Entity) WHERE one IN a.aliases + a.name
MATCH (b:Entity) WHERE two IN b.aliases + b.name
MATCH ends = (a)<-[:REFERS_TO]-(:Appearance)<-[:SUBJECT|OBJECT]-(c:Claim)-[:SUBJECT|OBJECT]->(:Appearance)-[:REFERS_TO]->(b)
MATCH source = (c)-[:IN]->(:Document)
OPTIONAL MATCH speaker = (c)-[:SPEAKER]->(:Appearance)-[:REFERS_TO]->(:Entity)
RETURN ends, source, speaker
