"""The spaCy component `sayso_relations`: runs every family of rules and keeps what the ontology accepts."""

from collections.abc import Callable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

from ingest.pipeline.layers import Relation, register
from ingest.pipeline.relations.compounds import compound_relations
from ingest.pipeline.relations.nouns import event_relations
from ingest.pipeline.relations.places import place_relations
from ingest.pipeline.relations.referents import Referents, voices
from ingest.pipeline.relations.roles import role_relations
from ingest.pipeline.relations.verbs import verb_relations

_FAMILIES: tuple[Callable[[Doc, Referents], Iterator[Relation]], ...] = (
    compound_relations,
    verb_relations,
    event_relations,
    place_relations,
)


NAME = "sayso_relations"


@Language.component(NAME, requires=["doc._.clusters", "token.dep", "token.lemma"])
def relations(doc: Doc) -> Doc:
    """Sets `doc._.relations`. Roles come first: who speaks for whom tells who "we" is."""
    register()
    referents = Referents(doc)
    found = list(role_relations(doc, referents))
    referents.speak_for(voices(found, referents))
    doc._.relations = [*found, *(relation for family in _FAMILIES for relation in family(doc, referents))]
    return doc
