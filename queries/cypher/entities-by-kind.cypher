// How many entities there are of each kind
// theme: overview
// answers: The persons, organizations and places of the graph, counted.
// column kind: Person, Organization or Place
// column entities: how many there are
// example: (none)
MATCH (e:Entity)
RETURN e.kind AS kind, count(e) AS entities
ORDER BY entities DESC, kind
