// What every row carries about the claim that shows its edge best, and the one that denies it.
// column claim: text — the claim that shows it best
// column quote: text — its words
// column polarity: text — affirmed or denied
// column modality: text — actual, possible, planned or hypothetical
// column speaker_uid: text, optional — who says so; none in the author's own voice
// column speaker_name: text, optional — the speaker's name
// column document_uid: text — the document that holds it
// column headline: text, optional — its headline
// column publisher: text, optional — its publisher
// column published: text, optional — its date
// column url: text, optional — its address
// column denial: text, optional — the claim that denies the relation best; none where nobody does
// column denial_quote: text, optional — its words
// column denial_modality: text, optional — actual, possible, planned or hypothetical
// column denial_by: text, optional — who denies it; none in the author's own voice
// column denial_document: text, optional — the document that holds the denial
// column denial_headline: text, optional — its headline
// column denial_publisher: text, optional — its publisher
// column denial_published: text, optional — its date
sample.claim AS claim, sample.quote AS quote, sample.polarity AS polarity, sample.modality AS modality,
       sample.speaker_uid AS speaker_uid, sample.speaker_name AS speaker_name,
       sample.document_uid AS document_uid, sample.headline AS headline, sample.publisher AS publisher,
       sample.published AS published, sample.url AS url,
       denial.claim AS denial, denial.quote AS denial_quote, denial.modality AS denial_modality,
       denial.speaker_name AS denial_by, denial.document_uid AS denial_document,
       denial.headline AS denial_headline, denial.publisher AS denial_publisher,
       denial.published AS denial_published
