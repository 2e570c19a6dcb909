// One step outwards from the entities `edge` to those not among `seen`, while `distance` is less than $depth; what it
// finds is added to `found`. It counts claims, not summary edges, because each condition is on the same claim.
UNWIND CASE WHEN size(edge) = 0 OR distance >= $depth THEN [null] ELSE edge END AS here
OPTIONAL MATCH (:Entity {uid: here})<-[:REFERS_TO]-(:Appearance)<-[x:SUBJECT|OBJECT]-(c:Claim)-[:IN]->(d:Document)
WHERE ($predicates IS NULL OR c.predicate IN $predicates)
  AND ($polarity IS NULL OR c.polarity = $polarity)
  AND ($modality IS NULL OR c.modality = $modality)
  AND ($since IS NULL OR d.published >= $since)
  AND ($until IS NULL OR d.published <= $until)
OPTIONAL MATCH (c)-[y:SUBJECT|OBJECT]->(:Appearance)-[:REFERS_TO]->(e:Entity)
WHERE type(y) <> type(x) AND ($kinds IS NULL OR e.kind IN $kinds)
WITH distance, seen, found, here, e.uid AS there, c.predicate AS predicate,
     c.predicate IN [{{symmetric}}] OR type(x) = 'SUBJECT' AS outward, count(c) AS claims,
     count(DISTINCT d.story) AS sources
WITH distance, seen, found, here, predicate, claims, sources,
     CASE WHEN sources >= $min_sources AND NOT there IN seen THEN there END AS there
ORDER BY predicate
WITH distance, seen, found, here, there, collect(DISTINCT predicate) AS predicates, sum(claims) AS ties,
     max(sources) AS most
ORDER BY ties DESC, here
WITH distance, seen, found, there,
     head(collect({
       uid: there, distance: distance + 1, nearer: here, predicates: predicates, ties: ties, sources: most
     })) AS best
WITH distance, seen, found, collect(CASE WHEN there IS NULL THEN null ELSE best END) AS met
WITH distance + 1 AS distance, seen + [one IN met | one.uid] AS seen, [one IN met | one.uid] AS edge,
     found + met AS found
