// Stories printed more than once
// theme: sources
// answers: The documents of every story of which there are near copies; each such story counts as one source.
// path: /documents/copies
// param publisher: text, optional — only stories that this publisher printed
// param entity: entity, optional — only stories that speak of this entity
// param limit: integer 1..1000 = 100 — how many rows at most
// param offset: integer 0..1000000 = 0 — how many rows to leave out first
// column story: text — the document that stands for all copies
// column copies: integer — how many documents tell the story
// column uid: text — one of these documents
// column headline: text, optional — its headline
// column publisher: text, optional — its publisher
// column published: text, optional — its date
// column url: text, optional — its address
// column words: integer — how long it is
// column claims: integer — how many claims it states
// example: (none)
MATCH (:Document)-[:COPY_OF]-(d:Document)
WITH DISTINCT d
WITH d.story AS story, collect(d) AS documents
WHERE ($publisher IS NULL OR any(d IN documents WHERE d.publisher = $publisher))
  AND ($entity IS NULL OR any(d IN documents
    WHERE EXISTS { MATCH (d)<-[:IN]-(:Appearance)-[:REFERS_TO]->(e:Entity) WHERE e.uid = $entity }))
UNWIND documents AS d
WITH story, size(documents) AS copies, d
OPTIONAL MATCH (d)<-[:IN]-(c:Claim)
WITH story, copies, d, count(c) AS claims
RETURN story, copies, d.uid AS uid, d.headline AS headline, d.publisher AS publisher, d.published AS published,
       d.url AS url, d.words AS words, claims
ORDER BY copies DESC, story, coalesce(published, '9999'), uid
SKIP $offset LIMIT $limit
