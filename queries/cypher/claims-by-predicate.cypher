// How often each relation is stated
// theme: overview
// answers: Every relation that the documents state, with how many claims deny it, only allege it, or are attributed.
// path: /claims/predicates
// column predicate: text — the relation
// column claims: integer — how many claims state it
// column denied: integer — how many of them deny it
// column possible: integer — how many of them hedge it: reportedly, allegedly, may
// column attributed: integer — how many of them have a named speaker
// example: (none)
MATCH (c:Claim)
OPTIONAL MATCH (c)-[:SPEAKER]->(w:Appearance)
RETURN c.predicate AS predicate, count(c) AS claims,
       sum(CASE c.polarity WHEN 'denied' THEN 1 ELSE 0 END) AS denied,
       sum(CASE c.modality WHEN 'possible' THEN 1 ELSE 0 END) AS possible,
       count(w) AS attributed
ORDER BY claims DESC, predicate
