// Whom others contradict most
// theme: speakers
// answers: The speakers with the most statements of which somebody else says the opposite, with one pair of quotes.
// path: /speakers/contradicted
// param entity: entity, optional — only statements with this entity at one of their ends
// param predicates: predicates, optional — only statements of these relations
// param limit: integer 1..1000 = 50 — how many rows at most
// param offset: integer 0..1000000 = 0 — how many rows to leave out first
// column uid: text — the speaker
// column name: text — the speaker's name
// column kind: text — Person, Organization or Place
// column contradicted: integer — how many statements others contradict; one relation in one story is one statement
// column statements: integer — how many statements of these relations and ends are attributed to the speaker in all
// column contradicted_by: texts — the names of those who contradict, in the order of the alphabet; authors aside
// column claim: text — one of the statements, the surest first
// column quote: text — its words
// column polarity: text — whether it affirms or denies
// column document_uid: text — the document that holds it
// column published: text, optional — its date
// column against_claim: text — the surest claim that says the opposite
// column against_quote: text — its words
// column against_by: text, optional — who says so; none in the author's own voice
// column against_document: text — the document that holds it
// column against_published: text, optional — its date
// example: (none)
MATCH (from:Entity)-[r]->(to:Entity)
WHERE r.affirmed > 0 AND r.denied > 0
  AND ($predicates IS NULL OR type(r) IN $predicates)
  AND ($entity IS NULL OR from.uid = $entity OR to.uid = $entity)
WITH from, to, type(r) AS predicate
MATCH (from)<-[:REFERS_TO]-(:Appearance)<-[x:SUBJECT|OBJECT]-(c:Claim)
      -[:SUBJECT|OBJECT]->(:Appearance)-[:REFERS_TO]->(to)
WHERE c.predicate = predicate AND c.modality IN ['actual', 'possible']
  AND (predicate IN [{{symmetric}}] OR type(x) = 'SUBJECT')
MATCH (c)-[:IN]->(d:Document)
OPTIONAL MATCH (c)-[:SPEAKER]->(:Appearance)-[:REFERS_TO]->(w:Entity)
WITH from.uid + ' ' + predicate + ' ' + to.uid AS relation, c, d, w
ORDER BY c.modality, c.confidence DESC, coalesce(d.published, '9999'), d.uid, c.start, c.uid
WITH relation, collect({
  claim: c.uid, quote: c.quote, polarity: c.polarity, by_uid: w.uid, by: w.name, story: d.story, document: d.uid,
  published: d.published
}) AS said
UNWIND said AS one
WITH relation, one, [other IN said WHERE other.polarity <> one.polarity AND coalesce(other.by_uid, '') <> one.by_uid]
     AS against
WHERE one.by_uid IS NOT NULL AND size(against) > 0
UNWIND against AS other
WITH one.by_uid AS speaker, relation + one.polarity + one.story AS statement, one, other
WITH speaker, count(DISTINCT statement) AS contradicted, collect(DISTINCT other.by) AS opponents,
     head(collect({one: one, other: other})) AS pair
UNWIND CASE WHEN size(opponents) = 0 THEN [null] ELSE opponents END AS opponent
WITH speaker, contradicted, pair, opponent
ORDER BY opponent
WITH speaker, contradicted, pair, collect(opponent) AS contradicted_by
MATCH (w:Entity {uid: speaker})<-[:REFERS_TO]-(:Appearance)<-[:SPEAKER]-(c:Claim)-[:IN]->(d:Document)
WHERE c.modality IN ['actual', 'possible'] AND ($predicates IS NULL OR c.predicate IN $predicates)
MATCH (c)-[:SUBJECT]->(:Appearance)-[:REFERS_TO]->(s:Entity)
MATCH (c)-[:OBJECT]->(:Appearance)-[:REFERS_TO]->(o:Entity)
WHERE $entity IS NULL OR s.uid = $entity OR o.uid = $entity
WITH w, contradicted, contradicted_by, pair.one AS one, pair.other AS other,
     CASE WHEN c.predicate IN [{{symmetric}}] AND o.uid < s.uid THEN o.uid + s.uid ELSE s.uid + o.uid END AS pair_key,
     c.predicate + c.polarity + d.story AS rest
WITH w, contradicted, contradicted_by, one, other, count(DISTINCT pair_key + rest) AS statements
RETURN w.uid AS uid, w.name AS name, w.kind AS kind, contradicted, statements, contradicted_by,
       one.claim AS claim, one.quote AS quote, one.polarity AS polarity, one.document AS document_uid,
       one.published AS published, other.claim AS against_claim, other.quote AS against_quote, other.by AS against_by,
       other.document AS against_document, other.published AS against_published
ORDER BY contradicted DESC, statements, name, uid
SKIP $offset LIMIT $limit
