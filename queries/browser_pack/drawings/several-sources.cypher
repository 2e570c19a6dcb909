// Draw what several sources state
// theme: sources
// answers: Stated relations behind which stand two independent stories or more.
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.sources > 1
RETURN a, r, b
ORDER BY r.sources DESC, a.uid, b.uid
LIMIT 100
