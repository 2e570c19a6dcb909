// Draw how two entities are connected
// theme: connections
// answers: All shortest chains of stated relations between the two, whichever way each of them points.
WITH 'Mustafa al-Kadhimi' AS source, 'Kataib Hezbollah' AS target
MATCH (a:Entity) WHERE source IN a.aliases + a.name
MATCH (b:Entity) WHERE target IN b.aliases + b.name
MATCH chain = allShortestPaths((a)-[*..4]-(b))
WHERE all(node IN nodes(chain) WHERE node:Entity)
RETURN chain
