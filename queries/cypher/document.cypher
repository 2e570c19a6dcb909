// One document
// theme: documents
// answers: The document under a uid, with its text and the other copies of its story.
// path: /documents/{document}
// param document: document, required — the document
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
// column copies: texts — the other documents that tell the same story in nearly the same words
// column text: text — its text, to which all offsets refer
// example: document=dd681f28043c5befc6944
MATCH (d:Document {uid: $document})
OPTIONAL MATCH (d)<-[:IN]-(:Appearance)-[:REFERS_TO]->(e:Entity)
WITH d, count(DISTINCT e.uid) AS entities
OPTIONAL MATCH (d)<-[:IN]-(c:Claim)
WITH d, entities, count(c) AS claims
OPTIONAL MATCH (copy:Document)
WHERE copy.story = d.story AND copy.uid <> d.uid
WITH d, entities, claims, copy.uid AS copy
ORDER BY copy
WITH d, entities, claims, collect(copy) AS copies
RETURN d.uid AS uid, d.headline AS headline, d.source AS source, d.url AS url, d.author AS author,
       d.publisher AS publisher, d.published AS published, d.language AS language, d.words AS words, d.story AS story,
       entities, claims, copies, d.text AS text
