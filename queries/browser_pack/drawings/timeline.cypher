// Draw who met, agreed or travelled, with dates
// theme: time
// answers: Meetings, agreements and journeys between entities; a relationship's first_published tells when it was reported.
MATCH (a:Entity)-[r:MET_WITH|AGREED_WITH|TRAVELLED_TO|APPOINTED|DISMISSED|SUCCEEDED]->(b:Entity)
WHERE r.affirmed > 0
RETURN a, r, b
ORDER BY r.first_published, a.uid, b.uid
LIMIT 100
