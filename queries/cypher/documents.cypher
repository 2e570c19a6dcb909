// The documents
// theme: documents
// answers: The documents of the graph, newest first, with how much each states.
// path: /documents
// param q: text = — words of the headline; empty: every document
// param entity: entity, optional — only documents that speak of this entity
// param publisher: text, optional — only documents of this publisher
// param since: date, optional — only documents published on that day or later
// param until: date, optional — only documents published on that day or earlier
// param limit: integer 1..1000 = 50 — how many rows at most
// param offset: integer 0..1000000 = 0 — how many rows to leave out first
// column uid: text — the document
// column headline: text, optional — its headline
// column source: text, optional — the file or identifier that it came from
// column url: text, optional — its address
// column author: text, optional — who wrote it
// column publisher: text, optional — who published it
// column published: text, optional — its date
// column language: text, optional — its language, ISO 639-1
// column words: integer — how long it is
// column story: text — the document that stands for all copies of it
// column entities: integer — how many entities it speaks of
// column claims: integer — how many claims it states
// example: q=militia
MATCH (d:Document)
WHERE ($q = '' OR toLower(coalesce(d.headline, '')) CONTAINS toLower($q))
  AND ($publisher IS NULL OR d.publisher = $publisher)
  AND ($since IS NULL OR d.published >= $since)
  AND ($until IS NULL OR d.published <= $until)
  AND ($entity IS NULL
    OR EXISTS { MATCH (d)<-[:IN]-(:Appearance)-[:REFERS_TO]->(e:Entity) WHERE e.uid = $entity })
WITH d
ORDER BY coalesce(d.published, '') DESC, d.uid
SKIP $offset LIMIT $limit
OPTIONAL MATCH (d)<-[:IN]-(:Appearance)-[:REFERS_TO]->(e:Entity)
WITH d, count(DISTINCT e.uid) AS entities
OPTIONAL MATCH (d)<-[:IN]-(c:Claim)
WITH d, entities, count(c) AS claims
RETURN d.uid AS uid, d.headline AS headline, d.source AS source, d.url AS url, d.author AS author,
       d.publisher AS publisher, d.published AS published, d.language AS language, d.words AS words, d.story AS story,
       entities, claims
ORDER BY coalesce(published, '') DESC, uid
