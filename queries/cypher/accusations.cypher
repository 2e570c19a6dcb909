// Who accuses whom
// theme: disagreement
// answers: Every accusation that a document reports as one, or that a speaker makes by saying what somebody did.
// path: /claims/accusations
// param accuser: entity, optional — only what this one accuses others of
// param accused: entity, optional — only what this one is accused of
// param how: reported|said, optional — reported: somebody accused or charged; said: a speaker states a hostile act
// param since: date, optional — only documents published on that day or later
// param until: date, optional — only documents published on that day or earlier
// param limit: integer 1..1000 = 100 — how many rows at most
// param offset: integer 0..1000000 = 0 — how many rows to leave out first
// ascend: since until
// column accuser_uid: text — who accuses
// column accuser_name: text — its name
// column accuser_kind: text — Person, Organization or Place
// column accused_uid: text — who is accused
// column accused_name: text — its name
// column accused_kind: text — Person, Organization or Place
// column how: text — reported or said
// columns {{claim}}
// example: how=reported
MATCH (c:Claim)
WHERE c.polarity = 'affirmed' AND c.modality IN ['actual', 'possible']
  AND c.predicate IN ['ACCUSED', 'CHARGED', 'ATTACKED', 'KILLED', 'DETAINED', 'THREATENED']
{{claim-ends}}
WITH c, d, s, o, w, CASE WHEN c.predicate IN ['ACCUSED', 'CHARGED'] THEN 'reported' ELSE 'said' END AS how
WITH c, d, s, o, w, how, CASE how WHEN 'reported' THEN s ELSE w END AS accuser,
     CASE how WHEN 'reported' THEN o ELSE s END AS accused
WHERE accuser IS NOT NULL AND accuser.uid <> accused.uid
  AND ($how IS NULL OR how = $how)
  AND ($accuser IS NULL OR accuser.uid = $accuser)
  AND ($accused IS NULL OR accused.uid = $accused)
  AND ($since IS NULL OR d.published >= $since)
  AND ($until IS NULL OR d.published <= $until)
RETURN accuser.uid AS accuser_uid, accuser.name AS accuser_name, accuser.kind AS accuser_kind,
       accused.uid AS accused_uid, accused.name AS accused_name, accused.kind AS accused_kind, how, {{claim}}
ORDER BY accuser_name, accuser_uid, accused_name, accused_uid, coalesce(d.published, '9999'), d.uid, c.start, c.uid
SKIP $offset LIMIT $limit
