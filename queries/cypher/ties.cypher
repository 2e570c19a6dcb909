// Who is tied to whom, and how firmly
// theme: connections
// answers: For every two of some entities, in one direction, the relations between them and how many stories state them.
// path: /relations/ties
// param entities: entities 2..2000, required — the entities
// param stance: affirmed|asserted|any = affirmed — affirmed by somebody, asserted as a fact, or also denied by all
// param min_sources: integer 1..100 = 1 — how many independent stories must state a tie
// param limit: integer 1..100000 = 1000 — how many rows at most
// param offset: integer 0..1000000 = 0 — how many rows to leave out first
// column source_uid: text — the subject; a symmetric relation counts in both directions
// column source_name: text — its name
// column target_uid: text — the object
// column target_name: text — its name
// column predicates: texts — the relations, in the order of the alphabet
// column claims: integer — how many claims state them
// column sources: integer — how many independent stories these are
// example: entities="Mustafa al-Kadhimi,Kataib Hezbollah,Iraq,Iran"
UNWIND $entities AS one
MATCH (s:Entity {uid: one})<-[:REFERS_TO]-(:Appearance)<-[:SUBJECT]-(c:Claim)
WHERE $stance = 'any' OR (c.polarity = 'affirmed' AND ($stance = 'affirmed' OR c.modality = 'actual'))
MATCH (c)-[:OBJECT]->(:Appearance)-[:REFERS_TO]->(o:Entity)
WITH c, s, o, o.uid AS object
WHERE s.uid <> object AND object IN $entities
MATCH (c)-[:IN]->(d:Document)
UNWIND CASE WHEN c.predicate IN [{{symmetric}}] THEN [{from: s, to: o}, {from: o, to: s}]
            ELSE [{from: s, to: o}] END AS tie
WITH tie.from AS a, tie.to AS b, c, d
ORDER BY c.predicate
WITH a, b, collect(DISTINCT c.predicate) AS predicates, count(c) AS claims, count(DISTINCT d.story) AS sources
WHERE sources >= $min_sources
RETURN a.uid AS source_uid, a.name AS source_name, b.uid AS target_uid, b.name AS target_name, predicates, claims,
       sources
ORDER BY sources DESC, claims DESC, source_uid, target_uid
SKIP $offset LIMIT $limit
