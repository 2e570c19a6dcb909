// Draw the documents that speak of an entity
// theme: documents
// answers: The documents, and how each of them names the entity.
WITH 'Iran' AS name
MATCH (e:Entity) WHERE name IN e.aliases + e.name
MATCH spoken = (e)<-[:REFERS_TO]-(:Appearance)-[:IN]->(:Document)
RETURN spoken
