// Whom a document speaks of
// theme: documents
// answers: The entities of one document, in the order in which it first names them, with every place in its text.
// path: /documents/{document}/entities
// param document: document, required — the document
// column uid: text — the entity
// column name: text — its fullest name in all documents
// column kind: text — Person, Organization or Place
// column here: text — its fullest name in this document
// column starts: integers — where it is mentioned, code points into the text
// column ends: integers — where these mentions end, exclusive
// column forms: texts — name, nominal or pronoun, for each mention
// example: document=dd681f28043c5befc6944
MATCH (d:Document {uid: $document})<-[:IN]-(a:Appearance)-[:REFERS_TO]->(e:Entity)
RETURN e.uid AS uid, e.name AS name, e.kind AS kind, a.name AS here,
       a.starts AS starts, a.ends AS ends, a.forms AS forms
ORDER BY head(a.starts), a.uid
