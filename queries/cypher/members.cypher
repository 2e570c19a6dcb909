// Who belongs to a group
// theme: relations
// answers: Everyone who leads, works for, speaks for, is a member or part of a group or of what belongs to it in turn.
// path: /entities/{group}/members
// param group: entity, required — the group, company, coalition or country
// param depth: integer 1..4 = 2 — 1: only its own members and parts; 2: also theirs; and so on
// param kinds: kinds, optional — only persons, organizations or places
// param limit: integer 1..1000 = 100 — how many rows at most
// param offset: integer 0..1000000 = 0 — how many rows to leave out first
// column level: integer — 1 for what belongs to the group itself, 2 for what belongs to that, and so on
// columns {{relation}}
// column roles: texts — the posts, in the order of the alphabet
// columns {{counts}}
// columns {{sample}}
// example: group="Popular Mobilization Units"
MATCH chain = (a:Entity)-[:LEADS|WORKS_FOR|SPEAKS_FOR|MEMBER_OF|PART_OF*1..{{depth}}]->(group:Entity {uid: $group})
WHERE all(link IN relationships(chain) WHERE link.affirmed > 0) AND ($kinds IS NULL OR a.kind IN $kinds)
WITH a.uid AS one, [node IN nodes(chain) | node.uid] AS uids
WITH one, uids[1] AS other, min(size(uids) - 1) AS level
WHERE one <> $group
MATCH (a:Entity {uid: one})-[r:LEADS|WORKS_FOR|SPEAKS_FOR|MEMBER_OF|PART_OF]->(b:Entity)
WHERE b.uid = other AND r.affirmed > 0
WITH a, b, r, type(r) AS predicate, level
ORDER BY level, b.name, b.uid, r.sources DESC, r.claims DESC, a.name, a.uid, predicate
SKIP $offset LIMIT $limit
{{roles}}
{{evidence}}
RETURN level, {{relation}}, roles,
       {{counts}},
       {{sample}}
ORDER BY level, object_name, object_uid, sources DESC, claims DESC, subject_name, subject_uid, predicate
