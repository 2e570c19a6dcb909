// One step outwards from the entities `edge` to those not among `seen`; what it finds is added to `found`. After $depth
// steps `edge` is empty. It counts claims, not summary edges, because each condition is on the same claim. The lists stay
// out of the rows of the subquery, and what it unwinds is a plain list: the embedded engine copies the one and evaluates
// the other for every row.
CALL {
  WITH edge
  UNWIND edge AS here
  WITH here
  MATCH (:Entity {uid: here})<-[:REFERS_TO]-(:Appearance)<-[x:SUBJECT|OBJECT]-(c:Claim)-[:IN]->(d:Document)
  WHERE ($predicates IS NULL OR c.predicate IN $predicates)
    AND ($polarity IS NULL OR c.polarity = $polarity)
    AND ($modality IS NULL OR c.modality = $modality)
    AND ($since IS NULL OR d.published >= $since)
    AND ($until IS NULL OR d.published <= $until)
  MATCH (c)-[y:SUBJECT|OBJECT]->(:Appearance)-[:REFERS_TO]->(e:Entity)
  WHERE type(y) <> type(x) AND ($kinds IS NULL OR e.kind IN $kinds)
  WITH here, e.uid AS there, c.predicate AS predicate,
       c.predicate IN [{{symmetric}}] OR type(x) = 'SUBJECT' AS outward, count(c) AS claims,
       count(DISTINCT d.story) AS sources
  WHERE sources >= $min_sources
  WITH here, there, predicate, claims, sources
  ORDER BY predicate
  WITH here, there, collect(DISTINCT predicate) AS predicates, sum(claims) AS ties, max(sources) AS most
  ORDER BY ties DESC, here
  WITH there, head(collect({nearer: here, predicates: predicates, ties: ties, sources: most})) AS best
  RETURN collect({there: there, best: best}) AS reached
}
WITH distance, seen, found, [one IN reached WHERE NOT one.there IN seen] AS met
WITH distance + 1 AS distance, seen + [one IN met | one.there] AS seen,
     CASE WHEN distance + 1 < $depth THEN [one IN met | one.there] ELSE [] END AS edge,
     found + [one IN met | {uid: one.there, distance: distance + 1, best: one.best}] AS found
