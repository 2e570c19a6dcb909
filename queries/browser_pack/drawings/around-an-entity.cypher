// Draw what an entity is connected with
// theme: connections
// answers: The entity of this name and every stated relation that it has.
WITH 'Popular Mobilization Units' AS name
MATCH (e:Entity)-[r]-(other:Entity)
WHERE name IN e.aliases + e.name
RETURN e, r, other
