// What every row carries about the claim that shows its edge best, and the one that denies it.
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
// column denial: the claim that denies the relation best; none where nobody does
// column denial_quote: its words
// column denial_modality: actual, possible, planned or hypothetical
// column denial_by: who denies it; none in the author's own voice
// column denial_document: the document that holds the denial
// column denial_headline: its headline
// column denial_publisher: its publisher
// column denial_published: its date
sample.claim AS claim, sample.quote AS quote, sample.polarity AS polarity, sample.modality AS modality,
       sample.speaker_uid AS speaker_uid, sample.speaker_name AS speaker_name,
       sample.document_uid AS document_uid, sample.headline AS headline, sample.publisher AS publisher,
       sample.published AS published, sample.url AS url,
       denial.claim AS denial, denial.quote AS denial_quote, denial.modality AS denial_modality,
       denial.speaker_name AS denial_by, denial.document_uid AS denial_document,
       denial.headline AS denial_headline, denial.publisher AS denial_publisher,
       denial.published AS denial_published
