// Who bridges two groups
// theme: connections
// answers: The entities with a stated relation into either of two groups, with all these links, the best bridges first.
// path: /entities/bridges
// param one: entities 1..100, required — the first group
// param other: entities 1..100, required — the second
// param members: yes|no = yes — whether all who belong to those given count as parts of their group
// param kinds: kinds, optional — only bridges that are persons, organizations or places
// param stance: affirmed|asserted|any = affirmed — affirmed by somebody, asserted as a fact, or also denied by all
// param limit: integer 1..1000 = 100 — how many rows at most
// param offset: integer 0..1000000 = 0 — how many rows to leave out first
// column uid: text — the bridge
// column name: text — its fullest name
// column kind: text — Person, Organization or Place
// column weaker: integer — how many claims tie it to the group to which fewer do
// column side: text — one or other: into which group this link leads
// column direction: text — out (the bridge is the subject), in (it is the object) or both (the relation is symmetric)
// column predicate: text — the relation
// column group_uid: text — the entity of the group to which this link leads
// column group_name: text — its name
// column group_kind: text — Person, Organization or Place
// columns {{counts}}
// columns {{sample}}
// example: one="United States" other=Iran
UNWIND [{side: 'one', uids: $one}, {side: 'other', uids: $other}] AS group
UNWIND group.uids AS given
MATCH (g:Entity {uid: given})
OPTIONAL MATCH (g)<-[r:LEADS|WORKS_FOR|SPEAKS_FOR|MEMBER_OF|PART_OF]-(m:Entity)
WHERE $members = 'yes' AND r.affirmed > 0
WITH group.side AS side, collect(DISTINCT g.uid) + collect(DISTINCT m.uid) AS uids
UNWIND uids AS uid
WITH DISTINCT side, uid
MATCH (:Entity {uid: uid})-[r]-(e:Entity)
WHERE {{stance}} AND e.uid <> uid AND ($kinds IS NULL OR e.kind IN $kinds)
WITH e, e.uid AS here, side, sum(r.claims) AS ties, collect(DISTINCT uid) AS uids
WHERE NOT here IN $one AND NOT here IN $other
ORDER BY side
WITH e, collect({side: side, uids: uids}) AS sides, min(ties) AS weaker
WHERE size(sides) = 2
UNWIND sides AS one
UNWIND one.uids AS there
MATCH (x:Entity {uid: there})-[r]-(e)
WHERE {{stance}}
WITH e AS a, x AS b, r, weaker, one.side AS side, type(r) AS predicate,
     CASE WHEN type(r) IN [{{symmetric}}] THEN 'both'
          WHEN startNode(r).uid = e.uid THEN 'out' ELSE 'in' END AS direction
ORDER BY weaker DESC, a.name, a.uid, side, b.name, b.uid, predicate, direction
SKIP $offset LIMIT $limit
{{evidence}}
RETURN a.uid AS uid, a.name AS name, a.kind AS kind, weaker, side, direction, predicate,
       b.uid AS group_uid, b.name AS group_name, b.kind AS group_kind,
       {{counts}},
       {{sample}}
ORDER BY weaker DESC, name, uid, side, group_name, group_uid, predicate, direction
