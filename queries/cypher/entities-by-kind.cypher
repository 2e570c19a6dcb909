// How many entities there are of each kind
// theme: overview
// answers: The persons, organizations and places of the graph, counted.
// path: /entities/kinds
// column kind: text — Person, Organization or Place
// column entities: integer — how many there are
// example: (none)
MATCH (e:Entity)
RETURN e.kind AS kind, count(e) AS entities
ORDER BY entities DESC, kind
