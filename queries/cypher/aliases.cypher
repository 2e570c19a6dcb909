// The names of an entity, and the sentence behind each
// theme: entities
// answers: Every name under which the entity appears, how often, with the first document that uses it and its sentence.
// path: /entities/{entity}/names
// param entity: entity, required — the entity
// param limit: integer 1..1000 = 100 — how many rows at most
// param offset: integer 0..1000000 = 0 — how many rows to leave out first
// column name: text — the name, as documents write it
// column documents: integer — how many documents use it
// column here: text — the fullest name that the document below uses, which the name is short for where the two differ
// column document_uid: text — the first document that uses it beside a fuller name, else the first that uses it
// column headline: text, optional — its headline
// column publisher: text, optional — its publisher
// column published: text, optional — its date
// column sentence: text — where that document first uses it, from full stop to full stop, those of titles aside
// example: entity="Popular Mobilization Units"
MATCH (:Entity {uid: $entity})<-[:REFERS_TO]-(a:Appearance)-[:IN]->(d:Document)
UNWIND a.names AS name
WITH name, a, d
ORDER BY a.name = name, coalesce(d.published, '9999'), d.uid
WITH name, count(DISTINCT d.uid) AS documents, head(collect({appearance: a.uid, document: d.uid})) AS first
ORDER BY documents DESC, name
SKIP $offset LIMIT $limit
MATCH (a:Appearance {uid: first.appearance})
MATCH (d:Document {uid: first.document})
WITH name, documents, a, d, head([i IN range(0, size(a.starts) - 1)
  WHERE substring(d.text, a.starts[i], a.ends[i] - a.starts[i]) = name]) AS i
WITH name, documents, a, d, a.starts[i] AS start, a.ends[i] AS finish,
     replace(replace(replace(replace(d.text, '! ', '. '), '? ', '. '), '.\n', '. '), '\n\n', '. ') AS plain
WITH name, documents, a, d, start, finish,
     reduce(text = '', piece IN split(substring(plain, 0, start), '. ') |
       CASE WHEN {{unfinished}} THEN text + piece + '. ' ELSE piece + '. ' END) AS before,
     reduce(text = '', piece IN split(substring(plain, finish), '. ') |
       CASE WHEN text = '' OR {{unfinished}} THEN text + piece + '. ' ELSE text END) AS after
RETURN name, documents, a.name AS here, d.uid AS document_uid, d.headline AS headline, d.publisher AS publisher,
       d.published AS published,
       trim(substring(d.text, start - size(before) + 2, size(before) + finish - start + size(after) - 3)) AS sentence
ORDER BY documents DESC, name
