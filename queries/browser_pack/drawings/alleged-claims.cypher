// Draw what is only alleged
// theme: evidence
// answers: Relations that are affirmed, but nowhere as a fact: reportedly, planned or on a condition.
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.affirmed > 0 AND r.asserted = 0
RETURN a, r, b
LIMIT 100
