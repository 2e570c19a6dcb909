// Draw every denial with who denies it
// theme: disagreement
// answers: The denying claims, the entities of which they speak, and their speakers; without one, the document's author.
MATCH object = (c:Claim {polarity: 'denied'})-[:OBJECT]->(:Appearance)-[:REFERS_TO]->(:Entity)
MATCH subject = (c)-[:SUBJECT]->(:Appearance)-[:REFERS_TO]->(:Entity)
OPTIONAL MATCH speaker = (c)-[:SPEAKER]->(:Appearance)-[:REFERS_TO]->(:Entity)
RETURN subject, object, speaker
LIMIT 50
