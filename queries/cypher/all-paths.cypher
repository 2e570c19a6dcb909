// All ways in which two entities are connected
// theme: connections
// answers: All chains of stated relations between the two that meet no entity twice, short ones first, with quotes.
// path: /paths/all
// param source: entity, required — where the chain begins
// param target: entity, required — where it ends
// param max_hops: integer 1..4 = 3 — how many links a chain may have
// param without: entities 1..20, optional — entities that no chain may pass, such as a country that all have to do with
// param limit: integer 1..100 = 20 — how many chains at most
// differ: source target
// columns {{links}}
// columns {{counts}}
// columns {{sample}}
// example: source="Mustafa al-Kadhimi" target="Kataib Hezbollah" max_hops=4 without=Iran
WITH 0 AS hops, [] AS found,
     CASE WHEN $source IN $without OR $target IN $without THEN []
          ELSE [{uids: [$source], last: $source, weakest: 1000000000}] END AS going
{{longer}}
{{longer}}
{{longer}}
{{longer}}
UNWIND found AS one
WITH one.uids AS uids, one.weakest AS weakest
{{chains}}
{{evidence}}
RETURN {{links}},
       {{counts}},
       {{sample}}
ORDER BY path, hop, r.asserted DESC, r.claims DESC, predicate, direction
