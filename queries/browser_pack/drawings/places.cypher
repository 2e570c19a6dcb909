// Draw where it happens
// theme: overview
// answers: The places of the graph and whoever attacks, travels to, sends forces to or sits in them.
MATCH (a:Entity)-[r:BASED_IN|LOCATED_IN|ATTACKED|TRAVELLED_TO|DEPLOYED_TO|WITHDREW_FROM|LIVES_IN]->(b:Place)
WHERE r.affirmed > 0
RETURN a, r, b
LIMIT 100
