// Draw who backs whom
// theme: relations
// answers: Every stated support, aid or alliance, with the entities at its ends.
MATCH (a:Entity)-[r:BACKS|AIDED|ALLIED_WITH]->(b:Entity)
WHERE r.affirmed > 0
RETURN a, r, b
ORDER BY r.sources DESC
LIMIT 100
