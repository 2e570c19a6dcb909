// The relations among some entities
// theme: connections
// answers: Every stated relation that has both its ends among the entities given, with one quote each.
// param entities: entities, required — the entities
// column source_uid: the subject, or the smaller uid where the relation is symmetric
// column target_uid: the object, or the larger uid
// column predicate: the relation
// columns {{counts}}
// columns {{sample}}
// example: entities="Mustafa al-Kadhimi,Kataib Hezbollah,Iraq"
UNWIND $entities AS one
MATCH (a:Entity {uid: one})<-[:REFERS_TO]-(:Appearance)<-[:SUBJECT]-(c:Claim)
MATCH (c)-[:OBJECT]->(:Appearance)-[:REFERS_TO]->(b:Entity)
WITH a.uid AS subject, b.uid AS object, c
WHERE subject <> object AND object IN $entities
MATCH (c)-[:IN]->(d:Document)
WITH c, c.predicate AS predicate,
     CASE WHEN c.predicate IN [{{symmetric}}] AND object < subject THEN object ELSE subject END AS source_uid,
     CASE WHEN c.predicate IN [{{symmetric}}] AND object < subject THEN subject ELSE object END AS target_uid,
     CASE c.modality WHEN 'actual' THEN 0 WHEN 'possible' THEN 1 WHEN 'planned' THEN 2 ELSE 3 END AS distance,
     coalesce(d.published, '9999') AS published, d.uid AS document
ORDER BY c.polarity, distance, c.confidence DESC, published, document, c.start, c.uid
WITH source_uid, target_uid, predicate, head(collect(c.uid)) AS best,
     head(collect(CASE WHEN c.polarity = 'denied' THEN c.uid END)) AS no
MATCH (:Entity {uid: source_uid})-[r]->(target:Entity)
WHERE target.uid = target_uid AND type(r) = predicate
MATCH (c:Claim {uid: best})-[:IN]->(d:Document)
OPTIONAL MATCH (c)-[:SPEAKER]->(:Appearance)-[:REFERS_TO]->(w:Entity)
OPTIONAL MATCH (n:Claim {uid: no})-[:IN]->(p:Document)
OPTIONAL MATCH (n)-[:SPEAKER]->(:Appearance)-[:REFERS_TO]->(v:Entity)
WITH source_uid, target_uid, predicate, r, {
  claim: c.uid, quote: c.quote, polarity: c.polarity, modality: c.modality,
  speaker_uid: w.uid, speaker_name: w.name, document_uid: d.uid, headline: d.headline,
  publisher: d.publisher, published: d.published, url: d.url
} AS sample, {
  claim: n.uid, quote: n.quote, modality: n.modality, speaker_name: v.name,
  document_uid: p.uid, headline: p.headline, publisher: p.publisher, published: p.published
} AS denial
RETURN source_uid, target_uid, predicate,
       {{counts}},
       {{sample}}
ORDER BY source_uid, target_uid, predicate
