// Draw who is against whom
// theme: relations
// answers: Every stated opposition, accusation, threat, sanction and attack.
MATCH (a:Entity)-[r:OPPOSES|ACCUSED|REJECTED|THREATENED|SANCTIONED|ATTACKED|KILLED|DETAINED|CHARGED]->(b:Entity)
WHERE r.affirmed > 0
RETURN a, r, b
ORDER BY r.sources DESC
LIMIT 100
