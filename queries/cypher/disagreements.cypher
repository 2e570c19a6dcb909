// Disagreements
// theme: disagreement
// answers: Relations that one passage, source or speaker affirms and another denies, with the words of either side.
// path: /claims/disputed
// param entity: entity, optional — only relations with this entity at one of their ends
// param predicate: predicate, optional — only this relation
// param between: passages|sources|speakers = passages — two passages, two independent stories, or two named speakers
// param limit: integer 1..1000 = 50 — how many rows at most
// param offset: integer 0..1000000 = 0 — how many rows to leave out first
// column predicate: text — the relation
// column subject_uid: text — who or what it is said of
// column subject_name: text — its name
// column subject_kind: text — Person, Organization or Place
// column object_uid: text — the other end
// column object_name: text — its name
// column object_kind: text — Person, Organization or Place
// column affirmed: integer — how many claims affirm it, as fact or hedged
// column denied: integer — how many claims deny it
// column affirmed_claim: text — the surest claim that affirms it
// column affirmed_quote: text — its words
// column affirmed_modality: text — actual or possible
// column affirmed_by: text, optional — who says so; none in the author's own voice
// column affirmed_document: text — the document that holds it
// column affirmed_headline: text, optional — its headline
// column affirmed_publisher: text, optional — its publisher
// column affirmed_published: text, optional — its date
// column denied_claim: text — the surest claim that denies it
// column denied_quote: text — its words
// column denied_modality: text — actual or possible
// column denied_by: text, optional — who says so; none in the author's own voice
// column denied_document: text — the document that holds it
// column denied_headline: text, optional — its headline
// column denied_publisher: text, optional — its publisher
// column denied_published: text, optional — its date
// example: predicate=KILLED
MATCH (from:Entity)-[r]->(to:Entity)
WHERE r.affirmed > 0 AND r.denied > 0
  AND ($predicate IS NULL OR type(r) = $predicate)
  AND ($entity IS NULL OR from.uid = $entity OR to.uid = $entity)
WITH from, to, type(r) AS predicate
MATCH (from)<-[:REFERS_TO]-(:Appearance)<-[x:SUBJECT|OBJECT]-(c:Claim)
      -[:SUBJECT|OBJECT]->(:Appearance)-[:REFERS_TO]->(to)
WHERE c.predicate = predicate AND c.modality IN ['actual', 'possible']
  AND (predicate IN [{{symmetric}}] OR type(x) = 'SUBJECT')
MATCH (c)-[:IN]->(d:Document)
OPTIONAL MATCH (c)-[:SPEAKER]->(:Appearance)-[:REFERS_TO]->(w:Entity)
WITH from, to, predicate, c, d, w
ORDER BY c.modality, c.confidence DESC, coalesce(d.published, '9999'), d.uid, c.start, c.uid
WITH from, to, predicate, collect({
  claim: c.uid, quote: c.quote, polarity: c.polarity, modality: c.modality, speaker: w.name, document: d.uid,
  headline: d.headline, publisher: d.publisher, published: d.published,
  side: CASE $between WHEN 'sources' THEN d.story WHEN 'speakers' THEN w.uid ELSE c.uid END
}) AS said
WITH from, to, predicate, [one IN said WHERE one.polarity = 'affirmed'] AS yes,
     [one IN said WHERE one.polarity = 'denied'] AS no
WITH from, to, predicate, size(yes) AS affirmed, size(no) AS denied, no,
     head([one IN yes WHERE any(other IN no WHERE other.side <> one.side)]) AS yes
WITH from, to, predicate, affirmed, denied, yes, head([one IN no WHERE one.side <> yes.side]) AS no
WHERE yes IS NOT NULL
RETURN predicate,
       from.uid AS subject_uid, from.name AS subject_name, from.kind AS subject_kind,
       to.uid AS object_uid, to.name AS object_name, to.kind AS object_kind, affirmed, denied,
       yes.claim AS affirmed_claim, yes.quote AS affirmed_quote, yes.modality AS affirmed_modality,
       yes.speaker AS affirmed_by, yes.document AS affirmed_document, yes.headline AS affirmed_headline,
       yes.publisher AS affirmed_publisher, yes.published AS affirmed_published,
       no.claim AS denied_claim, no.quote AS denied_quote, no.modality AS denied_modality,
       no.speaker AS denied_by, no.document AS denied_document, no.headline AS denied_headline,
       no.publisher AS denied_publisher, no.published AS denied_published
ORDER BY affirmed + denied DESC, subject_name, subject_uid, predicate, object_name, object_uid
SKIP $offset LIMIT $limit
