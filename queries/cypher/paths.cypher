// How two entities are connected
// theme: connections
// answers: All shortest chains of stated relations between the two, best supported first, with a quote for every link.
// path: /paths
// param source: entity, required — where the chain begins
// param target: entity, required — where it ends
// param max_hops: integer 1..6 = 4 — how many links a chain may have
// param limit: integer 1..100 = 10 — how many chains at most
// differ: source target
// column path: integer — the number of the chain, from 1
// column hop: integer — the number of the link in its chain, from 1
// column from_uid: text — the entity where the link begins, going from source to target
// column from_name: text — its name
// column from_kind: text — Person, Organization or Place
// column direction: text — forward (the relation runs from source to target), backward or both (it is symmetric)
// column predicate: text — the relation
// column to_uid: text — the entity where the link ends
// column to_name: text — its name
// column to_kind: text — Person, Organization or Place
// columns {{counts}}
// columns {{sample}}
// example: source="Mustafa al-Kadhimi" target="Kataib Hezbollah" max_hops=3
MATCH (from:Entity {uid: $source})
MATCH (to:Entity {uid: $target})
MATCH chain = allShortestPaths((from)-[:{{predicates}}*1..{{max_hops}}]-(to))
WITH DISTINCT [node IN nodes(chain) | node.uid] AS uids
UNWIND range(0, size(uids) - 2) AS i
MATCH (a:Entity {uid: uids[i]})-[r]-(b:Entity)
WHERE b.uid = uids[i + 1]
WITH uids, i, sum(r.asserted) AS support
WITH uids, min(support) AS weakest, reduce(key = '', uid IN uids | key + uid + ' ') AS key
ORDER BY weakest DESC, key
LIMIT $limit
WITH collect(uids) AS chains
UNWIND range(0, size(chains) - 1) AS n
WITH n, chains[n] AS uids
UNWIND range(0, size(uids) - 2) AS i
WITH n, i, uids[i] AS here, uids[i + 1] AS there
MATCH (a:Entity {uid: here})-[r]-(b:Entity)
WHERE b.uid = there
WITH n, i, a, b, r, type(r) AS predicate, CASE
  WHEN type(r) IN [{{symmetric}}] THEN 'both' WHEN startNode(r).uid = a.uid THEN 'forward' ELSE 'backward' END AS direction
{{evidence}}
RETURN n + 1 AS path, i + 1 AS hop, a.uid AS from_uid, a.name AS from_name, a.kind AS from_kind, direction, predicate,
       b.uid AS to_uid, b.name AS to_name, b.kind AS to_kind,
       {{counts}},
       {{sample}}
ORDER BY path, hop, r.asserted DESC, r.claims DESC, predicate, direction
