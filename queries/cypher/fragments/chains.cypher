// From the uids of the entities of each chain, `uids`, and how many claims assert its weakest link, `weakest`, to one row
// for every relation of every link: the `limit` best chains, shortest first, then those whose weakest link most assert.
WITH uids, weakest, reduce(key = '', uid IN uids | key + uid + ' ') AS key
ORDER BY size(uids), weakest DESC, key
LIMIT $limit
WITH collect(uids) AS chains
UNWIND range(0, size(chains) - 1) AS n
WITH n, chains[n] AS uids
UNWIND range(0, size(uids) - 2) AS i
WITH n, i, uids[i] AS here, uids[i + 1] AS there
MATCH (a:Entity {uid: here})-[r]-(b:Entity)
WHERE b.uid = there
WITH n, i, a, b, r, type(r) AS predicate,
     CASE WHEN type(r) IN [{{symmetric}}] THEN 'both'
          WHEN startNode(r).uid = a.uid THEN 'forward' ELSE 'backward' END AS direction
