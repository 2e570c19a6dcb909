// Documents by source
// theme: sources
// answers: For every publisher how much it printed, how much of that only it printed, and over which time.
// path: /publishers
// param entity: entity, optional — only documents that speak of this entity
// param since: date, optional — only documents published on that day or later
// param until: date, optional — only documents published on that day or earlier
// param limit: integer 1..1000 = 100 — how many rows at most
// param offset: integer 0..1000000 = 0 — how many rows to leave out first
// ascend: since until
// column publisher: text, optional — the publisher; none where the documents name none
// column documents: integer — how many of its documents there are
// column stories: integer — how many different stories these tell
// column shared: integer — how many of these stories another publisher printed too
// column claims: integer — how many claims its documents state
// column first_published: text, optional — the date of the first of them
// column last_published: text, optional — the date of the last
// example: (none)
MATCH (d:Document)
WHERE ($since IS NULL OR d.published >= $since)
  AND ($until IS NULL OR d.published <= $until)
  AND ($entity IS NULL
    OR EXISTS { MATCH (d)<-[:IN]-(:Appearance)-[:REFERS_TO]->(e:Entity) WHERE e.uid = $entity })
OPTIONAL MATCH (d)<-[:IN]-(c:Claim)
WITH d, count(c) AS claims
OPTIONAL MATCH (d)-[:COPY_OF]-(copy:Document)
WITH d, claims,
     count(CASE WHEN coalesce(copy.publisher, '') <> coalesce(d.publisher, '') THEN copy.uid END) AS elsewhere
WITH d.publisher AS publisher, count(d) AS documents, count(DISTINCT d.story) AS stories,
     count(DISTINCT CASE WHEN elsewhere > 0 THEN d.story END) AS shared, sum(claims) AS claims,
     min(d.published) AS first_published, max(d.published) AS last_published
RETURN publisher, documents, stories, shared, claims, first_published, last_published
ORDER BY documents DESC, coalesce(publisher, '~')
SKIP $offset LIMIT $limit
