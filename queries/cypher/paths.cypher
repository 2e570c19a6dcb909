// How two entities are connected
// theme: connections
// answers: All shortest chains of stated relations between the two, best supported first, with a quote for every link.
// path: /paths
// param source: entity, required — where the chain begins
// param target: entity, required — where it ends
// param max_hops: integer 1..6 = 4 — how many links a chain may have
// param limit: integer 1..100 = 10 — how many chains at most
// differ: source target
// columns {{links}}
// columns {{counts}}
// columns {{sample}}
// example: source="Mustafa al-Kadhimi" target="Kataib Hezbollah" max_hops=3
MATCH (from:Entity {uid: $source})
MATCH (to:Entity {uid: $target})
MATCH chain = allShortestPaths((from)-[:{{predicates}}*1..{{max_hops}}]-(to))
WITH DISTINCT [node IN nodes(chain) | node.uid] AS uids
{{support}}
{{chains}}
{{evidence}}
RETURN {{links}},
       {{counts}},
       {{sample}}
ORDER BY path, hop, r.asserted DESC, r.claims DESC, predicate, direction
