// What changed between two dates
// theme: time
// answers: The relations that documents of a time state: which are new, which were never denied or affirmed before.
// path: /relations/changes
// param since: date, required — the first day of the time
// param until: date, optional — its last day
// param entity: entity, optional — only relations with this entity at one of their ends
// param predicates: predicates, optional — only these relations
// param change: new|denied|affirmed|repeated, optional — only changes of this sort
// param limit: integer 1..1000 = 100 — how many rows at most
// param offset: integer 0..1000000 = 0 — how many rows to leave out first
// ascend: since until
// column change: text — new, denied or affirmed for the first time, or repeated
// column subject_uid: text — who or what it is said of
// column subject_name: text — its name
// column subject_kind: text — Person, Organization or Place
// column predicate: text — the relation
// column object_uid: text — the other end
// column object_name: text — its name
// column object_kind: text — Person, Organization or Place
// column affirmed_before: integer — how many claims affirm it in documents of an earlier date
// column denied_before: integer — how many deny it there
// column affirmed: integer — how many affirm it in documents of the time
// column denied: integer — how many deny it there
// column sources: integer — how many independent stories of the time state it
// column claim: text — the first claim of the time that makes the change
// column quote: text — its words
// column polarity: text — affirmed or denied
// column modality: text — actual, possible, planned or hypothetical
// column speaker_name: text, optional — who says so; none in the author's own voice
// column document_uid: text — the document that holds it
// column headline: text, optional — its headline
// column publisher: text, optional — its publisher
// column published: text, optional — its date
// example: since=2024-06-01 until=2024-06-30
MATCH (c:Claim)-[:IN]->(d:Document)
WHERE d.published IS NOT NULL
  AND ($until IS NULL OR d.published <= $until)
  AND ($predicates IS NULL OR c.predicate IN $predicates)
MATCH (c)-[:SUBJECT]->(:Appearance)-[:REFERS_TO]->(s:Entity)
MATCH (c)-[:OBJECT]->(:Appearance)-[:REFERS_TO]->(o:Entity)
WHERE s.uid <> o.uid AND ($entity IS NULL OR s.uid = $entity OR o.uid = $entity)
OPTIONAL MATCH (c)-[:SPEAKER]->(:Appearance)-[:REFERS_TO]->(w:Entity)
WITH c, d, w, c.predicate AS predicate,
     CASE WHEN c.predicate IN [{{symmetric}}] AND o.uid < s.uid THEN o ELSE s END AS from,
     CASE WHEN c.predicate IN [{{symmetric}}] AND o.uid < s.uid THEN s ELSE o END AS to
ORDER BY d.published, d.uid, c.start, c.uid
WITH from, to, predicate, collect({
  claim: c.uid, quote: c.quote, polarity: c.polarity, modality: c.modality, speaker_name: w.name, document_uid: d.uid,
  headline: d.headline, publisher: d.publisher, published: d.published, story: d.story
}) AS said
WITH from, to, predicate,
     size([one IN said WHERE one.published < $since AND one.polarity = 'affirmed']) AS affirmed_before,
     size([one IN said WHERE one.published < $since AND one.polarity = 'denied']) AS denied_before,
     [one IN said WHERE one.published >= $since AND one.polarity = 'affirmed'] AS yes,
     [one IN said WHERE one.published >= $since AND one.polarity = 'denied'] AS no,
     [one IN said WHERE one.published >= $since] AS now
WHERE size(now) > 0
WITH from, to, predicate, affirmed_before, denied_before, yes, no, now, CASE
  WHEN affirmed_before + denied_before = 0 THEN 'new'
  WHEN denied_before = 0 AND size(no) > 0 THEN 'denied'
  WHEN affirmed_before = 0 AND size(yes) > 0 THEN 'affirmed'
  ELSE 'repeated' END AS change
WHERE $change IS NULL OR change = $change
UNWIND now AS one
WITH from, to, predicate, affirmed_before, denied_before, yes, no, now, change, count(DISTINCT one.story) AS sources
WITH from, to, predicate, affirmed_before, denied_before, yes, no, change, sources,
     CASE change WHEN 'denied' THEN head(no) WHEN 'affirmed' THEN head(yes) ELSE head(now) END AS first
RETURN change, from.uid AS subject_uid, from.name AS subject_name, from.kind AS subject_kind, predicate,
       to.uid AS object_uid, to.name AS object_name, to.kind AS object_kind,
       affirmed_before, denied_before, size(yes) AS affirmed, size(no) AS denied, sources,
       first.claim AS claim, first.quote AS quote, first.polarity AS polarity, first.modality AS modality,
       first.speaker_name AS speaker_name, first.document_uid AS document_uid, first.headline AS headline,
       first.publisher AS publisher, first.published AS published
ORDER BY published, subject_name, subject_uid, predicate, object_name, object_uid
SKIP $offset LIMIT $limit
