// The neighbourhood of some entities
// theme: connections
// answers: The entities within some steps, every step by a relation for which enough claims meet the conditions.
// path: /entities/neighbourhood
// param entities: entities 1..100, required — where to start
// param depth: integer 1..4 = 2 — how many steps
// param predicates: predicates, optional — only steps by these relations
// param kinds: kinds, optional — only through and to persons, organizations or places
// param polarity: polarity, optional — only affirmed or only denied claims
// param modality: modality, optional — only claims of this modality
// param since: date, optional — only claims of documents published on that day or later
// param until: date, optional — only claims of documents published on that day or earlier
// param min_sources: integer 1..100 = 1 — how many independent stories must state a relation
// param limit: integer 1..2000 = 100 — how many rows at most
// param offset: integer 0..1000000 = 0 — how many rows to leave out first
// ascend: since until
// column uid: text — the entity
// column name: text — its fullest name
// column kind: text — Person, Organization or Place
// column aliases: texts — its other names
// column documents: integer — how many documents speak of it
// column claims: integer — how many claims it is an end of
// column distance: integer — how many steps away it is
// column nearer_uid: text — the entity one step nearer to which most claims tie it
// column nearer_name: text — its name
// column predicates: texts — the relations between the two, in the order of the alphabet
// column ties: integer — how many claims these are
// column sources: integer — how many independent stories state the one that most do
// column found: integer — how many entities there are within these steps, however many rows are shown
// example: entities="Kataib Hezbollah" depth=2 polarity=affirmed
WITH 0 AS distance, $entities AS seen, $entities AS edge, [] AS found
{{step}}
{{step}}
{{step}}
{{step}}
WITH found, size(found) AS total
UNWIND found AS one
WITH one, total
ORDER BY one.distance, one.best.ties DESC, one.uid
SKIP $offset LIMIT $limit
MATCH (e:Entity {uid: one.uid})
MATCH (nearer:Entity {uid: one.best.nearer})
RETURN e.uid AS uid, e.name AS name, e.kind AS kind, e.aliases AS aliases, e.documents AS documents, e.claims AS claims,
       one.distance AS distance, nearer.uid AS nearer_uid, nearer.name AS nearer_name, one.best.predicates AS predicates,
       one.best.ties AS ties, one.best.sources AS sources, total AS found
ORDER BY distance, ties DESC, uid
