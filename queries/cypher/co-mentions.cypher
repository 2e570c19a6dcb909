// Who is named in the same documents
// theme: connections
// answers: The entities that share documents with one entity, and whether any document states a relation between them.
// path: /entities/{entity}/co-mentions
// param entity: entity, required — the entity
// param kind: kind, optional — only persons, organizations or places
// param limit: integer 1..1000 = 50 — how many rows at most
// param offset: integer 0..1000000 = 0 — how many rows to leave out first
// column other_uid: text — the entity named beside it
// column other_name: text — its name
// column other_kind: text — Person, Organization or Place
// column documents: integer — how many documents name both
// column sources: integer — how many of these are independent stories
// column related: boolean — whether any claim states a relation between the two
// column predicates: texts — the relations that are stated, in the order of the alphabet
// example: entity="Kataib Hezbollah"
MATCH (e:Entity {uid: $entity})<-[:REFERS_TO]-(:Appearance)-[:IN]->(d:Document)
WITH DISTINCT e, d
MATCH (d)<-[:IN]-(:Appearance)-[:REFERS_TO]->(other:Entity)
WHERE other.uid <> e.uid AND ($kind IS NULL OR other.kind = $kind)
WITH e, other, count(DISTINCT d.uid) AS documents, count(DISTINCT d.story) AS sources
OPTIONAL MATCH (e)-[r]-(other)
WITH other, documents, sources, type(r) AS predicate
ORDER BY predicate
WITH other, documents, sources, collect(DISTINCT predicate) AS predicates
RETURN other.uid AS other_uid, other.name AS other_name, other.kind AS other_kind, documents, sources,
       size(predicates) > 0 AS related, predicates
ORDER BY sources DESC, documents DESC, other_name, other_uid
SKIP $offset LIMIT $limit
