// Find an entity by any of its names
// theme: entities
// answers: The entities whose names match: the whole name, its beginning, the beginning of a word, or any part.
// path: /entities
// param q: name = — a name, an acronym or a part of one; empty: every entity
// param kind: kind, optional — only persons, organizations or places
// param limit: integer 1..1000 = 20 — how many rows at most
// param offset: integer 0..1000000 = 0 — how many rows to leave out first
// column uid: text — the entity
// column name: text — its fullest name
// column kind: text — Person, Organization or Place
// column aliases: texts — its other names
// column tags: texts — finer kinds, such as ministry or airport
// column documents: integer — how many documents speak of it
// column claims: integer — how many claims it is an end of
// column match: text — how the name matches: exact, prefix, word, part, words, or all where nothing was asked for
// example: q="popular mobilization"
MATCH (e:Entity)
WHERE ($kind IS NULL OR e.kind = $kind)
  AND all(word IN split($q, ' ') WHERE e.search CONTAINS word)
WITH e, '\n' + e.search + '\n' AS names
WITH e, CASE
  WHEN $q = '' THEN 'all'
  WHEN names CONTAINS '\n' + $q + '\n' THEN 'exact'
  WHEN names CONTAINS '\n' + $q THEN 'prefix'
  WHEN names CONTAINS ' ' + $q THEN 'word'
  WHEN names CONTAINS $q THEN 'part'
  ELSE 'words' END AS how
WITH e, how, CASE how
  WHEN 'exact' THEN 0 WHEN 'prefix' THEN 1 WHEN 'word' THEN 2 WHEN 'part' THEN 3 ELSE 4 END AS rank
RETURN e.uid AS uid, e.name AS name, e.kind AS kind, e.aliases AS aliases, e.tags AS tags,
       e.documents AS documents, e.claims AS claims, how AS match
ORDER BY rank, e.documents DESC, e.claims DESC, e.name, e.uid
SKIP $offset LIMIT $limit
