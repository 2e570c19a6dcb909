// From the edge r, of that predicate, from the entity a to the entity b, to `roles`: the posts that its claims name.
CALL {
  WITH a, b, predicate
  MATCH (a)<-[:REFERS_TO]-(:Appearance)<-[:SUBJECT]-(c:Claim)-[:OBJECT]->(:Appearance)-[:REFERS_TO]->(other:Entity)
  WHERE c.predicate = predicate AND other.uid = b.uid
  WITH c.role AS role
  ORDER BY role
  RETURN collect(DISTINCT role) AS roles
}
