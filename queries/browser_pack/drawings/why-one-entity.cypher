// Draw why appearances are one entity
// theme: entities
// answers: The appearances behind the entity of this name, under the names that each document uses.
WITH 'Popular Mobilization Units' AS name
MATCH (e:Entity) WHERE name IN e.aliases + e.name
MATCH same = (e)<-[:REFERS_TO]-(:Appearance)
RETURN same
