"""The component `sayso_names`: who and what is named, in place of the statistical model's entities."""

from spacy.language import Language
from spacy.tokens import Doc, Span

from ingest.pipeline.abbreviations import Definition, definitions
from ingest.pipeline.gazetteer import Gazetteer, gazetteer
from ingest.pipeline.layers import register
from ingest.pipeline.name_candidates import candidates
from ingest.pipeline.name_choice import choose

NAME = "sayso_names"


@Language.component(
    NAME,
    requires=["doc.ents", "token.dep"],
    assigns=["doc.ents", "doc._.demonyms", "doc._.aliases"],
)
def sayso_names(doc: Doc) -> Doc:
    """Writes `doc.ents` (Person, Organization, Place), `doc._.demonyms` and `doc._.aliases`."""
    register()
    known = gazetteer()
    defined = definitions([token.text for token in doc])
    names = choose(doc, known, candidates(doc, known, defined))
    doc.set_ents([Span(doc, start, end, label=kind) for start, end, kind in names])
    doc._.demonyms = _demonyms(doc, known)
    doc._.aliases = _aliases(doc, defined)
    return doc


def _demonyms(doc: Doc, known: Gazetteer) -> dict[int, str]:
    """The tokens that speak of a country without being its name, and country names inside compounds ("US-led")."""
    found: dict[int, str] = {}
    for token in doc:
        country = known.demonym(token.text)
        if country and not token.ent_type_:
            found[token.i] = country
    for entity in doc.ents:
        after = doc[entity.end].text if entity.end < len(doc) else ""
        if entity.label_ == "Place" and after == "-" and not doc[entity.end - 1].whitespace_:
            entry = known.lookup(doc, entity.start, entity.end)
            if entry and "country" in entry.tags:
                found[entity.end - 1] = entry.name
    return dict(sorted(found.items()))


def _aliases(doc: Doc, defined: list[Definition]) -> list[tuple[Span, Span]]:
    spans = {(entity.start, entity.end): entity for entity in doc.ents}
    pairs = []
    for definition in defined:
        long = spans.get((definition.long_start, definition.long_end))
        short = spans.get((definition.short_start, definition.short_end))
        if long is not None and short is not None:
            pairs.append((long, short))
    return pairs
