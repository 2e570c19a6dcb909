// Appearances waiting for a judgement
// theme: identity
// answers: Pairs of entities that were kept apart although their names are close: only a person can say what they are.
// path: /identity/pairs
// param entity: entity, optional — only pairs with this entity
// param kind: kind, optional — only persons, organizations or places
// param reason: name|part|initials, optional — only pairs that are close in this way
// param limit: integer 1..1000 = 100 — how many rows at most
// param offset: integer 0..1000000 = 0 — how many rows to leave out first
// column reason: text — name (both are called so), part (a person's surname, a group's first word) or initials
// column uid: text — one of the two, the one with the shorter name
// column name: text — its fullest name
// column documents: integer — how many documents speak of it
// column other_uid: text — the other
// column other_name: text — its fullest name
// column other_documents: integer — how many documents speak of it
// column kind: text — the kind of both
// column shared: text — the name, or the part of the name, that makes them close, in its normalised form
// column together: integer — how many documents name both, as two
// column appearance: text — an appearance of the one, in the first document that speaks of it
// column document_uid: text — that document
// column headline: text, optional — its headline
// column other_appearance: text — an appearance of the other, in the first document that speaks of it
// column other_document: text — that document
// column other_headline: text, optional — its headline
// example: kind=Person
MATCH (e:Entity)
WHERE $kind IS NULL OR e.kind = $kind
UNWIND split(e.search, '\n') AS key
WITH e, key, split(key, ' ') AS words
UNWIND [
  {reason: 'name', part: key},
  {reason: 'part', part: CASE WHEN size(words) = 1 THEN null WHEN e.kind = 'Person' THEN last(words)
                              WHEN e.kind = 'Organization' THEN head(words) END},
  {reason: 'initials', part: CASE WHEN size(words) > 1 AND e.kind <> 'Person'
                                  THEN reduce(letters = '', word IN words | letters + left(word, 1)) END}
] AS close
WITH e, close.part AS part, close.reason AS reason
WHERE part IS NOT NULL
WITH e.kind AS kind, part, collect(DISTINCT CASE reason WHEN 'name' THEN e END) AS named,
     collect(DISTINCT {reason: reason, node: e}) AS close
// A name that hundreds bear ("the ministry") is no question of who is who.
WHERE size(named) > 0 AND size(close) > 1 AND size(close) <= 50
UNWIND named AS one
UNWIND close AS other
WITH kind, part, one, other.node AS other, other.reason AS reason
WHERE one.uid <> other.uid AND (reason <> 'name' OR one.uid < other.uid)
  AND ($entity IS NULL OR one.uid = $entity OR other.uid = $entity)
WITH kind, one, other, part, reason,
     CASE WHEN one.uid < other.uid THEN one.uid + other.uid ELSE other.uid + one.uid END AS pair
ORDER BY CASE reason WHEN 'name' THEN 0 WHEN 'part' THEN 1 ELSE 2 END, part, one.uid
WITH kind, pair, head(collect({one: one, other: other, part: part, reason: reason})) AS close
WITH kind, close.one AS one, close.other AS other, close.part AS shared, close.reason AS reason
// Two persons of different full names who share a surname are kin at most.
WHERE ($reason IS NULL OR reason = $reason)
  AND (kind <> 'Person' OR shared CONTAINS ' ' OR NOT one.search CONTAINS ' ' OR NOT other.search CONTAINS ' ')
OPTIONAL MATCH (one)<-[:REFERS_TO]-(:Appearance)-[:IN]->(d:Document)<-[:IN]-(:Appearance)-[:REFERS_TO]->(x:Entity)
WHERE x.uid = other.uid
WITH kind, one, other, shared, reason, count(DISTINCT d.uid) AS together
ORDER BY together, one.documents + other.documents DESC, one.name, one.uid, other.name, other.uid
SKIP $offset LIMIT $limit
MATCH (one)<-[:REFERS_TO]-(a:Appearance)-[:IN]->(d:Document)
WITH kind, one, other, shared, reason, together, a, d
ORDER BY coalesce(d.published, '9999'), d.uid, a.uid
WITH kind, one, other, shared, reason, together,
     head(collect({appearance: a.uid, document: d.uid, headline: d.headline})) AS here
MATCH (other)<-[:REFERS_TO]-(a:Appearance)-[:IN]->(d:Document)
WITH kind, one, other, shared, reason, together, here, a, d
ORDER BY coalesce(d.published, '9999'), d.uid, a.uid
WITH kind, one, other, shared, reason, together, here,
     head(collect({appearance: a.uid, document: d.uid, headline: d.headline})) AS there
RETURN reason, one.uid AS uid, one.name AS name, one.documents AS documents, other.uid AS other_uid,
       other.name AS other_name, other.documents AS other_documents, kind, shared, together,
       here.appearance AS appearance, here.document AS document_uid, here.headline AS headline,
       there.appearance AS other_appearance, there.document AS other_document, there.headline AS other_headline
ORDER BY together, documents + other_documents DESC, name, uid, other_name, other_uid
