// Allies and opponents
// theme: relations
// answers: Pairs of whom documents state that they stand together, against each other, or now one and now the other.
// path: /relations/alliances
// param entity: entity, optional — only pairs with this entity
// param stand: together|against|both, optional — only pairs that stand so
// param since: date, optional — only documents published on that day or later
// param until: date, optional — only documents published on that day or earlier
// param limit: integer 1..1000 = 100 — how many rows at most
// param offset: integer 0..1000000 = 0 — how many rows to leave out first
// ascend: since until
// column one_uid: text — one of the two, the entity asked for where one is
// column one_name: text — its name
// column one_kind: text — Person, Organization or Place
// column other_uid: text — the other
// column other_name: text — its name
// column other_kind: text — Person, Organization or Place
// column stand: text — together, against, or both
// column together: integer — how many claims state that they are allies, back, aid or agree with each other
// column together_predicates: texts — in these relations, in the order of the alphabet
// column together_claim: text, optional — the surest of these claims
// column together_quote: text, optional — its words
// column together_by: text, optional — who says so; none in the author's own voice
// column together_document: text, optional — the document that holds it
// column together_published: text, optional — its date
// column against: integer — how many claims state that they oppose, accuse, threaten, attack or punish each other
// column against_predicates: texts — in these relations, in the order of the alphabet
// column against_claim: text, optional — the surest of these claims
// column against_quote: text, optional — its words
// column against_by: text, optional — who says so; none in the author's own voice
// column against_document: text, optional — the document that holds it
// column against_published: text, optional — its date
// example: entity="Coast Volunteers"
MATCH (c:Claim)
WHERE c.polarity = 'affirmed' AND c.modality IN ['actual', 'possible']
  AND c.predicate IN ['ALLIED_WITH', 'BACKS', 'AIDED', 'AGREED_WITH', 'OPPOSES', 'ACCUSED', 'CHARGED', 'REJECTED',
                      'THREATENED', 'SANCTIONED', 'DETAINED', 'ATTACKED', 'KILLED', 'PROTESTED']
{{claim-ends}}
WITH c, d, s, o, w, c.predicate IN ['ALLIED_WITH', 'BACKS', 'AIDED', 'AGREED_WITH'] AS friendly
WHERE s.uid <> o.uid
  AND ($entity IS NULL OR s.uid = $entity OR o.uid = $entity)
  AND ($since IS NULL OR d.published >= $since)
  AND ($until IS NULL OR d.published <= $until)
WITH c, d, w, friendly,
     CASE WHEN s.uid = $entity THEN s WHEN o.uid = $entity THEN o WHEN s.uid < o.uid THEN s ELSE o END AS one,
     CASE WHEN s.uid = $entity THEN o WHEN o.uid = $entity THEN s WHEN s.uid < o.uid THEN o ELSE s END AS other
ORDER BY c.modality, c.confidence DESC, coalesce(d.published, '9999'), d.uid, c.start, c.uid
WITH one, other, collect({
  friendly: friendly, predicate: c.predicate, claim: c.uid, quote: c.quote, speaker: w.name, document: d.uid,
  published: d.published
}) AS said
WITH one, other, [it IN said WHERE it.friendly] AS allied, [it IN said WHERE NOT it.friendly] AS against
WITH one, other, allied, against, head(allied) AS yes, head(against) AS no,
     CASE WHEN size(against) = 0 THEN 'together' WHEN size(allied) = 0 THEN 'against' ELSE 'both' END AS stand
WHERE $stand IS NULL OR stand = $stand
RETURN one.uid AS one_uid, one.name AS one_name, one.kind AS one_kind,
       other.uid AS other_uid, other.name AS other_name, other.kind AS other_kind, stand,
       size(allied) AS together,
       [name IN ['AGREED_WITH', 'AIDED', 'ALLIED_WITH', 'BACKS'] WHERE any(it IN allied WHERE it.predicate = name)]
         AS together_predicates,
       yes.claim AS together_claim, yes.quote AS together_quote, yes.speaker AS together_by,
       yes.document AS together_document, yes.published AS together_published,
       size(against) AS against,
       [name IN ['ACCUSED', 'ATTACKED', 'CHARGED', 'DETAINED', 'KILLED', 'OPPOSES', 'PROTESTED', 'REJECTED',
                 'SANCTIONED', 'THREATENED'] WHERE any(it IN against WHERE it.predicate = name)] AS against_predicates,
       no.claim AS against_claim, no.quote AS against_quote, no.speaker AS against_by,
       no.document AS against_document, no.published AS against_published
ORDER BY together + against DESC, one_name, one_uid, other_name, other_uid
SKIP $offset LIMIT $limit
