// One document
// theme: documents
// answers: The document under a uid, with its text and the other copies of its story.
// param document: document, required — the document
// column uid: the document
// column headline: its headline
// column source: the file or identifier that it came from
// column url: its address
// column author: who wrote it
// column publisher: who published it
// column published: its date
// column language: its language, ISO 639-1
// column words: how long it is
// column story: the document that stands for all copies of it
// column entities: how many entities it speaks of
// column claims: how many claims it states
// column copies: the other documents that tell the same story in nearly the same words
// column text: its text, to which all offsets refer
// example: document=d0123456789abcdef0123
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
