// From the uids of the entities of each chain, `uids`, to how many claims assert its weakest link, `weakest`.
UNWIND range(0, size(uids) - 2) AS i
MATCH (a:Entity {uid: uids[i]})-[r]-(b:Entity)
WHERE b.uid = uids[i + 1]
WITH uids, i, sum(r.asserted) AS support
WITH uids, min(support) AS weakest
