// One link more: the chains `going` (their `uids`, the `last` of these, and how many claims assert their `weakest` link)
// that the next link closes are added to `found`, the others go on. Short chains come first in the answer, so once there
// are $limit nothing longer is looked for: between two hubs there are millions.
CALL {
  WITH going
  UNWIND going AS chain
  WITH chain.uids AS uids, chain.last AS last, chain.weakest AS weakest
  MATCH (:Entity {uid: last})-[r:{{predicates}}]-(to:Entity {uid: $target})
  WITH uids + [$target] AS uids, weakest, sum(r.asserted) AS support
  RETURN collect({uids: uids, weakest: CASE WHEN weakest < support THEN weakest ELSE support END}) AS closed
}
WITH hops + 1 AS hops, found + closed AS found,
     CASE WHEN hops + 1 < $max_hops AND size(found) + size(closed) < $limit THEN going ELSE [] END AS going
CALL {
  WITH going
  UNWIND going AS chain
  WITH chain.uids AS uids, chain.last AS last, chain.weakest AS weakest
  MATCH (:Entity {uid: last})-[r:{{predicates}}]-(e:Entity)
  WHERE e.uid <> $target AND none(uid IN uids WHERE uid = e.uid)
    AND ($without IS NULL OR none(uid IN $without WHERE uid = e.uid))
  WITH uids, weakest, e.uid AS next, sum(r.asserted) AS support
  RETURN collect({uids: uids + [next], last: next,
                  weakest: CASE WHEN weakest < support THEN weakest ELSE support END}) AS longer
}
WITH hops, longer AS going, found
