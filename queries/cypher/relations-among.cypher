// The relations among some entities
// theme: connections
// answers: Every stated relation that has both its ends among the entities given, with one quote each.
// path: /entities/relations
// param entities: entities, required — the entities
// column source_uid: text — the subject, or the smaller uid where the relation is symmetric
// column target_uid: text — the object, or the larger uid
// column predicate: text — the relation
// column last_published: text, optional — the date of the newest document that states it
// columns {{counts}}
// columns {{sample}}
// example: entities="Mustafa al-Kadhimi,Kataib Hezbollah,Iraq"
UNWIND $entities AS one
MATCH (a:Entity {uid: one})<-[:REFERS_TO]-(:Appearance)<-[:SUBJECT]-(c:Claim)
MATCH (c)-[:OBJECT]->(:Appearance)-[:REFERS_TO]->(b:Entity)
WITH a, b, c, a.uid AS subject, b.uid AS object
WHERE subject <> object AND object IN $entities
MATCH (c)-[:IN]->(d:Document)
OPTIONAL MATCH (c)-[:SPEAKER]->(:Appearance)-[:REFERS_TO]->(w:Entity)
WITH c, d, w, c.predicate AS predicate,
     CASE WHEN c.predicate IN [{{symmetric}}] AND object < subject THEN b ELSE a END AS source,
     CASE WHEN c.predicate IN [{{symmetric}}] AND object < subject THEN a ELSE b END AS target,
     CASE c.modality WHEN 'actual' THEN 0 WHEN 'possible' THEN 1 WHEN 'planned' THEN 2 ELSE 3 END AS distance
ORDER BY c.polarity, distance, c.confidence DESC, coalesce(d.published, '9999'), d.uid, c.start, c.uid
WITH source, target, predicate, collect({
  claim: c.uid, quote: c.quote, polarity: c.polarity, modality: c.modality,
  speaker_uid: w.uid, speaker_name: w.name, document_uid: d.uid, headline: d.headline,
  publisher: d.publisher, published: d.published, url: d.url
}) AS said
WITH source, target, predicate, head(said) AS sample, head([one IN said WHERE one.polarity = 'denied']) AS denial
WITH source, target, collect({predicate: predicate, sample: sample, denial: denial}) AS relations
MATCH (source)-[r]->(target)
UNWIND relations AS relation
WITH source, target, r, type(r) AS predicate, relation, relation.sample AS sample, relation.denial AS denial
WHERE relation.predicate = predicate
RETURN source.uid AS source_uid, target.uid AS target_uid, predicate, r.last_published AS last_published,
       {{counts}},
       {{sample}}
ORDER BY source_uid, target_uid, predicate
