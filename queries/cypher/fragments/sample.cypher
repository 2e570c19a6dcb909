// What every row carries about the claim that shows its edge best.
// column claim: the claim that shows it best
// column quote: its words
// column polarity: affirmed or denied
// column modality: actual, possible, planned or hypothetical
// column speaker_uid: who says so; none in the author's own voice
// column speaker_name: the speaker's name
// column document_uid: the document that holds it
// column headline: its headline
// column publisher: its publisher
// column published: its date
// column url: its address
sample.claim AS claim, sample.quote AS quote, sample.polarity AS polarity, sample.modality AS modality,
       sample.speaker_uid AS speaker_uid, sample.speaker_name AS speaker_name,
       sample.document_uid AS document_uid, sample.headline AS headline, sample.publisher AS publisher,
       sample.published AS published, sample.url AS url
