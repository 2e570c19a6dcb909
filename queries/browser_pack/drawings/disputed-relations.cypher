// Draw what is affirmed here and denied there
// theme: disagreement
// answers: The relations that at least one claim affirms and at least one denies.
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.affirmed > 0 AND r.denied > 0
RETURN a, r, b
LIMIT 100
