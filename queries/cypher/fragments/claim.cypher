// What every row about a claim carries.
// Expects: c the claim, d its document, s and o the entities at its ends, w its speaker (or null).
// column uid: text — the claim
// column predicate: text — the relation that it states
// column polarity: text — affirmed or denied
// column modality: text — actual, possible, planned or hypothetical
// column role: text, optional — the post or role that it names, if any
// column quote: text — the words that state it, as they stand in the document
// column start: integer — where the quote begins in the document's text, code points
// column end_offset: integer — where it ends, exclusive
// column event_date: text, optional — when it happened, as the text says, if it does
// column confidence: number — how sure the extraction is, 0 to 1
// column rule: text — the extraction rule that found it
// column subject_uid: text — who or what it is said of
// column subject_name: text — its name
// column subject_kind: text — Person, Organization or Place
// column object_uid: text — the other end
// column object_name: text — its name
// column object_kind: text — Person, Organization or Place
// column speaker_uid: text, optional — who says so; none in the author's own voice
// column speaker_name: text, optional — the speaker's name
// column speaker_kind: text, optional — Person, Organization or Place
// column document_uid: text — the document that holds it
// column headline: text, optional — its headline
// column publisher: text, optional — its publisher
// column published: text, optional — its date
// column url: text, optional — its address
// column story: text — the document that stands for all copies of it
c.uid AS uid, c.predicate AS predicate, c.polarity AS polarity, c.modality AS modality,
       c.role AS role, c.quote AS quote, c.start AS start, c.end_offset AS end_offset,
       c.event_date AS event_date, c.confidence AS confidence, c.rule AS rule,
       s.uid AS subject_uid, s.name AS subject_name, s.kind AS subject_kind,
       o.uid AS object_uid, o.name AS object_name, o.kind AS object_kind,
       w.uid AS speaker_uid, w.name AS speaker_name, w.kind AS speaker_kind,
       d.uid AS document_uid, d.headline AS headline, d.publisher AS publisher,
       d.published AS published, d.url AS url, d.story AS story
