// Where things happened, with coordinates
// theme: time
// answers: Claims that say where something happened or is, with the point on the map where the place's name is clear.
// path: /places/events
// param place: entity, optional — only what happened there
// param entity: entity, optional — only what this one did there
// param predicates: predicates, optional — only these relations
// param since: date, optional — only what happened, or was reported, on that day or later
// param until: date, optional — only what happened, or was reported, on that day or earlier
// param mapped: yes|no, optional — only places with coordinates, or only those without
// param limit: integer 1..1000 = 100 — how many rows at most
// param offset: integer 0..1000000 = 0 — how many rows to leave out first
// ascend: since until
// column place_uid: text — the place
// column place_name: text — its name
// column latitude: number, optional — degrees north; none where several places bear the name, or none is known
// column longitude: number, optional — degrees east
// column precision: text, optional — city, or country where the point is only the middle of one
// column date: text, optional — the day on which it happened, else on which the document was published
// columns {{claim}}
// example: predicates=ATTACKED,WITHDREW_FROM,LOCATED_IN
MATCH (c:Claim)-[:OBJECT]->(:Appearance)-[:REFERS_TO]->(o:Entity:Place)
WHERE c.predicate IN ['ATTACKED', 'BASED_IN', 'BORN_IN', 'CONTROLS', 'DEPLOYED_TO', 'LIVES_IN',
                      'LOCATED_IN', 'PROTESTED', 'TRAVELLED_TO', 'WITHDREW_FROM']
  AND ($predicates IS NULL OR c.predicate IN $predicates)
  AND ($place IS NULL OR o.uid = $place)
  AND ($mapped IS NULL OR ($mapped = 'yes') = (o.latitude IS NOT NULL))
MATCH (c)-[:IN]->(d:Document)
MATCH (c)-[:SUBJECT]->(:Appearance)-[:REFERS_TO]->(s:Entity)
OPTIONAL MATCH (c)-[:SPEAKER]->(:Appearance)-[:REFERS_TO]->(w:Entity)
WITH c, d, s, o, w, coalesce(c.event_date, d.published) AS date
WHERE ($entity IS NULL OR s.uid = $entity)
  AND ($since IS NULL OR date >= $since)
  AND ($until IS NULL OR date <= $until)
RETURN o.uid AS place_uid, o.name AS place_name, o.latitude AS latitude, o.longitude AS longitude,
       o.precision AS precision, date, {{claim}}
ORDER BY coalesce(date, '9999'), place_name, place_uid, d.uid, c.start, c.end_offset, c.uid
SKIP $offset LIMIT $limit
