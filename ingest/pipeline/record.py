"""From the layers of a parsed document to its extraction record. Here token positions become code point offsets."""

from spacy.tokens import Doc

from graph.ontology import Form
from graph.record import Attribution, Document, Entity, Mention, Record
from ingest.pipeline.candidates import is_named
from ingest.pipeline.claims import claims
from ingest.pipeline.layers import Cluster, MentionWords, Said, Words
from ingest.pipeline.offsets import code_points


def to_record(doc: Doc, document: Document) -> Record:
    """The record of a document whose pipeline has run. `doc` was made of a text of the same length as `document.text`,
    whose code points stand at the same offsets."""
    named = ids(doc)
    text = document.text
    entities = tuple(_entity(doc, doc._.clusters[number], id_, text) for number, id_ in named.items())
    attributions = tuple(_attribution(doc, said, named) for said in doc._.attributions)
    return Record(document, entities, attributions, tuple(claims(doc, document, named)))


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
    span = code_points(doc, Words(mention.start, mention.end))
    return Mention(span.start, span.end, text[span.start : span.end], mention.form)


def _attribution(doc: Doc, said: Said, named: dict[int, str]) -> Attribution:
    speaker = named.get(said.speaker) if said.speaker is not None else None
    source = code_points(doc, said.source) if said.source else None
    return Attribution(speaker, source, code_points(doc, said.cue), code_points(doc, said.content))
