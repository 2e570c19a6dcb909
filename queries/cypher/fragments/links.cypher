// What every row about a link of a chain carries.
// Expects: n the number of the chain and i that of the link, both from 0, a and b the entities, r their edge.
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
n + 1 AS path, i + 1 AS hop, a.uid AS from_uid, a.name AS from_name, a.kind AS from_kind, direction, predicate,
       b.uid AS to_uid, b.name AS to_name, b.kind AS to_kind
