"""The component `sayso_coreference`: which mentions of the document are of one entity."""

from collections import Counter

from spacy.language import Language
from spacy.tokens import Doc

from graph.ontology import Form
from ingest.pipeline.coreference.antecedents import resolve
from ingest.pipeline.coreference.links import Form as NameForm
from ingest.pipeline.coreference.links import link
from ingest.pipeline.layers import Cluster, MentionWords, head_of, register
from ingest.pipeline.names.gazetteer import gazetteer
from ingest.pipeline.names.head_words import head_of_name

NAME = "sayso_coreference"


@Language.component(
    NAME, requires=["doc.ents", "doc._.aliases", "doc._.demonyms", "token.dep"], assigns=["doc._.clusters"]
)
def sayso_coreference(doc: Doc) -> Doc:
    """Writes `doc._.clusters`."""
    register()
    clusters = [_cluster(doc, group) for group in link(doc, gazetteer(), doc._.aliases or ())]
    resolve(doc, clusters)
    doc._.clusters = clusters
    return doc


def _cluster(doc: Doc, forms: list[NameForm]) -> Cluster:
    places = sorted(place for form in forms for place in form.places)
    entries = [form.entry for form in forms if form.entry is not None and form.entry.kind is forms[0].kind]
    tags = dict.fromkeys(tag for entry in entries for tag in entry.tags)
    if not tags:
        for start, end in sorted(places, key=lambda place: place[0] - place[1]):
            said = head_of_name([token.text for token in doc[start:end]])
            if said and said.kind is forms[0].kind:
                tags.update(dict.fromkeys(said.tags))
    names = Counter(entry.name for entry in entries)
    return Cluster(
        kind=forms[0].kind,
        mentions=[MentionWords(start, end, head_of(doc, start, end), Form.NAME) for start, end in places],
        tags=list(tags),
        canonical=names.most_common(1)[0][0] if names else None,
    )
