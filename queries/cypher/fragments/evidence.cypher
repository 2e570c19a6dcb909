// The claim that shows a summary edge best: affirmed before denied, stated as fact before hedged, surest first; and the
// one that denies it best, if any.
// It looks from the end that fewer claims have, because a hub has thousands.
// From the edge r, of that predicate, between the entities a and b, in whichever direction, to `sample` and `denial`.
CALL {
  WITH a, b, r, predicate
  WITH predicate, startNode(r).uid AS subject,
       CASE WHEN a.claims <= b.claims THEN a ELSE b END AS near,
       CASE WHEN a.claims <= b.claims THEN b ELSE a END AS far
  MATCH (near)<-[:REFERS_TO]-(:Appearance)<-[x:SUBJECT|OBJECT]-(c:Claim)
  WHERE c.predicate = predicate AND (predicate IN [{{symmetric}}] OR (type(x) = 'SUBJECT') = (near.uid = subject))
  MATCH (c)-[:SUBJECT|OBJECT]->(:Appearance)-[:REFERS_TO]->(other:Entity)
  WHERE other.uid = far.uid
  MATCH (c)-[:IN]->(d:Document)
  OPTIONAL MATCH (c)-[:SPEAKER]->(:Appearance)-[:REFERS_TO]->(w:Entity)
  WITH c, d, w,
       CASE c.modality WHEN 'actual' THEN 0 WHEN 'possible' THEN 1 WHEN 'planned' THEN 2 ELSE 3 END AS distance
  ORDER BY c.polarity, distance, c.confidence DESC, coalesce(d.published, '9999'), d.uid, c.start, c.uid
  WITH collect({
    claim: c.uid, quote: c.quote, polarity: c.polarity, modality: c.modality,
    speaker_uid: w.uid, speaker_name: w.name, document_uid: d.uid, headline: d.headline,
    publisher: d.publisher, published: d.published, url: d.url
  }) AS said
  RETURN head(said) AS sample, head([one IN said WHERE one.polarity = 'denied']) AS denial
}
