// Draw entities that share a part of their names
// theme: identity
// answers: Persons whose last names are the same: one and the same, or only namesakes?
MATCH (a:Person), (b:Person)
WHERE a.uid < b.uid AND last(split(a.name, ' ')) = last(split(b.name, ' '))
OPTIONAL MATCH one = (a)<-[:REFERS_TO]-(:Appearance)-[:IN]->(:Document)
OPTIONAL MATCH two = (b)<-[:REFERS_TO]-(:Appearance)-[:IN]->(:Document)
RETURN a, b, one, two
LIMIT 100
