// What every row about a claim carries.
// Expects: c the claim, d its document, s and o the entities at its ends, w its speaker (or null).
// column uid: the claim
// column predicate: the relation that it states
// column polarity: affirmed or denied
// column modality: actual, possible, planned or hypothetical
// column role: the post or role that it names, if any
// column quote: the words that state it, as they stand in the document
// column start: where the quote begins in the document's text, code points
// column end_offset: where it ends, exclusive
// column event_date: when it happened, as the text says, if it does
// column confidence: how sure the extraction is, 0 to 1
// column rule: the extraction rule that found it
// column subject_uid: who or what it is said of
// column subject_name: its name
// column subject_kind: Person, Organization or Place
// column object_uid: the other end
// column object_name: its name
// column object_kind: Person, Organization or Place
// column speaker_uid: who says so; none in the author's own voice
// column speaker_name: the speaker's name
// column speaker_kind: Person, Organization or Place
// column document_uid: the document that holds it
// column headline: its headline
// column publisher: its publisher
// column published: its date
// column url: its address
// column story: the document that stands for all copies of it
c.uid AS uid, c.predicate AS predicate, c.polarity AS polarity, c.modality AS modality,
       c.role AS role, c.quote AS quote, c.start AS start, c.end_offset AS end_offset,
       c.event_date AS event_date, c.confidence AS confidence, c.rule AS rule,
       s.uid AS subject_uid, s.name AS subject_name, s.kind AS subject_kind,
       o.uid AS object_uid, o.name AS object_name, o.kind AS object_kind,
       w.uid AS speaker_uid, w.name AS speaker_name, w.kind AS speaker_kind,
       d.uid AS document_uid, d.headline AS headline, d.publisher AS publisher,
       d.published AS published, d.url AS url, d.story AS story
