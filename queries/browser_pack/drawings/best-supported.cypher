// Draw the best supported relations
// theme: overview
// answers: The fifty relations that most independent stories state.
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.asserted > 0
RETURN a, r, b
ORDER BY r.sources DESC, r.claims DESC, a.uid, b.uid
LIMIT 50
