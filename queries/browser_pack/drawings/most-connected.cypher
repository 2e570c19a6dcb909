// Draw the most connected entities
// theme: entities
// answers: The ten entities with stated relations to the greatest number of others, and what ties these ten.
MATCH (e:Entity)-[]-(other:Entity)
WITH e, count(DISTINCT other) AS connections
ORDER BY connections DESC, e.uid
LIMIT 10
WITH collect(e) AS middle
UNWIND middle AS a
OPTIONAL MATCH (a)-[r]->(b:Entity) WHERE b IN middle
RETURN a, r, b
