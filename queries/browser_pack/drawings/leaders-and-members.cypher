// Draw who leads, works for or belongs to what
// theme: relations
// answers: Every relation of leading, working for, speaking for, being a member or a part of, that somebody affirms.
MATCH (a:Entity)-[r:LEADS|WORKS_FOR|SPEAKS_FOR|MEMBER_OF|PART_OF]->(b:Entity)
WHERE r.affirmed > 0
RETURN a, r, b
ORDER BY r.sources DESC
LIMIT 100
