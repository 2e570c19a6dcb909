// Leads to follow: named together, no relation stated
// theme: connections
// answers: Pairs that several independent stories name together while no document states a relation between the two.
// path: /relations/leads
// param entity: entity, optional — only pairs with this entity
// param kinds: kinds, optional — only pairs in which both are of these kinds
// param min_sources: integer 1..100 = 2 — how many independent stories must name both
// param limit: integer 1..1000 = 50 — how many rows at most
// param offset: integer 0..1000000 = 0 — how many rows to leave out first
// column one_uid: text — one of the two, the entity asked for where one is
// column one_name: text — its name
// column one_kind: text — Person, Organization or Place
// column other_uid: text — the other
// column other_name: text — its name
// column other_kind: text — Person, Organization or Place
// column documents: integer — how many documents name both
// column sources: integer — how many independent stories these are
// column document_uid: text — the latest document that names both
// column headline: text, optional — its headline
// column published: text, optional — its date
// example: kinds=Person
MATCH (a:Entity)<-[:REFERS_TO]-(:Appearance)-[:IN]->(d:Document)
WHERE a.documents >= $min_sources
  AND ($entity IS NULL OR a.uid = $entity)
  AND ($kinds IS NULL OR a.kind IN $kinds)
MATCH (d)<-[:IN]-(:Appearance)-[:REFERS_TO]->(b:Entity)
WHERE b.documents >= $min_sources
  AND (a.uid < b.uid OR (a.uid = $entity AND a.uid <> b.uid))
  AND ($kinds IS NULL OR b.kind IN $kinds)
WITH a.uid AS one, b.uid AS other, count(DISTINCT d.uid) AS documents, count(DISTINCT d.story) AS sources
WHERE sources >= $min_sources
MATCH (a:Entity {uid: one})
MATCH (b:Entity {uid: other})
OPTIONAL MATCH (a)-[r:{{predicates}}]-(b)
WITH a, b, documents, sources, count(r) AS relations
WHERE relations = 0
WITH a, b, documents, sources
ORDER BY sources DESC, documents DESC, a.name, a.uid, b.name, b.uid
SKIP $offset LIMIT $limit
CALL {
  WITH a, b
  WITH a, b.uid AS other
  MATCH (a)<-[:REFERS_TO]-(:Appearance)-[:IN]->(d:Document)<-[:IN]-(:Appearance)-[:REFERS_TO]->(b:Entity)
  WHERE b.uid = other
  WITH d
  ORDER BY coalesce(d.published, '') DESC, d.uid
  RETURN head(collect({uid: d.uid, headline: d.headline, published: d.published})) AS latest
}
RETURN a.uid AS one_uid, a.name AS one_name, a.kind AS one_kind, b.uid AS other_uid, b.name AS other_name,
       b.kind AS other_kind, documents, sources, latest.uid AS document_uid, latest.headline AS headline,
       latest.published AS published
ORDER BY sources DESC, documents DESC, one_name, one_uid, other_name, other_uid
