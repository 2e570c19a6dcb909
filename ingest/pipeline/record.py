"""From the layers of a parsed document to its extraction record. Here token positions become code point offsets."""

from collections.abc import Iterator

from spacy.tokens import Doc

from graph.ontology import Form, Polarity, ontology
from graph.record import Attribution, Claim, Document, Entity, Mention, Record, Span
from ingest.pipeline.candidates import Candidate, candidates, is_named
from ingest.pipeline.confidence import confidence
from ingest.pipeline.dates import event_date
from ingest.pipeline.layers import Cluster, MentionWords, Relation, Said, Words
from ingest.pipeline.stance import stance


def to_record(doc: Doc, document: Document) -> Record:
    """The record of a document whose pipeline has run. `doc` was made of a text of the same length as `document.text`,
    whose code points stand at the same offsets."""
    named = ids(doc)
    text = document.text
    entities = tuple(_entity(doc, doc._.clusters[number], id_, text) for number, id_ in named.items())
    attributions = tuple(_attribution(doc, said, named) for said in doc._.attributions)
    return Record(document, entities, attributions, tuple(_claims(doc, document, named)))


def ids(doc: Doc) -> dict[int, str]:
    """The clusters that get into the record, those that are named: cluster index -> id in the record."""
    named = (number for number, cluster in enumerate(doc._.clusters) if is_named(cluster))
    return {number: f"e{place}" for place, number in enumerate(named, start=1)}


def _entity(doc: Doc, cluster: Cluster, id_: str, text: str) -> Entity:
    mentions = tuple(_mention(doc, mention, text) for mention in cluster.mentions)
    names = list(dict.fromkeys(" ".join(m.text.split()) for m in mentions if m.form is Form.NAME))
    name = max(names, key=lambda form: (len(form), -names.index(form)))
    aliases = tuple(form for form in names if form != name)
    return Entity(id_, cluster.kind, name, aliases, mentions, tuple(sorted(set(cluster.tags))))


def _mention(doc: Doc, mention: MentionWords, text: str) -> Mention:
    span = _span(doc, mention.start, mention.end)
    return Mention(span.start, span.end, text[span.start : span.end], mention.form)


def _attribution(doc: Doc, said: Said, named: dict[int, str]) -> Attribution:
    speaker = named.get(said.speaker) if said.speaker is not None else None
    source = _of_words(doc, said.source) if said.source else None
    return Attribution(speaker, source, _of_words(doc, said.cue), _of_words(doc, said.content))


def _claims(doc: Doc, document: Document, named: dict[int, str]) -> Iterator[Claim]:
    """The claims of the candidate relations that none refuses, once each."""
    best: dict[tuple[object, ...], Claim] = {}
    for candidate in candidates(doc):
        if candidate.refusal is not None:
            continue
        claim = claim_of(doc, document, candidate, named)
        if candidate.relation.incidental and claim.polarity is Polarity.DENIED:
            continue  # where a meeting would have been held that was not
        key = _identity(claim)
        if key not in best or claim.confidence > best[key].confidence:
            best[key] = claim
    yield from sorted(best.values(), key=lambda claim: (claim.start, claim.end))


def _identity(claim: Claim) -> tuple[object, ...]:
    ends = (claim.subject, claim.object)
    if ontology()[claim.predicate].symmetric:
        ends = min(ends), max(ends)
    return (claim.predicate, *ends, claim.polarity, claim.modality, claim.speaker, claim.start, claim.end)


def claim_of(doc: Doc, document: Document, candidate: Candidate, named: dict[int, str]) -> Claim:
    """The claim that a candidate makes where nothing refuses it. `named`: cluster index -> id in the record."""
    assert candidate.subject is not None and candidate.object is not None
    relation = candidate.relation
    judged = stance(doc, relation.trigger, relation.subject, relation.object)
    quote = _quote(doc, relation, document.text)
    return Claim(
        predicate=relation.predicate,
        subject=named[candidate.subject],
        object=named[candidate.object],
        polarity=relation.polarity or judged.polarity,
        modality=relation.modality or judged.modality,
        speaker=named.get(judged.speaker) if judged.speaker is not None else None,
        role=relation.role if ontology()[relation.predicate].has_role else None,
        event_date=event_date(doc, relation.trigger, document.published),
        start=quote.start,
        end=quote.end,
        quote=document.text[quote.start : quote.end],
        confidence=confidence(relation.rule),
        rule=relation.rule,
    )


def _quote(doc: Doc, relation: Relation, text: str) -> Span:
    """The sentence or sentences that hold both ends and the trigger, without white space around."""
    places = (relation.subject, relation.object, relation.trigger)
    span = _span(doc, min(doc[place].sent.start for place in places), max(doc[place].sent.end for place in places))
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _of_words(doc: Doc, words: Words) -> Span:
    return _span(doc, words.start, words.end)


def _span(doc: Doc, start: int, end: int) -> Span:
    last = doc[end - 1]
    return Span(doc[start].idx, last.idx + len(last))
