// Draw what two entities have in common
// theme: connections
// answers: The entities that have a stated relation with both, and these relations.
WITH 'Mustafa al-Kadhimi' AS one, 'Qassem Soleimani' AS two
MATCH (a:Entity) WHERE one IN a.aliases + a.name
MATCH (b:Entity) WHERE two IN b.aliases + b.name
MATCH (a)-[r]-(between:Entity)-[s]-(b)
RETURN a, r, between, s, b
