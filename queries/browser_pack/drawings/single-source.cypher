// Draw what rests on one source only
// theme: sources
// answers: Stated relations behind which stands a single story, however often it was reprinted.
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.sources = 1 AND r.asserted > 0
RETURN a, r, b
ORDER BY r.claims DESC, a.uid, b.uid
LIMIT 50
