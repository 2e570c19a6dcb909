// What every row about a summary edge r from the entity a to the entity b carries beside its counts and its sample.
// column subject_uid: text — who or what it is said of
// column subject_name: text — its name
// column subject_kind: text — Person, Organization or Place
// column predicate: text — the relation
// column object_uid: text — the other end
// column object_name: text — its name
// column object_kind: text — Person, Organization or Place
// column first_published: text, optional — the date of the first document that states it
// column last_published: text, optional — the date of the last
a.uid AS subject_uid, a.name AS subject_name, a.kind AS subject_kind, predicate,
       b.uid AS object_uid, b.name AS object_name, b.kind AS object_kind,
       r.first_published AS first_published, r.last_published AS last_published
